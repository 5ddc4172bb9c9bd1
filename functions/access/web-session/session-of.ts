import type { AssignmentStore } from "../../../shared/domain/access/operator-store.ts";
import type { PersonId } from "../../../shared/domain/access/person-id.ts";
import {
  isSessionAlive,
  type PersonGrant,
  type WebSession,
} from "../../../shared/domain/access/web-session.ts";
import type { WebSessionStore } from "../../../shared/domain/access/web-session-store.ts";

export type SessionDependencies = {
  readonly sessions: WebSessionStore;
  readonly assignments: AssignmentStore;
  /** What a session is kept under, in the place of its id. */
  readonly digest: (sessionId: string) => string;
  /** A token of the portal for a person. */
  readonly sign: (personId: PersonId, grant: PersonGrant, now: Date) => Promise<string>;
  readonly now: () => Date;
};

const idPattern = /^[\w-]{43}$/u;

/** The session that a browser presents; `undefined` for one that is over or never was. */
export async function sessionOf(
  sessionId: string | undefined,
  { sessions, digest, now }: Pick<SessionDependencies, "sessions" | "digest" | "now">,
): Promise<WebSession | undefined> {
  if (sessionId === undefined || !idPattern.test(sessionId)) return undefined;
  const session = await sessions.find(digest(sessionId));
  return session !== undefined && isSessionAlive(session, now()) ? session : undefined;
}
