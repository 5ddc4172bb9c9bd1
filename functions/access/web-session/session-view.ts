import type { Assignment } from "../../../shared/domain/access/operator.ts";
import type { OrganizationNames } from "../../../shared/domain/access/organization-names.ts";
import {
  endOfSession,
  type PersonGrant,
  type WebSession,
} from "../../../shared/domain/access/web-session.ts";
import type { OrganizationFiscalCode } from "../../../shared/domain/values/organization-fiscal-code.ts";

type NamedOrganization = {
  readonly fiscalCode: OrganizationFiscalCode;
  /** None where the ente is not, or no longer, in the directory. */
  readonly name: string | undefined;
};

/** Who somebody is, in whose name, and what else there is to choose. */
export type SessionView = {
  readonly session: WebSession;
  readonly endsAt: Date;
  /** None when the role that was chosen has been withdrawn. */
  readonly grant: PersonGrant | undefined;
  readonly organization: NamedOrganization | undefined;
  readonly choices: readonly {
    readonly assignment: Assignment;
    readonly organization: NamedOrganization | undefined;
  }[];
};

/** What the pages show of a session. */
export async function viewOf(
  session: WebSession,
  state: { readonly grant: PersonGrant | undefined; readonly assignments: readonly Assignment[] },
  organizationNames: OrganizationNames,
): Promise<SessionView> {
  const { grant, assignments } = state;
  const working = grant?.organization;
  const needed = [working, ...assignments.map(({ organization }) => organization)];
  const names = await organizationNames(needed.filter((each) => each !== undefined));
  const named = (fiscalCode: OrganizationFiscalCode | undefined) =>
    fiscalCode === undefined ? undefined : { fiscalCode, name: names.get(fiscalCode) };
  return {
    session,
    endsAt: endOfSession(session),
    grant,
    organization: named(working),
    choices: assignments.map((assignment) => ({
      assignment,
      organization: named(assignment.organization),
    })),
  };
}
