import type { Brand } from "./brand.ts";

/** An e-mail address that any mail server delivers to: ASCII, with a domain of two labels. */
export type EmailAddress = Brand<string, "EmailAddress">;

export const EMAIL_LENGTH_MAX = 256;
const PATTERN = /^[\w.!#$%&'*+/=?^`{|}~-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+$/;

function isEmailAddress(text: string): text is EmailAddress {
  return text.length <= EMAIL_LENGTH_MAX && PATTERN.test(text);
}

/** Reads one bare address (no display name), or `undefined`. */
export function parseEmailAddress(text: string): EmailAddress | undefined {
  return isEmailAddress(text) ? text : undefined;
}
