import type { OrganizationFiscalCode } from "../values/organization-fiscal-code.ts";
import type { Permission } from "./permission.ts";
import type { Role } from "./role.ts";

/** Who calls, as its token says: one person or one program, for one ente at the most. */
export type Caller = {
  readonly kind: "client" | "person";
  /** Id of the API client, or pseudonym of the person: never a fiscal code. */
  readonly id: string;
  /** The one ente that the token speaks for; absent for the Region itself and for citizens. */
  readonly organization?: OrganizationFiscalCode;
  readonly permissions: readonly Permission[];
  /** Codes of the only types it may see and touch; all of the ente's where it is absent. */
  readonly typeCodes?: readonly string[];
  /** Of a person. */
  readonly role?: Role;
};

/** Whoever calls without a token: nothing is known of them, and no type is kept from them. */
export type Nobody = { readonly kind: "visitor"; readonly typeCodes?: never };
export const nobody: Nobody = { kind: "visitor" };

/** Only the debts of these types are the caller's business. */
export function mayTouchType(caller: Pick<Caller, "typeCodes">, typeCode: string): boolean {
  return caller.typeCodes === undefined || caller.typeCodes.includes(typeCode);
}
