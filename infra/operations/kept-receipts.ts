import type { Receipt } from "../../shared/domain/receipts/receipt.ts";
import type { OrganizationFiscalCode } from "../../shared/domain/values/organization-fiscal-code.ts";
import type { ReceiptId } from "../../shared/domain/values/receipt-id.ts";
import { receiptFolderOf, refusedReceiptsFolder } from "../../shared/files/receipt-files.ts";
import type { SendReceiptRequest } from "../../shared/pagopa/pa-for-node/messages.ts";
import { parseRequest } from "../../shared/pagopa/pa-for-node/parse-message.ts";
import { receiptOf } from "../../shared/pagopa/pa-for-node/receipt-of.ts";
import { listKeys } from "./list-keys.ts";
import type { OperatorCloud } from "./operator-cloud.ts";

/** A call of the node that brought a receipt, as it was kept. */
export type KeptCall = {
  readonly key: string;
  readonly xml: Uint8Array;
  readonly request: SendReceiptRequest;
  readonly receipt: Receipt;
};

export type ReceiptName = {
  readonly organizationFiscalCode: OrganizationFiscalCode;
  readonly receiptId: ReceiptId;
};

/** Every XML that is kept under a receipt id: in the ente's own folder, else among the refused. */
export async function findKeptCalls(cloud: OperatorCloud, name: ReceiptName): Promise<KeptCall[]> {
  const { organizationFiscalCode: recipientFiscalCode, receiptId } = name;
  const folder = receiptFolderOf({ recipientFiscalCode, receiptId });
  const own = await readAll(cloud, `${folder}/`);
  if (own.length > 0) return own;
  const refused = await readAll(cloud, `${refusedReceiptsFolder}/`);
  return refused.filter(
    ({ receipt }) =>
      receipt.receiptId === receiptId && receipt.recipientFiscalCode === recipientFiscalCode,
  );
}

/** What in a folder is a receipt; what is none, such as XML that breaks the schema, is left out. */
async function readAll(cloud: OperatorCloud, prefix: string): Promise<KeptCall[]> {
  const calls: KeptCall[] = [];
  for (const key of await listKeys(cloud, prefix)) {
    const call = await readKeptCall(cloud, key);
    if (call !== undefined) calls.push(call);
  }
  return calls;
}

/** The call that a file holds; undefined where there is no file, or it brings no receipt. */
export async function readKeptCall(
  { objects }: Pick<OperatorCloud, "objects">,
  key: string,
): Promise<KeptCall | undefined> {
  const xml = await objects.get(key);
  const reading = xml && parseRequest(xml);
  if (xml === undefined || reading?.outcome !== "request") return undefined;
  const { request } = reading;
  if (request.primitive !== "paSendRT" && request.primitive !== "paSendRTV2") return undefined;
  const receipt = receiptOf(request);
  return receipt && { key, xml, request, receipt };
}
