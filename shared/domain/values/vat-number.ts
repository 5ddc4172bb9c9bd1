import type { Brand } from "./brand.ts";
import { digitAt, hasOnlyDigits } from "./character-codes.ts";

/** Partita IVA: eleven digits, the last of which is a control digit. */
export type VatNumber = Brand<string, "VatNumber">;

const LENGTH = 11;
const NEVER_ASSIGNED = "00000000000";

/**
 * True when eleven digits carry the right control digit (D.M. 23 December 1976, art. 3; the same
 * rule holds for the codice fiscale of organizations and for provisional codici fiscali).
 */
export function hasElevenDigitControl(text: string): boolean {
  if (text.length !== LENGTH || !hasOnlyDigits(text) || text === NEVER_ASSIGNED) return false;
  let sum = 0;
  for (let index = 0; index < LENGTH; index += 1) {
    const digit = digitAt(text, index);
    const doubled = digit * 2;
    if (index % 2 === 0) sum += digit;
    else sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

function isVatNumber(text: string): text is VatNumber {
  return hasElevenDigitControl(text);
}

/** Reads a partita IVA (no country prefix, no spaces), or `undefined`. */
export function parseVatNumber(text: string): VatNumber | undefined {
  return isVatNumber(text) ? text : undefined;
}
