import type { Operation } from "../../../shared/domain/access/operation.ts";

export const operation = {
  method: "GET",
  path: "/v1/organizations/{fiscalCode}/import-flows/{flowId}",
  access: { kind: "organization", permission: "debt-positions:read" },
} as const satisfies Operation;
