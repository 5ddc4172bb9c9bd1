import type { Caller } from "../../../shared/domain/access/caller.ts";
import type { Operator } from "../../../shared/domain/access/operator.ts";
import type { OperatorManagementDependencies } from "./manage.ts";

/** The operators of the ente, or of the Region, by name: some dozens at the most. */
export async function listOperators(
  caller: Caller,
  { operatorsOf }: Pick<OperatorManagementDependencies, "operatorsOf">,
): Promise<readonly Operator[]> {
  const operators = await operatorsOf(caller.organization ?? "region").list();
  return operators.toSorted((left, right) => left.name.localeCompare(right.name, "it"));
}
