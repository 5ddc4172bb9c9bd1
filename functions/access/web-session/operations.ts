import type { Operation } from "../../../shared/domain/access/operation.ts";

/** Each of them asks for the session's cookie itself: a token is what they give. */
const access = { kind: "public" } as const;

export const beginLogin = {
  method: "GET",
  path: "/v1/session/login",
  access,
} as const satisfies Operation;

export const finishLogin = {
  method: "GET",
  path: "/v1/session/callback",
  access,
} as const satisfies Operation;

export const showSession = {
  method: "GET",
  path: "/v1/session",
  access,
} as const satisfies Operation;

export const chooseOrganization = {
  method: "PUT",
  path: "/v1/session/organization",
  access,
} as const satisfies Operation;

export const renewSession = {
  method: "POST",
  path: "/v1/session/renewals",
  access,
} as const satisfies Operation;

export const endSession = {
  method: "DELETE",
  path: "/v1/session",
  access,
} as const satisfies Operation;
