import type { Brand } from "./brand.ts";

/**
 * Codice IPA of an ente (Indice delle Pubbliche Amministrazioni), in lower case: "c_f205". The
 * hyphen, which separates the parts of a flow's file name, cannot be part of it.
 */
export type IpaCode = Brand<string, "IpaCode">;

function isIpaCode(text: string): text is IpaCode {
  return /^[a-z0-9_]{1,80}$/.test(text);
}

/** Reads a codice IPA in either case (upper case is lowered), or `undefined`. */
export function parseIpaCode(text: string): IpaCode | undefined {
  const lowerCase = text.toLowerCase();
  return isIpaCode(lowerCase) ? lowerCase : undefined;
}
