import type { Brand } from "./brand.ts";

/** An address outside of the portal that it may call, or send a browser to. */
export type OutboundUrl = Brand<string, "OutboundUrl">;

export type OutboundTerms = {
  /** `http://localhost:<port>` and `http://127.0.0.1:<port>` will do too: the local cloud's own. */
  readonly loopback: boolean;
};

/**
 * Reads an address of the public web: https on its own port, a name of the public DNS in its plain
 * form; no user, no fragment, no number in any notation, no name of a private network.
 * `undefined` for anything else.
 */
export function parseOutboundUrl(text: string, terms: OutboundTerms): OutboundUrl | undefined {
  if (!URL.canParse(text)) return undefined;
  const { protocol, hostname, username, password, hash, port } = new URL(text);
  if (terms.loopback && protocol === "http:" && loopbackNames.has(hostname)) return brand(text);
  const isPlain = username === "" && password === "" && hash === "" && port === "";
  return protocol === "https:" && isPlain && publicName.test(hostname) ? brand(text) : undefined;
}

/** The name, or name and port of the loopback, that an address leads to; lower case. */
export function hostOfOutbound(url: OutboundUrl): string {
  return new URL(url).host;
}

const loopbackNames: ReadonlySet<string> = new Set(["localhost", "127.0.0.1"]);
const publicName = /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/u;

function isOutbound(_: string): _ is OutboundUrl {
  return true;
}

function brand(text: string): OutboundUrl | undefined {
  return isOutbound(text) ? text : undefined;
}
