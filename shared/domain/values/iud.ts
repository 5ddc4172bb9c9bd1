import type { Brand } from "./brand.ts";
import { hasControlCharacter, isWithinLength } from "./character-codes.ts";

/**
 * Identificativo univoco dovuto: the name an ente gives to one of its debts, unique for the ente.
 * 1 to 35 characters; the prefix 000 belongs to the portal (tracciato dovuti MyPay4).
 */
export type Iud = Brand<string, "Iud">;

export const IUD_LENGTH_MAX = 35;
const RESERVED_PREFIX = "000";

function isIud(text: string): text is Iud {
  return (
    text.length > 0 &&
    isWithinLength(text, IUD_LENGTH_MAX) &&
    !text.startsWith(RESERVED_PREFIX) &&
    !hasControlCharacter(text)
  );
}

/** Reads an IUD exactly as given (case and inner spaces count), or `undefined`. */
export function parseIud(text: string): Iud | undefined {
  return isIud(text) ? text : undefined;
}
