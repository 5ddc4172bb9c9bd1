import type { LoginProvider, LoginTickets } from "../../../shared/domain/access/web-login.ts";
import {
  endOfSession,
  firstWorkingAs,
  grantOf,
  type WebSession,
} from "../../../shared/domain/access/web-session.ts";
import type { PersonDebtorStore } from "../../../shared/domain/debt-positions/person-debtor-store.ts";
import type { SessionDependencies } from "./session-of.ts";

export type FinishLoginDependencies = SessionDependencies & {
  readonly provider: Pick<LoginProvider, "redeem">;
  readonly tickets: Pick<LoginTickets, "open">;
  readonly personDebtors: Pick<PersonDebtorStore, "keep">;
  readonly newSecret: () => string;
};

/** What the browser brings back from the provider. */
export type LoginReturn = {
  readonly code: string | undefined;
  readonly state: string | undefined;
  /** Why the provider gives no code (OpenID Connect Core, 3.1.2.6). */
  readonly error: string | undefined;
  /** The login that this browser began. */
  readonly sealed: string | undefined;
};

/**
 * - `cancelled`: the person, or the provider, did not want to;
 * - `expired`: this browser did not begin it, or too long ago;
 * - `refused`: what the provider says is not good, or not enough to know the person by.
 */
export type LoginOutcome =
  | {
      readonly outcome: "loggedIn";
      readonly sessionId: string;
      readonly token: string;
      readonly returnTo: string;
    }
  | { readonly outcome: "cancelled" | "expired" | "refused" };

/** Ends a login: the code becomes a person, the person a session. */
export async function finishLogin(
  { code, state, error, sealed }: LoginReturn,
  dependencies: FinishLoginDependencies,
): Promise<LoginOutcome> {
  const { provider, tickets, newSecret, digest, sessions, assignments, sign } = dependencies;
  const { personDebtors } = dependencies;
  const now = dependencies.now();
  const ticket = sealed === undefined ? undefined : await tickets.open(sealed);
  const isOwn = ticket !== undefined && ticket.state === state;
  if (!isOwn || ticket.expiresMs <= now.getTime()) return { outcome: "expired" };
  if (error !== undefined || code === undefined) return { outcome: "cancelled" };
  const person = await provider.redeem(code, ticket);
  if (person === undefined) return { outcome: "refused" };
  const sessionId = newSecret();
  const { personId, displayName, fiscalCode } = person;
  const given = await assignments.listOf(personId);
  const at = now.toISOString();
  const session: WebSession = {
    personId,
    displayName,
    digest: digest(sessionId),
    startedAt: at,
    renewedAt: at,
    workingAs: firstWorkingAs(given),
  };
  const grant = grantOf(session.workingAs, given);
  if (grant === undefined) throw new Error("a role that was given is none");
  // Before the session: who has one can ask for their own debts.
  await personDebtors.keep(personId, fiscalCode, endOfSession(session));
  await sessions.create(session);
  const token = await sign(personId, grant, now);
  return { outcome: "loggedIn", sessionId, token, returnTo: ticket.returnTo };
}
