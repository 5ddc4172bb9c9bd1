import type { Operation } from "../../../shared/domain/access/operation.ts";

export const operation = {
  method: "POST",
  path: "/v1/organizations/{fiscalCode}/debt-positions/bulk",
  access: { kind: "organization", permission: "debt-positions:write" },
} as const satisfies Operation;
