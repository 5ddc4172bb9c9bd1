import { type Caller, mayTouchType } from "../../../shared/domain/access/caller.ts";
import type { DebtPositionType } from "../../../shared/domain/organizations/debt-position-type.ts";
import type { FormStore } from "../../../shared/domain/organizations/form-store.ts";
import { findDebtPositionType } from "../../../shared/domain/organizations/organization.ts";
import type { OrganizationStore } from "../../../shared/domain/organizations/organization-store.ts";
import type { SpontaneousForm } from "../../../shared/domain/organizations/spontaneous-form.ts";
import type { OrganizationFiscalCode } from "../../../shared/domain/values/organization-fiscal-code.ts";

export type FindFormDependencies = {
  readonly organizations: Pick<OrganizationStore, "find">;
  readonly forms: Pick<FormStore, "find">;
};

export type FoundForm =
  | {
      readonly outcome: "found";
      readonly type: DebtPositionType;
      readonly form: SpontaneousForm;
      readonly version: number;
    }
  | { readonly outcome: "unknown" };

export type FormOfCaller = {
  readonly organization: OrganizationFiscalCode;
  readonly typeCode: string;
  readonly caller: Pick<Caller, "typeCodes">;
};

/** The form that citizens fill in for a type, in its present version. */
export async function findForm(
  { organization, typeCode, caller }: FormOfCaller,
  { organizations, forms }: FindFormDependencies,
): Promise<FoundForm> {
  if (!mayTouchType(caller, typeCode)) return { outcome: "unknown" };
  const registry = await organizations.find(organization);
  const type = registry && findDebtPositionType(registry, typeCode);
  if (registry === undefined || type?.formVersion === undefined) return { outcome: "unknown" };
  const form = await forms.find({ organization, typeCode }, type.formVersion);
  if (form === undefined) throw new Error("the form that a type names is not there");
  return { outcome: "found", type, form, version: registry.version };
}
