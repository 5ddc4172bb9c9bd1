import type { Caller } from "../../../shared/domain/access/caller.ts";
import type { Operator } from "../../../shared/domain/access/operator.ts";
import type { PersonId } from "../../../shared/domain/access/person-id.ts";
import type { OperatorManagementDependencies } from "./manage.ts";

/** One operator of the ente, or of the Region; another's is as good as none. */
export async function getOperator(
  personId: PersonId,
  caller: Caller,
  { operatorsOf }: Pick<OperatorManagementDependencies, "operatorsOf">,
): Promise<Operator | undefined> {
  return operatorsOf(caller.organization ?? "region").find(personId);
}
