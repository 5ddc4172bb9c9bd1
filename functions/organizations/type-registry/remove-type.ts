import { type Caller, mayTouchType } from "../../../shared/domain/access/caller.ts";
import { actorOf } from "../../../shared/domain/audit/actor-of.ts";
import { changeOrganization } from "../../../shared/domain/organizations/change-organization.ts";
import { withoutType } from "../../../shared/domain/organizations/change-type.ts";
import { findDebtPositionType } from "../../../shared/domain/organizations/organization.ts";
import type { TypeUseStore } from "../../../shared/domain/organizations/type-use-store.ts";
import {
  type ChangeTypeDependencies,
  seenRefusal,
  type TypeRefusal,
  type TypeRequest,
} from "./type-change.ts";

export type RemoveTypeDependencies = Pick<ChangeTypeDependencies, "organizations" | "now"> & {
  readonly typeUse: TypeUseStore;
};

export type RemoveTypeOutcome =
  | { readonly outcome: "removed" }
  | { readonly outcome: "used" }
  | TypeRefusal;

type Refusal = TypeRefusal | { readonly outcome: "used" };

/**
 * Takes a type away that has never had a debt (MyPay4: refused if any pagato exists). A debt that
 * is being created in the same moment is not seen: it stays payable, and is not printed.
 */
export async function removeType(
  { organization, typeCode, caller, seen }: TypeRequest & { readonly caller: Caller },
  { organizations, typeUse, now }: RemoveTypeDependencies,
): Promise<RemoveTypeOutcome> {
  if (!mayTouchType(caller, typeCode)) return { outcome: "unknown" };
  const isUsed = await typeUse.isUsed(organization, typeCode);
  const changed = await changeOrganization<Refusal>(organizations, {
    fiscalCode: organization,
    seen: { kind: "any" },
    actor: actorOf(caller),
    now: now(),
    action: "DebtPositionTypeRemoved",
    target: `type:${typeCode}`,
    refusalIsAudited: isUsed,
    decide: (registry) => {
      const current = registry && findDebtPositionType(registry, typeCode);
      if (registry === undefined || current === undefined) {
        return { refused: { outcome: "unknown" } };
      }
      const unseen = seenRefusal(seen, current, registry.version);
      if (unseen !== undefined) return { refused: unseen };
      if (isUsed) return { refused: { outcome: "used" } };
      return { registry: withoutType(registry, typeCode) };
    },
  });
  if (changed.outcome === "refused") return changed.refusal;
  return changed.outcome === "changed" ? { outcome: "removed" } : { outcome: "unknown" };
}
