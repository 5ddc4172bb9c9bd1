import { bucketFolders } from "./import-flow-files.ts";
import type { SmallObjectStore } from "./small-object-store.ts";

const contentType = "text/xml; charset=utf-8";

/** As pagoPA makes them. Any other id goes by its digest: keys have an alphabet and a length. */
const plainId = /^[A-Za-z0-9_-]{1,64}$/u;

type ReceiptName = { readonly recipientFiscalCode: string; readonly receiptId: string };

/** SHA-256 in hexadecimal. */
export function sha256Of(content: Uint8Array | string): string {
  return process.getBuiltinModule("node:crypto").hash("sha256", content);
}

/**
 * Receipts as files: each XML under its ente, its id and its own digest, so that what is kept twice
 * is kept once and nothing is ever overwritten.
 */
export function createReceiptFiles(objects: SmallObjectStore) {
  return {
    async keepReceipt(receipt: ReceiptName, xml: Uint8Array): Promise<string> {
      const { recipientFiscalCode, receiptId } = receipt;
      const id = plainId.test(receiptId) ? receiptId : sha256Of(receiptId);
      const key = `${bucketFolders.receipts}/${recipientFiscalCode}/${id}/${sha256Of(xml)}.xml`;
      await objects.put(key, xml, contentType);
      return key;
    },
    /** What came as a receipt and could not be taken as one, for people to look at. */
    async keepRefused(xml: Uint8Array): Promise<void> {
      await objects.put(`${bucketFolders.receipts}/refused/${sha256Of(xml)}.xml`, xml, contentType);
    },
    /**
     * The XML of a receipt, as it came.
     * @throws Error when it is not there: it was kept before the receipt was taken in.
     */
    async readReceipt(key: string): Promise<Uint8Array> {
      const xml = await objects.get(key);
      if (xml === undefined) throw new Error("the XML of a receipt is missing");
      return xml;
    },
  };
}
