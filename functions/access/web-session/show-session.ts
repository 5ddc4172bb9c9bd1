import type { OrganizationNames } from "../../../shared/domain/access/organization-names.ts";
import { grantOf } from "../../../shared/domain/access/web-session.ts";
import { type SessionDependencies, sessionOf } from "./session-of.ts";
import { type SessionView, viewOf } from "./session-view.ts";

export type ShowSessionDependencies = SessionDependencies & {
  readonly organizationNames: OrganizationNames;
};

/** Who is logged in in this browser; `undefined` when nobody is. */
export async function showSession(
  sessionId: string | undefined,
  dependencies: ShowSessionDependencies,
): Promise<SessionView | undefined> {
  const session = await sessionOf(sessionId, dependencies);
  if (session === undefined) return undefined;
  const assignments = await dependencies.assignments.listOf(session.personId);
  const grant = grantOf(session.workingAs, assignments);
  return viewOf(session, { grant, assignments }, dependencies.organizationNames);
}
