import type { Operation } from "../../../shared/domain/access/operation.ts";

export const operation = {
  method: "PUT",
  path: "/v1/organizations/{fiscalCode}",
  access: { kind: "region", permission: "organizations:write" },
} as const satisfies Operation;
