import type { Operation } from "../../../shared/domain/access/operation.ts";

export const issueToken = {
  method: "POST",
  path: "/v1/oauth/token",
  access: { kind: "public" },
} as const satisfies Operation;

export const publishKeys = {
  method: "GET",
  path: "/v1/oauth/jwks",
  access: { kind: "public" },
} as const satisfies Operation;

export const publishOutcomeKeys = {
  method: "GET",
  path: "/v1/outcome-keys",
  access: { kind: "public" },
} as const satisfies Operation;

export const describeServer = {
  method: "GET",
  path: "/.well-known/oauth-authorization-server",
  access: { kind: "public" },
} as const satisfies Operation;
