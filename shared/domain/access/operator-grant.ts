import type { Caller } from "./caller.ts";
import type { Assignment, Operator } from "./operator.ts";
import { isAdministrator } from "./operator.ts";
import { permissionsOf, rolesByType } from "./role.ts";

/** Why nobody is given what was asked for. */
export type GrantRefusal =
  /** Whoever gives may not do it all himself. */
  | { readonly reason: "beyondCaller" }
  /** The role is for all types of the ente. */
  | { readonly reason: "roleForAllTypes" }
  | { readonly reason: "typesUnknown"; readonly typeCodes: readonly string[] };

/**
 * Whether a caller may give an assignment: nobody gives more than he has, neither permissions nor
 * types, and only types that the ente has.
 */
export function judgeGrant(
  { role, ...rest }: Assignment,
  caller: Pick<Caller, "permissions" | "typeCodes">,
  knownTypes: readonly string[],
): GrantRefusal | undefined {
  const typeCodes = "typeCodes" in rest ? rest.typeCodes : undefined;
  const given = permissionsOf(role);
  if (!given.every((permission) => caller.permissions.includes(permission))) {
    return { reason: "beyondCaller" };
  }
  if (typeCodes !== undefined && !rolesByType.has(role)) return { reason: "roleForAllTypes" };
  const own = caller.typeCodes;
  if (
    own !== undefined &&
    (typeCodes ?? [undefined]).some((code) => !code || !own.includes(code))
  ) {
    return { reason: "beyondCaller" };
  }
  const unknown = (typeCodes ?? []).filter((code) => !knownTypes.includes(code));
  return unknown.length > 0 ? { reason: "typesUnknown", typeCodes: unknown } : undefined;
}

/**
 * Who still administers once an administrator is none any more: another one; `nobody` when it was
 * the last, and no question when it was no administrator or remains one.
 */
export function remainingAdministrator(
  operators: readonly Operator[],
  replaced: Operator,
  replacement: Operator | undefined,
): Operator | "nobody" | undefined {
  const stays = replacement !== undefined && isAdministrator(replacement);
  if (!isAdministrator(replaced) || stays) return undefined;
  const others = operators.filter(({ personId }) => personId !== replaced.personId);
  return others.find(isAdministrator) ?? "nobody";
}
