import { type Caller, mayTouchType } from "../../../shared/domain/access/caller.ts";
import { actorOf } from "../../../shared/domain/audit/actor-of.ts";
import { changeOrganization } from "../../../shared/domain/organizations/change-organization.ts";
import { withType } from "../../../shared/domain/organizations/change-type.ts";
import type { FormStore } from "../../../shared/domain/organizations/form-store.ts";
import { findDebtPositionType } from "../../../shared/domain/organizations/organization.ts";
import { parseSpontaneousForm } from "../../../shared/domain/organizations/parse-spontaneous-form.ts";
import {
  type ChangeTypeDependencies,
  seenRefusal,
  type TypeRefusal,
  type TypeRequest,
} from "./type-change.ts";

export type ReplaceFormDependencies = Pick<ChangeTypeDependencies, "organizations" | "now"> & {
  readonly forms: Pick<FormStore, "keep">;
};

export type ReplaceFormOutcome =
  | { readonly outcome: "kept"; readonly formVersion: string; readonly version: number }
  | TypeRefusal;

type FormRequest = TypeRequest & { readonly caller: Caller; readonly sent: unknown };

/**
 * Gives a type its form. The form is kept first, under a version that its content gives it, then
 * the type names it: whoever dies in between leaves a form that nobody names.
 */
export async function replaceForm(
  { organization, typeCode, caller, seen, sent }: FormRequest,
  { organizations, forms, now }: ReplaceFormDependencies,
): Promise<ReplaceFormOutcome> {
  if (!mayTouchType(caller, typeCode)) return { outcome: "unknown" };
  const read = parseSpontaneousForm(sent);
  if ("problems" in read) return { outcome: "wrong", problems: read.problems };
  const registry = await organizations.find(organization);
  const present = registry && findDebtPositionType(registry, typeCode);
  if (registry === undefined || present === undefined) return { outcome: "unknown" };
  const unseen = seenRefusal(seen, present, registry.version);
  if (unseen !== undefined) return unseen;
  const formVersion = await forms.keep({ organization, typeCode }, read.form);
  const changed = await changeOrganization<TypeRefusal>(organizations, {
    fiscalCode: organization,
    seen,
    actor: actorOf(caller),
    now: now(),
    action: "SpontaneousFormReplaced",
    target: `type:${typeCode}`,
    decide: (current) => {
      const type = current && findDebtPositionType(current, typeCode);
      if (current === undefined || type === undefined) return { refused: { outcome: "unknown" } };
      return { registry: withType(current, { ...type, formVersion }) };
    },
  });
  if (changed.outcome === "refused") return changed.refusal;
  if (changed.outcome !== "changed") return changed;
  return { outcome: "kept", formVersion, version: changed.organization.version };
}
