import { viewPosition } from "../../../shared/domain/debt-positions/position-view.ts";
import { type HttpResult, jsonResult } from "../../../shared/lambda/http-result.ts";
import { etagHeader, notFound, problemResult } from "../../../shared/lambda/problem.ts";
import type { GetDebtPositionOutcome } from "./get-debt-position.ts";

export function respond(result: GetDebtPositionOutcome): HttpResult {
  return result.outcome === "found"
    ? jsonResult(200, viewPosition(result.position, result), etagHeader(result.position.version))
    : problemResult(notFound);
}
