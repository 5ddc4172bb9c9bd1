import type { Operation } from "../../../shared/domain/access/operation.ts";

export const operation = {
  method: "POST",
  path: "/v1/organizations/{fiscalCode}/import-flows/{flowId}/print-jobs",
  access: { kind: "organization", permission: "notices:read" },
} as const satisfies Operation;
