import type { Operation } from "../../../shared/domain/access/operation.ts";

export const openCart = {
  method: "POST",
  path: "/v1/organizations/{fiscalCode}/carts",
  access: { kind: "organization", permission: "debt-positions:write" },
} as const satisfies Operation;

export const showCart = {
  method: "GET",
  path: "/v1/organizations/{fiscalCode}/carts/{cartId}",
  access: { kind: "organization", permission: "debt-positions:read" },
} as const satisfies Operation;

export const cancelCart = {
  method: "POST",
  path: "/v1/organizations/{fiscalCode}/carts/{cartId}/cancellation",
  access: { kind: "organization", permission: "debt-positions:write" },
} as const satisfies Operation;
