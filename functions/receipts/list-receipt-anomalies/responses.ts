import { receiptAnomalyData } from "../../../shared/domain/receipts/receipt-record-data.ts";
import type { ReceiptAnomaly } from "../../../shared/domain/receipts/receipt-store.ts";
import type { Page } from "../../../shared/domain/values/page.ts";
import { type HttpResult, jsonResult } from "../../../shared/lambda/http-result.ts";
import { encodeCursor } from "../../../shared/lambda/page-cursor.ts";

export function respond({ entries, cursor }: Page<ReceiptAnomaly>): HttpResult {
  return jsonResult(200, {
    anomalies: entries.map(receiptAnomalyData),
    cursor: cursor === undefined ? null : encodeCursor(cursor),
  });
}
