import type { PublicReceiptData } from "../../../shared/domain/receipts/public-receipt.ts";
import { type HttpResult, jsonResult } from "../../../shared/lambda/http-result.ts";
import { notFound, problemResult } from "../../../shared/lambda/problem.ts";

/** Malformed, unknown, somebody else's: one and the same answer. */
export function respond(receipt: PublicReceiptData | undefined): HttpResult {
  if (receipt === undefined) return problemResult(notFound);
  return jsonResult(200, {
    organizationName: receipt.organizationName,
    amountCents: receipt.amountCents,
    paidOn: receipt.paidOn ?? null,
    pspName: receipt.pspName,
    outcome: receipt.outcome,
    noticeNumberLastDigits: receipt.noticeNumberLastDigits,
  });
}
