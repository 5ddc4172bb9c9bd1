import type { Operation } from "../../../shared/domain/access/operation.ts";

const path = "/v1/organizations/{fiscalCode}/registry";

export const findRegistry = {
  method: "GET",
  path,
  access: { kind: "organization", permission: "organizations:read" },
} as const satisfies Operation;

export const changeProfile = {
  method: "PATCH",
  path,
  access: { kind: "organization", permission: "organization-profile:write" },
} as const satisfies Operation;
