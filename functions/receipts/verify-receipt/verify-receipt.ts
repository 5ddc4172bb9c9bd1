import {
  type PublicReceiptData,
  parseVerificationCode,
  publicReceiptData,
} from "../../../shared/domain/receipts/public-receipt.ts";
import type { ReceiptRecord } from "../../../shared/domain/receipts/receipt-record.ts";
import type { ReceiptStore } from "../../../shared/domain/receipts/receipt-store.ts";
import { readingsOf } from "../../../shared/domain/values/path-segment.ts";
import { keptReceiptOf } from "../../../shared/pagopa/pa-for-node/kept-receipt.ts";

export type VerifyReceiptDependencies = {
  readonly receipts: Pick<ReceiptStore, "find">;
  /** The XML of a receipt, as it was kept. */
  readonly readReceipt: (record: ReceiptRecord) => Promise<Uint8Array>;
};

/** No ente has this fiscal code: the first seven digits are counted from 1. */
const nobodysCode = "00000000018-nessuna";

/**
 * What anybody who holds a printed receipt may learn of the one in the archive: enough to compare
 * them. `undefined` when there is none. A code that cannot be one costs the same look as one that
 * nobody was given: how long the answer takes tells nothing.
 */
export async function verifyReceipt(
  code: string,
  { receipts, readReceipt }: VerifyReceiptDependencies,
): Promise<PublicReceiptData | undefined> {
  const keys = keysOf(readingsOf(code));
  for (const key of keys.length > 0 ? keys : keysOf([nobodysCode])) {
    const record = await receipts.find(key.organizationFiscalCode, key.receiptId);
    if (record !== undefined) {
      return publicReceiptData(keptReceiptOf(await readReceipt(record)));
    }
  }
  return undefined;
}

function keysOf(codes: readonly string[]) {
  return codes.map(parseVerificationCode).filter((key) => key !== undefined);
}
