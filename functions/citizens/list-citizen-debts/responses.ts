import { type HttpResult, jsonResult } from "../../../shared/lambda/http-result.ts";
import { encodeCursor } from "../../../shared/lambda/page-cursor.ts";
import {
  forbidden,
  invalidRequest,
  problemResult,
  unauthorized,
} from "../../../shared/lambda/problem.ts";
import type { ListCitizenDebtsOutcome } from "./list-citizen-debts.ts";
import { viewCitizenDebt } from "./view-citizen-debt.ts";

export function respond(result: ListCitizenDebtsOutcome): HttpResult {
  switch (result.outcome) {
    case "page":
      return jsonResult(200, {
        debtPositions: result.debts.map((debt) => viewCitizenDebt(debt, result)),
        cursor: result.cursor === undefined ? null : encodeCursor(result.cursor),
      });
    case "cursorElsewhere":
      return problemResult(
        invalidRequest([
          { pointer: "/cursor", detail: "Il cursore è di un'altra richiesta: tenere lo stato." },
        ]),
      );
    case "notCitizen":
      return problemResult({
        ...forbidden,
        detail: "Si sta lavorando per un ente o per la Regione: tornare a essere cittadino.",
      });
    case "sessionOver":
      return problemResult({
        ...unauthorized,
        slug: "sessione-assente",
        title: "Accesso richiesto",
        detail: "La sessione è finita: accedere di nuovo per vedere i propri pagamenti.",
      });
  }
}
