import type { Caller } from "../../../shared/domain/access/caller.ts";
import {
  changeOperator as change,
  type OperatorChangeOutcome,
  type OperatorReplacement,
} from "../../../shared/domain/access/operator-change.ts";
import type { PersonId } from "../../../shared/domain/access/person-id.ts";
import { parseIfMatch } from "../../../shared/domain/values/entity-tag.ts";
import { manage, type OperatorManagementDependencies } from "./manage.ts";

/** Which operator becomes what, and which state of it the caller has seen. */
export type OperatorChangeRequest = {
  readonly personId: PersonId;
  readonly ifMatch: string | undefined;
  readonly becomes: OperatorReplacement["becomes"];
};

/** Changes or withdraws an operator: whoever is logged in feels it at the next renewal. */
export async function changeOperator(
  { personId, ifMatch, becomes }: OperatorChangeRequest,
  caller: Caller,
  dependencies: OperatorManagementDependencies,
): Promise<OperatorChangeOutcome> {
  const replacement = { personId, seen: parseIfMatch(ifMatch), becomes };
  const management = await manage(caller, dependencies);
  return management === undefined ? { outcome: "notFound" } : change(replacement, management);
}
