import type { Caller } from "./caller.ts";
import type { Permission } from "./permission.ts";

/** What is given to somebody: permissions, perhaps for some types only. */
export type Grant = {
  readonly permissions: readonly Permission[];
  readonly typeCodes?: readonly string[];
};

/** Nobody gives, nor takes over by a new secret, more than what he may do himself. */
export function coversGrant(
  caller: Pick<Caller, "permissions" | "typeCodes">,
  { permissions, typeCodes }: Grant,
): boolean {
  if (!permissions.every((permission) => caller.permissions.includes(permission))) return false;
  const own = caller.typeCodes;
  if (own === undefined) return true;
  return typeCodes?.every((code) => own.includes(code)) ?? false;
}
