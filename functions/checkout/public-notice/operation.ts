import type { Operation } from "../../../shared/domain/access/operation.ts";

export const operation = {
  method: "GET",
  path: "/v1/public/notices/{noticeLink}",
  access: { kind: "public" },
} as const satisfies Operation;
