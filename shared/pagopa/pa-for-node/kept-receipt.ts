import type { Receipt } from "../../domain/receipts/receipt.ts";
import { parseRequest } from "./parse-message.ts";
import { receiptOf } from "./receipt-of.ts";

/**
 * The receipt in an XML kept as it came (SANP 3.12.0, paSendRT and paSendRTV2).
 * @throws Error when it is none: only what was read as a receipt is in an archive.
 */
export function keptReceiptOf(xml: Uint8Array): Receipt {
  const reading = parseRequest(xml);
  if (reading.outcome === "request") {
    const { request } = reading;
    const isReceipt = request.primitive === "paSendRT" || request.primitive === "paSendRTV2";
    const receipt = isReceipt ? receiptOf(request) : undefined;
    if (receipt !== undefined) return receipt;
  }
  throw new Error("what was kept as a receipt is not read as one");
}
