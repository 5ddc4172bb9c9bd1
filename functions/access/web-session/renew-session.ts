import { grantOf } from "../../../shared/domain/access/web-session.ts";
import { sessionOf } from "./session-of.ts";
import { type SessionView, viewOf } from "./session-view.ts";
import type { ShowSessionDependencies } from "./show-session.ts";

/**
 * - `nobody`: there is no such session, or it is over;
 * - `withdrawn`: the role that was chosen is no longer the person's.
 */
export type RenewalOutcome =
  | { readonly outcome: "renewed"; readonly view: SessionView; readonly token: string }
  | { readonly outcome: "nobody" | "withdrawn" };

/** A new token, of what the person may do now: a role that was withdrawn ends here. */
export async function renewSession(
  sessionId: string | undefined,
  dependencies: ShowSessionDependencies,
): Promise<RenewalOutcome> {
  const now = dependencies.now();
  const session = await sessionOf(sessionId, dependencies);
  if (session === undefined) return { outcome: "nobody" };
  const assignments = await dependencies.assignments.listOf(session.personId);
  const grant = grantOf(session.workingAs, assignments);
  if (grant === undefined) return { outcome: "withdrawn" };
  const renewed = { ...session, renewedAt: now.toISOString() };
  const written = await dependencies.sessions.update(renewed);
  if (written === "gone") return { outcome: "nobody" };
  const view = await viewOf(renewed, { grant, assignments }, dependencies.organizationNames);
  const token = await dependencies.sign(session.personId, grant, now);
  return { outcome: "renewed", view, token };
}
