import { receiptRecordData } from "../../../shared/domain/receipts/receipt-record-data.ts";
import { type HttpResult, jsonResult } from "../../../shared/lambda/http-result.ts";
import { encodeCursor } from "../../../shared/lambda/page-cursor.ts";
import { invalidRequest, problemResult } from "../../../shared/lambda/problem.ts";
import { daysMax, type ListReceiptsOutcome } from "./list-receipts.ts";

export function respond(result: ListReceiptsOutcome): HttpResult {
  switch (result.outcome) {
    case "page":
      return jsonResult(200, {
        from: result.from,
        to: result.to,
        receipts: result.receipts.map(receiptRecordData),
        cursor: result.cursor === undefined ? null : encodeCursor(result.cursor),
      });
    case "daysReversed":
      return refusal("/to", "Il giorno finale viene prima di quello iniziale.");
    case "tooManyDays":
      return refusal("/to", `Si possono chiedere al più ${daysMax} giorni per volta.`);
    case "cursorElsewhere":
      return refusal("/cursor", "Il cursore è di un'altra richiesta: tenere gli stessi giorni.");
  }
}

function refusal(pointer: string, detail: string): HttpResult {
  return problemResult(invalidRequest([{ pointer, detail }]));
}
