import type { EmailAddress } from "./email-address.ts";

/** Enough for whoever knows the address to recognise it: its first letter, and where it is. */
export function maskEmailAddress(address: EmailAddress): string {
  const at = address.lastIndexOf("@");
  return `${address.slice(0, 1)}***${address.slice(at)}`;
}
