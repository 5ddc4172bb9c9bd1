import { readFileSync } from "node:fs";
import type { AuditDraft } from "../../shared/domain/audit/audit-entry.ts";
import type { Organization } from "../../shared/domain/organizations/organization.ts";
import { organizationBody } from "../../shared/domain/organizations/organization-body.ts";

const file = new URL("../../infra/cli/demo/organizations.json", import.meta.url);

/** One of the demo enti, two of them in production and one in its tests. */
export function demoOrganization(ipaCode = "c_demo1"): Organization {
  const { organizations } = JSON.parse(readFileSync(file, "utf8"));
  const body = organizations.find((each: { ipaCode: string }) => each.ipaCode === ipaCode);
  const { debtPositionTypes = [], ...registry } = organizationBody.parse(body);
  const status = ipaCode === "r_demo3" ? "PRE-ESERCIZIO" : "ESERCIZIO";
  return { ...registry, debtPositionTypes, status, noticeVersion: 1, version: 1 };
}

/** The line of the audit about the registration of an ente. */
export function registrationOf({ fiscalCode }: Organization): AuditDraft {
  return {
    scope: fiscalCode,
    at: "2026-01-01T00:00:00.000Z",
    actor: { kind: "client", id: "regione" },
    action: "OrganizationRegistered",
    target: `organization:${fiscalCode}`,
    outcome: "done",
    changes: [],
  };
}
