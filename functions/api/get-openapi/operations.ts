import type { Operation } from "../../../shared/domain/access/operation.ts";

export const getOpenApi = {
  method: "GET",
  path: "/v1/openapi.json",
  access: { kind: "public" },
} as const satisfies Operation;

export const getDocumentation = {
  method: "GET",
  path: "/v1/docs",
  access: { kind: "public" },
} as const satisfies Operation;

export const getProblem = {
  method: "GET",
  path: "/problemi/{slug}",
  access: { kind: "public" },
} as const satisfies Operation;
