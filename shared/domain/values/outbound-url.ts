import type { Brand } from "./brand.ts";

/** An address outside of the portal that it may call, or send a browser to. */
export type OutboundUrl = Brand<string, "OutboundUrl">;

export type OutboundTerms = {
  /** `http://localhost:<port>` and `http://127.0.0.1:<port>` will do too: the local cloud's own. */
  readonly loopback: boolean;
};

export const outboundLengthMax = 1_000;

/**
 * Reads an address of the public web: https on its own port, a name of the public DNS in its plain
 * form; no user, no fragment, no number in any notation, no name of a private network, no name of
 * letters that look like others. `undefined` for anything else. What a URL parser would put right
 * (tabs, backslashes, encoded names) is refused: another parser might put it right differently.
 */
export function parseOutboundUrl(text: string, terms: OutboundTerms): OutboundUrl | undefined {
  if (text.length > outboundLengthMax || !plainText.test(text) || !URL.canParse(text)) {
    return undefined;
  }
  const { protocol, hostname, host } = new URL(text);
  if (!isWrittenPlainly(text, `${protocol}//${host}`)) return undefined;
  if (terms.loopback && protocol === "http:" && loopbackNames.has(hostname)) return brand(text);
  const isPrivate = privateDomains.has(host.slice(host.lastIndexOf(".") + 1));
  const isPublic = publicName.test(host) && !isPrivate && !encodedName.test(host);
  return protocol === "https:" && isPublic ? brand(text) : undefined;
}

/** The name, or name and port of the loopback, that an address leads to; lower case. */
export function hostOfOutbound(url: OutboundUrl): string {
  return new URL(url).host;
}

/** Characters of RFC 3986, section 2, without `#`. */
const plainText = /^[\w\-.~:/?[\]@!$&'()*+,;=%]+$/u;
const loopbackNames: ReadonlySet<string> = new Set(["localhost", "127.0.0.1"]);
const publicName = /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/u;
/** Ends of names that are not in the public DNS (RFC 6761, 6762, 7686, 9476; ICANN SAC 113). */
const privateDomains: ReadonlySet<string> = new Set([
  ...["localhost", "local", "localdomain", "internal", "intranet", "private"],
  ...["corp", "home", "lan", "arpa", "onion", "alt", "invalid"],
]);
/** RFC 5890, section 2.3.2.1: letters beyond ASCII. */
const encodedName = /(?:^|\.)xn--/u;

/** Scheme and host stand there as they are read; only capitals may differ. */
function isWrittenPlainly(text: string, origin: string): boolean {
  const next = text.charAt(origin.length);
  return text.toLowerCase().startsWith(origin) && (next === "" || next === "/" || next === "?");
}

function isOutbound(_: string): _ is OutboundUrl {
  return true;
}

function brand(text: string): OutboundUrl | undefined {
  return isOutbound(text) ? text : undefined;
}
