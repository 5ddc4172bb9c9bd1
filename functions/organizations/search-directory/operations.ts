import type { Operation } from "../../../shared/domain/access/operation.ts";

const access = { kind: "public" } as const;

export const searchOrganizations = {
  method: "GET",
  path: "/v1/public/organizations",
  access,
} as const satisfies Operation;

export const showOrganization = {
  method: "GET",
  path: "/v1/public/organizations/{publicCode}",
  access,
} as const satisfies Operation;

export const searchTypes = {
  method: "GET",
  path: "/v1/public/debt-position-types",
  access,
} as const satisfies Operation;
