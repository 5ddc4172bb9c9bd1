import type { Operation } from "../../../shared/domain/access/operation.ts";

export const operation = {
  method: "POST",
  path: "/v1/organizations/{fiscalCode}/import-flows",
  access: { kind: "organization", permission: "debt-positions:write" },
} as const satisfies Operation;
