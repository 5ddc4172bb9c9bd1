import {
  chooseWorkingAs,
  grantOf,
  type WorkingChoice,
} from "../../../shared/domain/access/web-session.ts";
import { sessionOf } from "./session-of.ts";
import { type SessionView, viewOf } from "./session-view.ts";
import type { ShowSessionDependencies } from "./show-session.ts";

/** `notOwn`: the ente does not exist, or not for this person; the same for the role. */
export type ChoiceOutcome =
  | { readonly outcome: "chosen"; readonly view: SessionView; readonly token: string }
  | { readonly outcome: "nobody" | "notOwn" };

/** Goes on in the name of an ente, of the Region or of oneself; by a token that says so. */
export async function chooseOrganization(
  sessionId: string | undefined,
  choice: WorkingChoice,
  dependencies: ShowSessionDependencies,
): Promise<ChoiceOutcome> {
  const { sessions, organizationNames, sign } = dependencies;
  const now = dependencies.now();
  const session = await sessionOf(sessionId, dependencies);
  if (session === undefined) return { outcome: "nobody" };
  const assignments = await dependencies.assignments.listOf(session.personId);
  const workingAs = chooseWorkingAs(choice, assignments);
  const grant = workingAs && grantOf(workingAs, assignments);
  if (workingAs === undefined || grant === undefined) return { outcome: "notOwn" };
  const chosen = { ...session, workingAs, renewedAt: now.toISOString() };
  const view = await viewOf(chosen, { grant, assignments }, organizationNames);
  // The Region may choose any ente, but only one that there is.
  if (view.organization !== undefined && view.organization.name === undefined) {
    return { outcome: "notOwn" };
  }
  if ((await sessions.update(chosen)) === "gone") return { outcome: "nobody" };
  return { outcome: "chosen", view, token: await sign(session.personId, grant, now) };
}
