import type { Brand } from "./brand.ts";
import { asciiUpperCase, isDigitCode } from "./character-codes.ts";
import { hasElevenDigitControl } from "./vat-number.ts";

/**
 * Codice fiscale of a natural person, upper case: 16 characters with the control character
 * (omocodia included), or the 11 digits of a provisional code (D.M. 23 December 1976).
 */
export type FiscalCode = Brand<string, "FiscalCode">;

const LENGTH = 16;
const PROVISIONAL_LENGTH = 11;
/** Six letters of the name, year, month, day, place of birth: each digit may have its letter. */
const STRUCTURE = /^[A-Z]{6}[\dLMNP-V]{2}[A-EHLMPR-T][\dLMNP-V]{2}[A-Z][\dLMNP-V]{3}[A-Z]$/;
/** Omocodia: the letter that may stand for each digit 0 to 9 (D.M. 23 December 1976, art. 6). */
const DIGIT_LETTERS = "LMNPQRSTUV";
const CONTROL_INDEX = 15;
/** Weights of the characters 0-9 (and A-J) in odd places, then of K-Z. */
const ODD_WEIGHTS = [
  1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23,
];
const ZERO = 0x30;
const LETTER_A = 0x41;
const DAYS_OF_WOMEN = 40;
const DAYS_MAX = 31;

/** 0 to 9 for a digit, 0 to 25 for a letter A-Z. */
function ordinalOf(code: number): number {
  return isDigitCode(code) ? code - ZERO : code - LETTER_A;
}

/** The digit at `index`, undoing omocodia; -1 where there is neither digit nor substitute. */
function digitOrSubstitute(text: string, index: number): number {
  const code = text.charCodeAt(index);
  return isDigitCode(code) ? code - ZERO : DIGIT_LETTERS.indexOf(text.charAt(index));
}

function hasPersonalStructure(text: string): boolean {
  if (!STRUCTURE.test(text)) return false;
  const encodedDay = digitOrSubstitute(text, 9) * 10 + digitOrSubstitute(text, 10);
  const day = encodedDay > DAYS_OF_WOMEN ? encodedDay - DAYS_OF_WOMEN : encodedDay;
  return day >= 1 && day <= DAYS_MAX;
}

/**
 * The control character of the first 15 characters of `text` (upper-case letters and digits),
 * D.M. 23 December 1976, art. 7.
 */
export function fiscalCodeControl(text: string): string {
  let sum = 0;
  for (let index = 0; index < CONTROL_INDEX; index += 1) {
    const ordinal = ordinalOf(text.charCodeAt(index));
    sum += index % 2 === 0 ? (ODD_WEIGHTS[ordinal] ?? 0) : ordinal;
  }
  return String.fromCharCode(LETTER_A + (sum % 26));
}

function isFiscalCode(text: string): text is FiscalCode {
  if (text.length === PROVISIONAL_LENGTH) return hasElevenDigitControl(text);
  return (
    text.length === LENGTH &&
    hasPersonalStructure(text) &&
    fiscalCodeControl(text) === text.charAt(CONTROL_INDEX)
  );
}

/** Reads a codice fiscale in either case (lower case is raised), or `undefined`. */
export function parseFiscalCode(text: string): FiscalCode | undefined {
  if (isFiscalCode(text)) return text;
  const upperCase = asciiUpperCase(text);
  return isFiscalCode(upperCase) ? upperCase : undefined;
}
