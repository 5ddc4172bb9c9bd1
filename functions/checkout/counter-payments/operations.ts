import type { Operation } from "../../../shared/domain/access/operation.ts";

const payments = "/v1/organizations/{fiscalCode}/counter-payments";
const reading = { kind: "organization", permission: "debt-positions:read" } as const;
const writing = { kind: "organization", permission: "debt-positions:write" } as const;

export const openCounterPayment = {
  method: "POST",
  path: payments,
  access: writing,
} as const satisfies Operation;

export const showCounterPayment = {
  method: "GET",
  path: `${payments}/{counterPaymentId}`,
  access: reading,
} as const satisfies Operation;

export const showCounterCode = {
  method: "GET",
  path: `${payments}/{counterPaymentId}/qr`,
  access: reading,
} as const satisfies Operation;

export const cancelCounterPayment = {
  method: "POST",
  path: `${payments}/{counterPaymentId}/cancellation`,
  access: writing,
} as const satisfies Operation;
