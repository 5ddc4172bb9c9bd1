import {
  type ArchiveAnswer,
  type ArchiveReceiptDependencies,
  archiveReceipt,
  findPositionOfReceipt,
} from "../../../shared/domain/receipts/archive-receipt.ts";
import type { Receipt } from "../../../shared/domain/receipts/receipt.ts";
import type {
  KoResponse,
  SendReceiptRequest,
  SendReceiptResponse,
} from "../../../shared/pagopa/pa-for-node/messages.ts";
import { receiptOf } from "../../../shared/pagopa/pa-for-node/receipt-of.ts";
import { type Refusal, refuse } from "../../../shared/pagopa/pa-for-node/refusal.ts";
import { findServedOrganization, type ServeStationDependencies } from "./serve-station.ts";

export type SendReceiptDependencies = ServeStationDependencies &
  ArchiveReceiptDependencies & {
    /** Keeps the XML of a receipt as it came; keeping it twice is keeping it once. */
    readonly keepReceipt: (receipt: Receipt, xml: Uint8Array) => Promise<string>;
    /** Keeps what was sent as a receipt and cannot be taken as one. */
    readonly keepRefused: (xml: Uint8Array) => Promise<void>;
  };

const refusalOf: Readonly<Record<Exclude<ArchiveAnswer, "accepted">, Refusal>> = {
  duplicate: "receiptOfPaidNotice",
  unknown: "receiptOfUnknownNotice",
  contentDiffers: "receiptContentDiffers",
};

/**
 * Takes a receipt in: the XML is kept before anything else, then one transaction puts the receipt
 * into the ente's archive and closes what it pays. The same receipt again gets the same answer and
 * changes nothing. Whatever goes wrong on our side is thrown: the call fails, and the node sends
 * the receipt again (SANP 3.12.0, paSendRT, retry).
 */
export async function sendReceipt(
  request: SendReceiptRequest,
  xml: Uint8Array,
  dependencies: SendReceiptDependencies,
): Promise<SendReceiptResponse | KoResponse> {
  const { primitive, idPA: id } = request;
  const receipt = receiptOf(request);
  const [organization, kept] = await Promise.all([
    findServedOrganization(request, dependencies),
    receipt && keepAndFind(receipt, xml, dependencies),
  ]);
  if (kept === undefined || typeof organization === "string") {
    await dependencies.keepRefused(xml);
    const refusal = typeof organization === "string" ? organization : "malformedRequest";
    return refuse(primitive, refusal, { id });
  }
  const { answer } = await archiveReceipt({ ...kept, organization }, dependencies);
  if (answer === "accepted") return { primitive, outcome: "OK" };
  return refuse(primitive, refusalOf[answer], { id });
}

/** Reading has no effect: it need not wait until the XML is kept. */
async function keepAndFind(
  receipt: Receipt,
  xml: Uint8Array,
  dependencies: SendReceiptDependencies,
) {
  const [rawKey, position] = await Promise.all([
    dependencies.keepReceipt(receipt, xml),
    findPositionOfReceipt(receipt, dependencies.positions),
  ]);
  return { receipt, rawKey, position };
}
