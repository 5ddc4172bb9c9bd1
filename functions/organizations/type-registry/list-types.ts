import { type Caller, mayTouchType } from "../../../shared/domain/access/caller.ts";
import type { DebtPositionType } from "../../../shared/domain/organizations/debt-position-type.ts";
import type { OrganizationStore } from "../../../shared/domain/organizations/organization-store.ts";
import type { OrganizationFiscalCode } from "../../../shared/domain/values/organization-fiscal-code.ts";

export type ListTypesDependencies = { readonly organizations: Pick<OrganizationStore, "find"> };

export type ListTypesOutcome =
  | {
      readonly outcome: "listed";
      readonly types: readonly DebtPositionType[];
      readonly version: number;
    }
  | { readonly outcome: "unknown" };

/** The types of an ente, those that are the caller's business. */
export async function listTypes(
  organization: OrganizationFiscalCode,
  caller: Pick<Caller, "typeCodes">,
  { organizations }: ListTypesDependencies,
): Promise<ListTypesOutcome> {
  const registry = await organizations.find(organization);
  if (registry === undefined) return { outcome: "unknown" };
  const types = registry.debtPositionTypes.filter(({ code }) => mayTouchType(caller, code));
  return { outcome: "listed", types, version: registry.version };
}
