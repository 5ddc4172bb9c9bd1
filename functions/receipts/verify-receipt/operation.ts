import type { Operation } from "../../../shared/domain/access/operation.ts";

export const operation = {
  method: "GET",
  path: "/v1/receipt-verifications/{code}",
  access: { kind: "public" },
} as const satisfies Operation;
