import type { Operation } from "../../../shared/domain/access/operation.ts";

export const listOperators = {
  method: "GET",
  path: "/v1/organizations/{fiscalCode}/operators",
  access: { kind: "organization", permission: "operators:read" },
} as const satisfies Operation;

export const inviteOperator = {
  method: "POST",
  path: "/v1/organizations/{fiscalCode}/operators",
  access: { kind: "organization", permission: "operators:write" },
} as const satisfies Operation;

export const getOperator = {
  method: "GET",
  path: "/v1/organizations/{fiscalCode}/operators/{operatorId}",
  access: { kind: "organization", permission: "operators:read" },
} as const satisfies Operation;

export const updateOperator = {
  method: "PUT",
  path: "/v1/organizations/{fiscalCode}/operators/{operatorId}",
  access: { kind: "organization", permission: "operators:write" },
} as const satisfies Operation;

export const withdrawOperator = {
  method: "DELETE",
  path: "/v1/organizations/{fiscalCode}/operators/{operatorId}",
  access: { kind: "organization", permission: "operators:write" },
} as const satisfies Operation;

export const listRegionOperators = {
  method: "GET",
  path: "/v1/operators",
  access: { kind: "region", permission: "operators:read" },
} as const satisfies Operation;

export const inviteRegionOperator = {
  method: "POST",
  path: "/v1/operators",
  access: { kind: "region", permission: "operators:write" },
} as const satisfies Operation;

export const getRegionOperator = {
  method: "GET",
  path: "/v1/operators/{operatorId}",
  access: { kind: "region", permission: "operators:read" },
} as const satisfies Operation;

export const updateRegionOperator = {
  method: "PUT",
  path: "/v1/operators/{operatorId}",
  access: { kind: "region", permission: "operators:write" },
} as const satisfies Operation;

export const withdrawRegionOperator = {
  method: "DELETE",
  path: "/v1/operators/{operatorId}",
  access: { kind: "region", permission: "operators:write" },
} as const satisfies Operation;
