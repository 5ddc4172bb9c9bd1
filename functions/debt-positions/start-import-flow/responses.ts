import { type HttpResult, jsonResult } from "../../../shared/lambda/http-result.ts";
import { notFound, organizationNotReady, problemResult } from "../../../shared/lambda/problem.ts";
import type { StartImportFlowOutcome } from "./start-import-flow.ts";

export function respond(result: StartImportFlowOutcome): HttpResult {
  switch (result.outcome) {
    case "started": {
      const { organizationFiscalCode, id } = result.flow;
      const self = `/v1/organizations/${organizationFiscalCode}/import-flows/${id}`;
      return jsonResult(202, { id, links: { self } }, { location: self });
    }
    case "uploadMissing":
      return problemResult({
        status: 409,
        slug: "file-non-caricato",
        title: "File non caricato",
        detail: "Il flusso non può essere avviato: il file ZIP non è ancora stato caricato.",
      });
    case "organizationNotReady":
      return problemResult(organizationNotReady(result.status));
    case "unknown":
      return problemResult(notFound);
  }
}
