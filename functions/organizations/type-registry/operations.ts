import type { Operation } from "../../../shared/domain/access/operation.ts";

const types = "/v1/organizations/{fiscalCode}/debt-position-types";
const reading = { kind: "organization", permission: "types:read" } as const;
const writing = { kind: "organization", permission: "types:write" } as const;

export const listTypes = {
  method: "GET",
  path: types,
  access: reading,
} as const satisfies Operation;

export const showType = {
  method: "GET",
  path: `${types}/{typeCode}`,
  access: reading,
} as const satisfies Operation;

export const adoptType = {
  method: "POST",
  path: types,
  access: writing,
} as const satisfies Operation;

export const changeOwnType = {
  method: "PATCH",
  path: `${types}/{typeCode}`,
  access: writing,
} as const satisfies Operation;

export const removeType = {
  method: "DELETE",
  path: `${types}/{typeCode}`,
  access: writing,
} as const satisfies Operation;

export const replaceType = {
  method: "PUT",
  path: `${types}/{typeCode}`,
  access: { kind: "region", permission: "organizations:write" },
} as const satisfies Operation;

export const showForm = {
  method: "GET",
  path: `${types}/{typeCode}/form`,
  access: reading,
} as const satisfies Operation;

export const replaceForm = {
  method: "PUT",
  path: `${types}/{typeCode}/form`,
  access: writing,
} as const satisfies Operation;

export const tryForm = {
  method: "POST",
  path: `${types}/{typeCode}/form/answers`,
  access: reading,
} as const satisfies Operation;

export const listOfferedTypes = {
  method: "GET",
  path: "/v1/organizations/{fiscalCode}/catalogue/debt-position-types",
  access: reading,
} as const satisfies Operation;
