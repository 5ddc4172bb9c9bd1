import type { Operation } from "../../../shared/domain/access/operation.ts";

const path = "/v1/organizations/{fiscalCode}/iban-changes";

export const requestIbanChange = {
  method: "POST",
  path,
  access: { kind: "organization", permission: "accounts:write" },
} as const satisfies Operation;

export const listIbanChanges = {
  method: "GET",
  path,
  access: { kind: "organization", permission: "organizations:read" },
} as const satisfies Operation;

export const getIbanChange = {
  method: "GET",
  path: `${path}/{changeId}`,
  access: { kind: "organization", permission: "organizations:read" },
} as const satisfies Operation;
