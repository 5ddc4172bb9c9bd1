import type { DirectoryEntry } from "../../../shared/domain/organizations/directory-entry.ts";
import { onboardingSteps, stepNames } from "../../../shared/domain/organizations/onboarding.ts";
import { isGreen } from "../../../shared/domain/organizations/onboarding-report.ts";
import type { Organization } from "../../../shared/domain/organizations/organization.ts";
import { whatIsOpen } from "../../../shared/domain/organizations/organization-status.ts";
import type { Page } from "../../../shared/domain/values/page.ts";
import { type HttpResult, jsonResult } from "../../../shared/lambda/http-result.ts";
import { encodeCursor } from "../../../shared/lambda/page-cursor.ts";
import {
  conflict,
  etagHeader,
  notFound,
  preconditionFailed,
  preconditionRequired,
  problemResult,
} from "../../../shared/lambda/problem.ts";
import type { ChangeStatusOutcome } from "./change-status.ts";
import type { FindOnboardingOutcome } from "./find-onboarding.ts";
import type { RecordOnboardingOutcome } from "./record-onboarding.ts";

export function respondList({ entries, cursor }: Page<DirectoryEntry>): HttpResult {
  return jsonResult(200, {
    organizations: entries.map(({ fiscalCode, ipaCode, name, status, isPublic }) => ({
      fiscalCode,
      ipaCode,
      name,
      status,
      isPublic,
      links: { self: `/v1/organizations/${fiscalCode}` },
    })),
    cursor: cursor === undefined ? null : encodeCursor(cursor),
  });
}

export function respondOrganization(organization: Organization | undefined): HttpResult {
  if (organization === undefined) return problemResult(notFound);
  const { version, ...registry } = organization;
  const { status, fiscalCode } = registry;
  const self = `/v1/organizations/${fiscalCode}`;
  const links = { self, onboarding: `${self}/onboarding` };
  return jsonResult(200, { ...registry, open: whatIsOpen(status), links }, etagHeader(version));
}

export function respondOnboarding(result: FindOnboardingOutcome): HttpResult {
  if (result.outcome === "unknown") return problemResult(notFound);
  const { status, onboarding, report } = result;
  const body = {
    status,
    steps: onboardingSteps.map((step) => ({
      step,
      name: stepNames[step],
      ...(onboarding?.steps[step] ?? { state: "TO_DO" }),
    })),
    preProductionReport: { green: isGreen(report), ...report },
  };
  return jsonResult(200, body, onboarding === undefined ? {} : etagHeader(onboarding.version));
}

export function respondRecorded(result: RecordOnboardingOutcome): HttpResult {
  switch (result.outcome) {
    case "versionMissing":
      return preconditionRequired(result.version);
    case "stale":
      return preconditionFailed(result.version);
    case "refused":
      return problemResult({ ...stepRefused, errors: result.problems });
    default:
      return respondOnboarding(result);
  }
}

export function respondStatus(result: ChangeStatusOutcome): HttpResult {
  switch (result.outcome) {
    case "changed": {
      const { fiscalCode, status, previousStatus, version } = result.organization;
      const changed = { fiscalCode, status, previousStatus: previousStatus ?? null };
      return jsonResult(200, { ...changed, open: whatIsOpen(status) }, etagHeader(version));
    }
    case "unknown":
      return problemResult(notFound);
    case "stale":
      return preconditionFailed(result.version);
    case "refused":
      return problemResult({ ...statusRefused, errors: result.missing });
  }
}

const stepRefused = conflict("passo-non-concluso", {
  title: "Passo di adesione non registrato",
  detail: "Uno o più passi non si possono registrare così: nulla è cambiato.",
});

const statusRefused = conflict("stato-non-raggiungibile", {
  title: "Cambio di stato non ammesso",
  detail: "L'ente non ha quanto serve per questo stato: nulla è cambiato.",
});
