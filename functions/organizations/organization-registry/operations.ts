import type { Operation } from "../../../shared/domain/access/operation.ts";

const reads = { kind: "region", permission: "organizations:read" } as const;
const writes = { kind: "region", permission: "organizations:write" } as const;

export const listOrganizations = {
  method: "GET",
  path: "/v1/organizations",
  access: reads,
} as const satisfies Operation;

export const findOrganization = {
  method: "GET",
  path: "/v1/organizations/{fiscalCode}",
  access: reads,
} as const satisfies Operation;

export const findOnboarding = {
  method: "GET",
  path: "/v1/organizations/{fiscalCode}/onboarding",
  access: reads,
} as const satisfies Operation;

export const recordOnboarding = {
  method: "PATCH",
  path: "/v1/organizations/{fiscalCode}/onboarding",
  access: writes,
} as const satisfies Operation;

export const changeStatus = {
  method: "POST",
  path: "/v1/organizations/{fiscalCode}/status-changes",
  access: writes,
} as const satisfies Operation;
