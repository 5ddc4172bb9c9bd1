import type { ReceiptRecord } from "../domain/receipts/receipt-record.ts";
import { bucketFolders } from "./import-flow-files.ts";
import { ownFileKey } from "./organization-file-key.ts";
import type { SmallObjectStore } from "./small-object-store.ts";

const contentType = "text/xml; charset=utf-8";

/** As pagoPA makes them. Any other id goes by its digest: keys have an alphabet and a length. */
const plainId = /^[A-Za-z0-9_-]{1,64}$/u;

type ReceiptName = { readonly recipientFiscalCode: string; readonly receiptId: string };

type KeptReceipt = Pick<ReceiptRecord, "organizationFiscalCode" | "rawKey">;

/** SHA-256 in hexadecimal. */
export function sha256Of(content: Uint8Array | string): string {
  return process.getBuiltinModule("node:crypto").hash("sha256", content);
}

/** Where every XML that came under one receipt id is kept. */
export function receiptFolderOf({ recipientFiscalCode, receiptId }: ReceiptName): string {
  const id = plainId.test(receiptId) ? receiptId : sha256Of(receiptId);
  return `${bucketFolders.receipts}/${recipientFiscalCode}/${id}`;
}

/** Where a receipt's XML is kept: the same content is always in the same place. */
export function receiptKeyOf(receipt: ReceiptName, xml: Uint8Array): string {
  return `${receiptFolderOf(receipt)}/${sha256Of(xml)}.xml`;
}

/** Where is kept what came as a receipt and could not be taken as one. */
export const refusedReceiptsFolder = `${bucketFolders.receipts}/refused`;

/**
 * Receipts as files: each XML under its ente, its id and its own digest, so that what is kept twice
 * is kept once and nothing is ever overwritten.
 */
export function createReceiptFiles(objects: Pick<SmallObjectStore, "put" | "get">) {
  return {
    async keepReceipt(receipt: ReceiptName, xml: Uint8Array): Promise<string> {
      const key = receiptKeyOf(receipt, xml);
      await objects.put(key, xml, contentType);
      return key;
    },
    /** What came as a receipt and could not be taken as one, for people to look at. */
    async keepRefused(xml: Uint8Array): Promise<void> {
      await objects.put(`${refusedReceiptsFolder}/${sha256Of(xml)}.xml`, xml, contentType);
    },
    /**
     * The XML of a receipt, as it came.
     * @throws Error when it is not there: it was kept before the receipt was taken in; or when it
     *   is another ente's.
     */
    async readReceipt({ organizationFiscalCode, rawKey }: KeptReceipt): Promise<Uint8Array> {
      const owned = { root: bucketFolders.receipts, organization: organizationFiscalCode };
      const xml = await objects.get(ownFileKey(rawKey, owned));
      if (xml === undefined) throw new Error("the XML of a receipt is missing");
      return xml;
    },
  };
}
