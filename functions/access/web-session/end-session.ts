import type { LoginProvider } from "../../../shared/domain/access/web-login.ts";
import { type SessionDependencies, sessionOf } from "./session-of.ts";

export type EndSessionDependencies = SessionDependencies & {
  readonly provider: Pick<LoginProvider, "logoutAddress">;
};

/** Where the browser may log out at the provider too; it knows no such place where it is absent. */
export type SessionEnded = { readonly logoutAddress: string | undefined };

/** Logs out: the session is forgotten, whoever else may know its id. `undefined` for nobody. */
export async function endSession(
  sessionId: string | undefined,
  { provider, ...dependencies }: EndSessionDependencies,
): Promise<SessionEnded | undefined> {
  const session = await sessionOf(sessionId, dependencies);
  if (session === undefined) return undefined;
  await dependencies.sessions.remove(session.digest);
  // Whoever logs out is out, even while the provider cannot be asked.
  const logoutAddress = await provider.logoutAddress().catch(() => undefined);
  return { logoutAddress };
}
