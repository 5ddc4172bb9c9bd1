import { receiptData } from "../../../shared/domain/receipts/receipt-data.ts";
import { receiptEffectData } from "../../../shared/domain/receipts/receipt-record-data.ts";
import { type HttpResult, jsonResult } from "../../../shared/lambda/http-result.ts";
import { notFound, problemResult } from "../../../shared/lambda/problem.ts";
import type { GetReceiptOutcome } from "./get-receipt.ts";

/** Caches tell the forms of one address apart. */
const vary = { vary: "accept" };

export function respond(result: GetReceiptOutcome): HttpResult {
  switch (result.outcome) {
    case "data": {
      const { receipt, record } = result;
      return jsonResult(200, { ...receiptData(receipt), ...receiptEffectData(record) }, vary);
    }
    case "document":
      return file("application/pdf", `inline; filename="${result.fileName}"`, result.pdf);
    case "oldReceipt":
      return file(
        "application/xml; charset=utf-8",
        `attachment; filename="${result.fileName}"`,
        result.xml,
      );
    case "original":
      // Its own declaration says how it is encoded.
      return file("application/soap+xml", `attachment; filename="${result.fileName}"`, result.xml);
    case "unknown":
      return problemResult(notFound);
  }
}

function file(contentType: string, disposition: string, body: string | Uint8Array): HttpResult {
  const headers = { "content-type": contentType, "content-disposition": disposition, ...vary };
  return { status: 200, headers, body };
}
