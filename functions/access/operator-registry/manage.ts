import type { Caller } from "../../../shared/domain/access/caller.ts";
import type { OperatorManagement } from "../../../shared/domain/access/operator-change.ts";
import type { OperatorStore } from "../../../shared/domain/access/operator-store.ts";
import { actorOf } from "../../../shared/domain/audit/actor-of.ts";
import type { AuditScope } from "../../../shared/domain/audit/audit-entry.ts";
import type { OrganizationStore } from "../../../shared/domain/organizations/organization-store.ts";

export type OperatorManagementDependencies = {
  readonly operatorsOf: (scope: AuditScope) => OperatorStore;
  readonly organizations: Pick<OrganizationStore, "find">;
  readonly now: () => Date;
};

/**
 * The operators that a caller manages: of the ente the token speaks for, or of the Region;
 * `undefined` for an ente that is not registered.
 */
export async function manage(
  caller: Caller,
  { operatorsOf, organizations, now }: OperatorManagementDependencies,
): Promise<OperatorManagement | undefined> {
  const scope = caller.organization ?? "region";
  const registry = scope === "region" ? undefined : await organizations.find(scope);
  if (scope !== "region" && registry === undefined) return undefined;
  return {
    scope,
    operators: operatorsOf(scope),
    manager: caller,
    actor: actorOf(caller),
    knownTypes: registry?.debtPositionTypes.map(({ code }) => code) ?? [],
    now: now(),
  };
}
