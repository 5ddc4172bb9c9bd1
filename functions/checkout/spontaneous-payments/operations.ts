import type { Operation } from "../../../shared/domain/access/operation.ts";

const type = "/v1/public/organizations/{publicCode}/debt-position-types/{typeCode}";
const access = { kind: "public" } as const;

export const showSpontaneousForm = {
  method: "GET",
  path: `${type}/form`,
  access,
} as const satisfies Operation;

export const startSpontaneousPayment = {
  method: "POST",
  path: `${type}/spontaneous-payments`,
  access,
} as const satisfies Operation;
