import type { RouteAccess } from "./judge-access.ts";

/**
 * One call of the portal's API: where it is and who may make it. The function that answers it, the
 * gateway, the description of the API and the proof of isolation all read it here.
 */
export type Operation = {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** With its variables, e.g. `/v1/organizations/{fiscalCode}`: that one is always an ente. */
  readonly path: `/${string}`;
  readonly access: RouteAccess;
};
