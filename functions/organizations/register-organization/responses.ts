import { type HttpResult, jsonResult } from "../../../shared/lambda/http-result.ts";
import {
  etagHeader,
  invalidRequest,
  preconditionFailed,
  preconditionRequired,
  problemResult,
} from "../../../shared/lambda/problem.ts";
import type { RegisterOrganizationOutcome } from "./register-organization.ts";

export function respond(result: RegisterOrganizationOutcome): HttpResult {
  switch (result.outcome) {
    case "registered": {
      const { fiscalCode, ipaCode, name, status, noticeVersion } = result.organization;
      const { noticePrint = {} } = result.organization;
      const registered = { fiscalCode, ipaCode, name, status, noticePrint, noticeVersion };
      return jsonResult(
        result.isNew ? 201 : 200,
        registered,
        etagHeader(result.organization.version),
      );
    }
    case "versionMissing":
      return preconditionRequired(result.version);
    case "stale":
      return preconditionFailed(result.version);
    case "otherOrganization":
      return refuse("/fiscalCode", "Il codice fiscale non è quello indicato nel percorso.");
    case "typeRepeated":
      return refuse("/debtPositionTypes", `Tipi dovuto ripetuti: ${list(result.typeCodes)}.`);
    case "accountMissing":
      return refuse(
        "/debtPositionTypes",
        `Manca il conto di accredito dei tipi dovuto: ${list(result.typeCodes)}.`,
      );
    case "logoRefused":
      return refuse("/logoSvg", result.problem);
    case "tooLarge":
      return refuse(
        "",
        `L'anagrafica occupa ${result.bytes} byte: ridurre il logo o il numero dei tipi dovuto.`,
      );
  }
}

const list = (codes: readonly string[]) => [...new Set(codes)].join(", ");

function refuse(pointer: string, detail: string): HttpResult {
  return problemResult(invalidRequest([{ pointer, detail }]));
}
