import { type HttpResult, jsonResult } from "../../../shared/lambda/http-result.ts";
import {
  conflict,
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
      const { fiscalCode, ipaCode, name, status, noticeVersion, version } = result.organization;
      const { noticePrint = {} } = result.organization;
      const registered = { fiscalCode, ipaCode, name, status, noticePrint, noticeVersion };
      return jsonResult(result.isNew ? 201 : 200, registered, etagHeader(version));
    }
    case "versionMissing":
      return preconditionRequired(result.version);
    case "stale":
      return preconditionFailed(result.version);
    case "ipaCodeTaken":
      return problemResult(codeTaken);
    case "wrong":
      return problemResult(invalidRequest(result.problems));
  }
}

const codeTaken = conflict("codice-ipa-in-uso", {
  title: "Codice IPA in uso",
  detail: "Il codice IPA è già di un altro ente: ogni ente ha il suo.",
});
