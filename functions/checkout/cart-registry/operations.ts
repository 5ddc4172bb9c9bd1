import type { Operation } from "../../../shared/domain/access/operation.ts";

const access = { kind: "public" } as const;

export const openCart = {
  method: "POST",
  path: "/v1/public/carts",
  access,
} as const satisfies Operation;

export const openOwnCart = {
  method: "POST",
  path: "/v1/citizen/carts",
  access: { kind: "person" },
} as const satisfies Operation;

export const showCart = {
  method: "GET",
  path: "/v1/public/carts/{cartKey}",
  access,
} as const satisfies Operation;

export const startCheckout = {
  method: "POST",
  path: "/v1/public/carts/{cartKey}/checkout",
  access,
} as const satisfies Operation;

export const showNotice = {
  method: "GET",
  path: "/v1/public/organizations/{publicCode}/notices/{noticeNumber}",
  access,
} as const satisfies Operation;
