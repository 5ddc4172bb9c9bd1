import type { EmailAddress } from "../values/email-address.ts";
import type { OrganizationFiscalCode } from "../values/organization-fiscal-code.ts";
import type { PersonId } from "./person-id.ts";
import type { OrganizationRole, RegionRole } from "./role.ts";

/** What a person may do, and where: for one ente, or for the Region as a whole. */
export type Assignment =
  | {
      readonly organization: OrganizationFiscalCode;
      readonly role: OrganizationRole;
      /** Codes of the only types it is given for; all of the ente's where it is absent. */
      readonly typeCodes?: readonly string[];
    }
  | { readonly organization?: undefined; readonly role: RegionRole };

/** The same, and who the person is: for those who manage operators. */
export type Operator = Assignment & {
  readonly personId: PersonId;
  readonly name: string;
  readonly email: EmailAddress;
  /** Enough to tell two of the same name apart: nobody reads the fiscal code itself again. */
  readonly maskedFiscalCode: string;
  /** Instants in ISO 8601, UTC. */
  readonly addedAt: string;
  readonly changedAt: string;
  /** Counts its states, from 1. */
  readonly version: number;
};

/** Roles that manage the other operators: there is always one left. */
const administrators: ReadonlySet<string> = new Set<OrganizationRole | RegionRole>([
  "organizationAdministrator",
  "regionAdministrator",
]);

export function isAdministrator({ role }: Pick<Operator, "role">): boolean {
  return administrators.has(role);
}

/** What the audit tells of an operator: never who it is. */
export function auditedPart({ role, ...rest }: Assignment): object {
  const typeCodes = "typeCodes" in rest ? rest.typeCodes : undefined;
  return { role, ...(typeCodes && { typeCodes }) };
}
