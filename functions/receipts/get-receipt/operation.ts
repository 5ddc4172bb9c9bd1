import type { Operation } from "../../../shared/domain/access/operation.ts";

export const operation = {
  method: "GET",
  path: "/v1/organizations/{fiscalCode}/receipts/{receiptId}",
  access: { kind: "organization", permission: "receipts:read" },
} as const satisfies Operation;
