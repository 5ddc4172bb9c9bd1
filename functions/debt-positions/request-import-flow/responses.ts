import { type HttpResult, jsonResult } from "../../../shared/lambda/http-result.ts";
import { notFound, organizationNotReady, problemResult } from "../../../shared/lambda/problem.ts";
import type { RequestImportFlowOutcome } from "./request-import-flow.ts";

export function respond(result: RequestImportFlowOutcome): HttpResult {
  switch (result.outcome) {
    case "registered": {
      const { flow, upload } = result;
      const self = `/v1/organizations/${flow.organizationFiscalCode}/import-flows/${flow.id}`;
      return jsonResult(
        201,
        {
          id: flow.id,
          status: flow.status,
          dryRun: flow.dryRun,
          upload: { method: "PUT", ...upload },
          links: { self, start: `${self}/start` },
        },
        { location: self },
      );
    }
    case "organizationUnknown":
      return problemResult(notFound);
    case "organizationNotReady":
      return problemResult(organizationNotReady(result.status));
    case "fileNameRefused":
      return problemResult({
        status: 422,
        slug: "nome-file-non-valido",
        title: "Nome del file non valido",
        detail: result.refusal.detail,
        code: result.refusal.code,
      });
  }
}
