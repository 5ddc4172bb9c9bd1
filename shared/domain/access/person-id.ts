import type { Brand } from "../values/brand.ts";

/**
 * Pseudonym of a person, the same at every login: 256 bits made of the fiscal code with a key that
 * only the portal has, in base64url. Whoever sees it learns nothing of the fiscal code.
 */
export type PersonId = Brand<string, "PersonId">;

const pattern = /^[\w-]{43}$/u;

function isPersonId(text: string): text is PersonId {
  return pattern.test(text);
}

/** Reads a pseudonym, or `undefined`. */
export function parsePersonId(text: string): PersonId | undefined {
  return isPersonId(text) ? text : undefined;
}
