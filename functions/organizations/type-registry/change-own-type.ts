import { type Caller, mayTouchType } from "../../../shared/domain/access/caller.ts";
import { withOwnChanges } from "../../../shared/domain/organizations/change-type.ts";
import type { DebtPositionType } from "../../../shared/domain/organizations/debt-position-type.ts";
import type { OwnTypeChanges } from "../../../shared/domain/organizations/debt-position-type-body.ts";
import { findDebtPositionType } from "../../../shared/domain/organizations/organization.ts";
import { stateOfCode } from "../../../shared/domain/taxonomy/state-of-code.ts";
import {
  type ChangeTypeDependencies,
  changeType,
  type TypeChangeOutcome,
  type TypeRequest,
} from "./type-change.ts";

type OwnChangeRequest = TypeRequest & {
  readonly caller: Caller;
  readonly changes: OwnTypeChanges;
};

/** The ente makes a type its own: only what `ownTypeChangesBody` lets it change. */
export async function changeOwnType(
  { changes, ...request }: OwnChangeRequest,
  dependencies: ChangeTypeDependencies,
): Promise<TypeChangeOutcome> {
  const { organization, typeCode, caller } = request;
  if (!mayTouchType(caller, typeCode)) return { outcome: "unknown" };
  const registry = await dependencies.organizations.find(organization);
  const present = registry && findDebtPositionType(registry, typeCode);
  if (present === undefined) return { outcome: "unknown" };
  const state = await stateOfCode(present.taxonomyCode, dependencies);
  const change = {
    ...request,
    action: "DebtPositionTypePersonalised",
    taxonomy: { ...state, code: present.taxonomyCode },
    decide: (current: DebtPositionType | undefined) =>
      current === undefined
        ? { refused: { outcome: "unknown" } as const }
        : { type: withOwnChanges(current, changes) },
  };
  return changeType(change, dependencies);
}
