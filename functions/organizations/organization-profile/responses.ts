import type { Organization } from "../../../shared/domain/organizations/organization.ts";
import { whatIsOpen } from "../../../shared/domain/organizations/organization-status.ts";
import { type HttpResult, jsonResult } from "../../../shared/lambda/http-result.ts";
import {
  etagHeader,
  notFound,
  preconditionFailed,
  preconditionRequired,
  problemResult,
} from "../../../shared/lambda/problem.ts";
import type { ChangeProfileOutcome } from "./change-profile.ts";

export function respondRegistry(organization: Organization | undefined): HttpResult {
  if (organization === undefined) return problemResult(notFound);
  const { version, ...registry } = organization;
  const open = whatIsOpen(organization.status);
  return jsonResult(200, { ...registry, open }, etagHeader(version));
}

export function respondChanged(result: ChangeProfileOutcome): HttpResult {
  switch (result.outcome) {
    case "changed":
      return respondRegistry(result.organization);
    case "unknown":
      return problemResult(notFound);
    case "versionMissing":
      return preconditionRequired(result.version);
    case "stale":
      return preconditionFailed(result.version);
  }
}
