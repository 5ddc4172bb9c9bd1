import type { Operation } from "../../../shared/domain/access/operation.ts";

export const operation = {
  method: "GET",
  path: "/v1/citizen/debt-positions",
  access: { kind: "person" },
} as const satisfies Operation;
