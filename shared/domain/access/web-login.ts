import type { FiscalCode } from "../values/fiscal-code.ts";
import type { PersonId } from "./person-id.ts";

/** What a browser brings back from the identity provider, to be told from what anybody made up. */
export type LoginTicket = {
  /** Comes back with the code: whoever began the login ends it (RFC 9700, section 4.7). */
  readonly state: string;
  /** Comes back in the ID token: it was made for this login (OpenID Connect Core, 3.1.2.1). */
  readonly nonce: string;
  /** Only who began the login redeems the code (RFC 7636). */
  readonly codeVerifier: string;
  readonly returnTo: string;
  /** Milliseconds since 1970. */
  readonly expiresMs: number;
};

export const loginMinutes = 10;

/** Holds a login under way in the browser; nobody but the portal makes one. */
export type LoginTickets = {
  seal(ticket: LoginTicket): Promise<string>;
  /** `undefined` for whatever the portal has not sealed. */
  open(sealed: string): Promise<LoginTicket | undefined>;
};

/** Who has logged in, as the identity provider vouches for it. */
export type LoggedInPerson = {
  readonly personId: PersonId;
  readonly displayName: string;
  /** Known while the login lasts: it is kept nowhere. */
  readonly fiscalCode: FiscalCode;
};

/** The Region's OpenID provider: SPID, CIE and Cognito are behind one, or are one. */
export type LoginProvider = {
  /** Where the browser goes to log in. */
  loginAddress(ticket: LoginTicket): Promise<string>;
  /** The person a code stands for; `undefined` when the code or what it gives is not good. */
  redeem(code: string, ticket: LoginTicket): Promise<LoggedInPerson | undefined>;
  /** Where the browser goes to log out there too, where the provider has such a place. */
  logoutAddress(): Promise<string | undefined>;
};

const pathLengthMax = 500;
/** Nothing that a browser takes for another host: "//host", "/\host", controls. */
const pathPattern = /^\/(?![/\\])[^\\\p{Cc}\s]*$/u;
/** Any: what counts is that the path cannot leave it. */
const somewhere = "https://portale.invalid";

/** A path of the portal to come back to; `undefined` for what would lead anywhere else. */
export function parseReturnPath(text: string): string | undefined {
  if (text.length > pathLengthMax || !pathPattern.test(text)) return undefined;
  if (!URL.canParse(text, somewhere)) return undefined;
  const { origin, pathname, search, hash } = new URL(text, somewhere);
  const isWithin = origin === somewhere && !pathname.startsWith("//");
  return isWithin ? `${pathname}${search}${hash}` : undefined;
}
