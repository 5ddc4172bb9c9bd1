import type { Caller } from "./caller.ts";
import type { Permission } from "./permission.ts";

/**
 * Who may call a route:
 * - `public`: anybody;
 * - `organization`: who has a token for an ente. Where the path names an ente it must be that one;
 * - `region`: who acts for the Region, with a token that speaks for no ente;
 * - `person`: whoever has logged in, whatever the role.
 */
export type RouteAccess =
  | { readonly kind: "public" }
  | { readonly kind: "organization"; readonly permission: Permission }
  | { readonly kind: "region"; readonly permission: Permission }
  | { readonly kind: "person" };

/**
 * - `unauthenticated`: no token, or none that is good;
 * - `hidden`: what was asked for is not the caller's, and so does not exist for it;
 * - `forbidden`: it is the caller's, who may not do this.
 */
export type AccessVerdict = "granted" | "unauthenticated" | "hidden" | "forbidden";

/**
 * Denied unless allowed. An ente sees its own resources only: another's look as if they did not
 * exist, so that nothing can be learned by asking.
 */
export function judgeAccess(
  access: RouteAccess,
  caller: Caller | undefined,
  organizationInPath: string | undefined,
): AccessVerdict {
  if (access.kind === "public") return "granted";
  if (caller === undefined) return "unauthenticated";
  if (access.kind === "person") return caller.kind === "person" ? "granted" : "hidden";
  const isAllowed = caller.permissions.includes(access.permission);
  const own = caller.organization;
  if (access.kind === "region") {
    if (own !== undefined || caller.role === "citizen") return "hidden";
    return isAllowed ? "granted" : "forbidden";
  }
  if (own === undefined) return "hidden";
  if (organizationInPath !== undefined && organizationInPath !== own) return "hidden";
  return isAllowed ? "granted" : "forbidden";
}
