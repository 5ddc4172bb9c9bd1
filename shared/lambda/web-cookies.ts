import { webRequestHeader } from "./access.ts";
import { cookieOf } from "./request-cookies.ts";

/** Holds the id of a session in a browser, as opaque as it is secret. */
export const sessionCookie = "__Host-portale-sessione";
/** Holds a login under way. */
export const loginCookie = "__Host-portale-login";

/**
 * - `Strict`: no request that another site begins carries it;
 * - `Lax`: a visit that another site leads to does, as the return from a login is.
 */
type SameSite = "Strict" | "Lax";

/**
 * A cookie for this host only, over TLS only, out of the reach of scripts: the name has to begin
 * with `__Host-` (RFC 6265bis, section 4.1.3.2). Browsers take `localhost` for secure.
 */
export function hostCookie(
  name: `__Host-${string}`,
  value: string,
  terms: { readonly secondsValid: number; readonly sameSite: SameSite },
): string {
  const { secondsValid, sameSite } = terms;
  const lifetime = `Path=/; Max-Age=${secondsValid}`;
  return `${name}=${value}; ${lifetime}; HttpOnly; Secure; SameSite=${sameSite}`;
}

/** Takes a cookie away from the browser. */
export function noCookie(name: `__Host-${string}`): string {
  return hostCookie(name, "", { secondsValid: 0, sameSite: "Strict" });
}

type WithHeaders = {
  readonly cookies: readonly string[];
  readonly headers: Readonly<Record<string, string | undefined>>;
};

/**
 * The id of the session that a page of the portal presents: with the header that a page of another
 * site could not send.
 */
export function presentedSession(request: WithHeaders): string | undefined {
  return request.headers[webRequestHeader] === undefined
    ? undefined
    : cookieOf(request, sessionCookie);
}
