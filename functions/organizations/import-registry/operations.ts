import type { Operation } from "../../../shared/domain/access/operation.ts";

const access = { kind: "region", permission: "organizations:write" } as const;

export const importRegistry = {
  method: "POST",
  path: "/v1/registry-imports",
  access,
} as const satisfies Operation;

export const showTemplate = {
  method: "GET",
  path: "/v1/registry-import-templates/{kind}",
  access,
} as const satisfies Operation;
