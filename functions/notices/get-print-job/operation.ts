import type { Operation } from "../../../shared/domain/access/operation.ts";

export const operation = {
  method: "GET",
  path: "/v1/organizations/{fiscalCode}/import-flows/{flowId}/print-jobs/{jobId}",
  access: { kind: "organization", permission: "notices:read" },
} as const satisfies Operation;
