import type { Operation } from "../../../shared/domain/access/operation.ts";

export const operation = {
  method: "GET",
  path: "/status",
  access: { kind: "public" },
} as const satisfies Operation;
