import type { Caller } from "../../../shared/domain/access/caller.ts";
import type { Assignment } from "../../../shared/domain/access/operator.ts";
import {
  addOperator,
  type OperatorAddition,
} from "../../../shared/domain/access/operator-change.ts";
import type { PersonId } from "../../../shared/domain/access/person-id.ts";
import type { EmailAddress } from "../../../shared/domain/values/email-address.ts";
import type { FiscalCode } from "../../../shared/domain/values/fiscal-code.ts";
import { maskFiscalCode } from "../../../shared/domain/values/mask-fiscal-code.ts";
import { manage, type OperatorManagementDependencies } from "./manage.ts";

/** A person who is to have a role, as whoever invites knows it. */
export type Invitation = {
  readonly fiscalCode: FiscalCode;
  readonly name: string;
  readonly email: EmailAddress;
  readonly assignment: Assignment;
};

export type InviteOperatorDependencies = OperatorManagementDependencies & {
  readonly personIdOf: (fiscalCode: FiscalCode) => Promise<PersonId>;
};

/**
 * Gives a person a role of the ente, or of the Region. It counts from the next login on; of the
 * fiscal code only a pseudonym and a mask are kept.
 */
export async function inviteOperator(
  { fiscalCode, ...invitation }: Invitation,
  caller: Caller,
  dependencies: InviteOperatorDependencies,
): Promise<OperatorAddition | { readonly outcome: "organizationUnknown" }> {
  const management = await manage(caller, dependencies);
  if (management === undefined) return { outcome: "organizationUnknown" };
  const personId = await dependencies.personIdOf(fiscalCode);
  const maskedFiscalCode = maskFiscalCode(fiscalCode);
  return addOperator({ ...invitation, personId, maskedFiscalCode }, management);
}
