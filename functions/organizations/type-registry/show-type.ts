import { type Caller, mayTouchType } from "../../../shared/domain/access/caller.ts";
import { findDebtPositionType } from "../../../shared/domain/organizations/organization.ts";
import type { OrganizationStore } from "../../../shared/domain/organizations/organization-store.ts";
import { stateOfCode } from "../../../shared/domain/taxonomy/state-of-code.ts";
import type { OrganizationFiscalCode } from "../../../shared/domain/values/organization-fiscal-code.ts";
import type { ChangeTypeDependencies, TypeView } from "./type-change.ts";

export type ShowTypeDependencies = Pick<ChangeTypeDependencies, "taxonomy" | "now"> & {
  readonly organizations: Pick<OrganizationStore, "find">;
};

export type ShowTypeOutcome =
  | ({ readonly outcome: "found" } & TypeView)
  | { readonly outcome: "unknown" };

type TypeOfCaller = {
  readonly organization: OrganizationFiscalCode;
  readonly typeCode: string;
  readonly caller: Pick<Caller, "typeCodes">;
};

/** A type of an ente, and what can be said today of its taxonomy code. */
export async function showType(
  { organization, typeCode, caller }: TypeOfCaller,
  dependencies: ShowTypeDependencies,
): Promise<ShowTypeOutcome> {
  if (!mayTouchType(caller, typeCode)) return { outcome: "unknown" };
  const registry = await dependencies.organizations.find(organization);
  const type = registry && findDebtPositionType(registry, typeCode);
  if (registry === undefined || type === undefined) return { outcome: "unknown" };
  const taxonomy = await stateOfCode(type.taxonomyCode, dependencies);
  return { outcome: "found", organization, type, version: registry.version, taxonomy };
}
