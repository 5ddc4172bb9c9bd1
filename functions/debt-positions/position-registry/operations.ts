import type { Operation } from "../../../shared/domain/access/operation.ts";

const position = "/v1/organizations/{fiscalCode}/debt-positions/{iud}";
const access = { kind: "organization", permission: "debt-positions:write" } as const;

export const replacePosition = {
  method: "PUT",
  path: position,
  access,
} as const satisfies Operation;

export const cancelPosition = {
  method: "POST",
  path: `${position}/cancellation`,
  access,
} as const satisfies Operation;

export const publishPosition = {
  method: "POST",
  path: `${position}/publication`,
  access,
} as const satisfies Operation;

export const settlePosition = {
  method: "POST",
  path: `${position}/settlement`,
  access,
} as const satisfies Operation;

export const reopenPosition = {
  method: "DELETE",
  path: `${position}/settlement`,
  access,
} as const satisfies Operation;
