import type { Operation } from "../../../shared/domain/access/operation.ts";

export const operation = {
  method: "GET",
  path: "/v1/organizations/{fiscalCode}/notices/{noticeNumber}",
  access: { kind: "organization", permission: "notices:read" },
} as const satisfies Operation;
