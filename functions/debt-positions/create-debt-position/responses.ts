import type { CreatePositionOutcome } from "../../../shared/domain/debt-positions/create-position.ts";
import { viewPosition } from "../../../shared/domain/debt-positions/position-view.ts";
import { pathSegmentOf } from "../../../shared/domain/values/path-segment.ts";
import { type HttpResult, jsonResult } from "../../../shared/lambda/http-result.ts";
import {
  etagHeader,
  invalidRequest,
  notFound,
  organizationNotReady,
  problemResult,
} from "../../../shared/lambda/problem.ts";

export function respond(
  result: CreatePositionOutcome & { readonly publicUrl: string },
): HttpResult {
  switch (result.outcome) {
    case "created":
    case "alreadyCreated": {
      const { organizationFiscalCode, iud } = result.position;
      const positions = `/v1/organizations/${organizationFiscalCode}/debt-positions`;
      const location = `${positions}/${pathSegmentOf(iud)}`;
      const status = result.outcome === "created" ? 201 : 200;
      return jsonResult(status, viewPosition(result.position, result), {
        location,
        ...etagHeader(result.position.version),
      });
    }
    case "iudTaken":
      return problemResult({
        status: 409,
        slug: "iud-gia-usato",
        title: "IUD già usato",
        detail: "L'ente ha già un'altra posizione con questo IUD, non annullata.",
        code: "PAA_IMPORT_IUD_DUPLICATO",
      });
    case "wrong":
      return problemResult(invalidRequest(result.problems));
    case "organizationNotReady":
      return problemResult(organizationNotReady(result.status));
    case "unknown":
      return problemResult(notFound);
  }
}
