import { viewPosition } from "../../../shared/domain/debt-positions/position-view.ts";
import { type HttpResult, jsonResult } from "../../../shared/lambda/http-result.ts";
import { encodeCursor } from "../../../shared/lambda/page-cursor.ts";
import { forbidden, invalidRequest, problemResult } from "../../../shared/lambda/problem.ts";
import type { FoundPage } from "./found-page.ts";
import type { SearchDebtorOutcome } from "./search-debtor.ts";
import type { SearchPositionsOutcome } from "./search-positions.ts";

export function respond(result: SearchPositionsOutcome | SearchDebtorOutcome): HttpResult {
  switch (result.outcome) {
    case "page":
      return pageResult(result);
    case "ambiguous":
      return refusal(
        "/noticeNumber",
        "Indicare uno solo fra numero avviso, IUV, IUD e codice del debitore.",
      );
    case "reversed":
      return refusal(`/${result.field}/to`, "La fine dell'intervallo viene prima del suo inizio.");
    case "cursorElsewhere":
      return refusal("/cursor", "Il cursore è di un'altra ricerca: tenere gli stessi filtri.");
    case "forbidden":
      return problemResult(forbidden);
  }
}

function pageResult({ found, isWhole, cursor, today, publicUrl }: FoundPage): HttpResult {
  return jsonResult(200, {
    debtPositions: found.map(({ position, endsOnDueDate }) =>
      viewPosition(position, { endsOnDueDate, today, publicUrl }),
    ),
    searchedAll: isWhole,
    cursor: cursor === undefined ? null : encodeCursor(cursor),
  });
}

function refusal(pointer: string, detail: string): HttpResult {
  return problemResult(invalidRequest([{ pointer, detail }]));
}
