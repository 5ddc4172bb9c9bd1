import type { Operation } from "../../../shared/domain/access/operation.ts";

export const listOrganizationAudit = {
  method: "GET",
  path: "/v1/organizations/{fiscalCode}/audit-entries",
  access: { kind: "organization", permission: "audit:read" },
} as const satisfies Operation;

export const listRegionAudit = {
  method: "GET",
  path: "/v1/audit-entries",
  access: { kind: "region", permission: "audit:read" },
} as const satisfies Operation;
