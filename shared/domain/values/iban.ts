import { isValidIBAN } from "ibantools";
import type { Brand } from "./brand.ts";
import { asciiUpperCase, isDigitCode } from "./character-codes.ts";

/** An IBAN in electronic form: upper case, no spaces, check digits and national checks right. */
export type Iban = Brand<string, "Iban">;

const ITALIAN_LENGTH = 27;
const CIN_INDEX = 4;
const BBAN_INDEX = 5;
const POSTE_ITALIANE_ABI = "07601";
/** Weights of 0-9 (and A-J) in odd places of ABI, CAB and account, then of K-Z. */
const ODD_WEIGHTS = [
  1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23,
];

/**
 * True when the control letter (CIN) of an Italian or San Marino IBAN matches ABI, CAB and
 * account number. The letter is no part of the mod 97 of ISO 13616, so it needs its own check.
 */
function hasRightCin(iban: string): boolean {
  let sum = 0;
  for (let index = BBAN_INDEX; index < ITALIAN_LENGTH; index += 1) {
    const code = iban.charCodeAt(index);
    const ordinal = isDigitCode(code) ? code - 0x30 : code - 0x41;
    sum += (index - BBAN_INDEX) % 2 === 0 ? (ODD_WEIGHTS[ordinal] ?? 0) : ordinal;
  }
  return iban.charCodeAt(CIN_INDEX) === 0x41 + (sum % 26);
}

/** True for the IBANs of Italy and San Marino: 27 characters, ABI, CAB and account number. */
export function usesItalianBban(iban: string): boolean {
  return iban.startsWith("IT") || iban.startsWith("SM");
}

function isIban(text: string): text is Iban {
  return isValidIBAN(text) && (!usesItalianBban(text) || hasRightCin(text));
}

/**
 * Reads an IBAN, with or without the spaces of its printed form, in either case: structure of its
 * country and mod 97 (ISO 13616), and the CIN for Italy and San Marino; else `undefined`.
 */
export function parseIban(text: string): Iban | undefined {
  const electronic = asciiUpperCase(text.replaceAll(" ", ""));
  return isIban(electronic) ? electronic : undefined;
}

/**
 * The twelve digits of the conto corrente postale behind an Italian IBAN of Poste Italiane
 * (ABI 07601), as printed on the postal slip; `undefined` for every other bank.
 */
export function postalAccountNumber(iban: Iban): string | undefined {
  const isPostal = iban.startsWith("IT") && iban.startsWith(POSTE_ITALIANE_ABI, BBAN_INDEX);
  const account = iban.slice(15);
  return isPostal && /^\d{12}$/.test(account) ? account : undefined;
}

/** Reads the IBAN of a conto corrente postale, as `parseIban` does; `undefined` for any other. */
export function parsePostalIban(text: string): Iban | undefined {
  const iban = parseIban(text);
  return iban !== undefined && postalAccountNumber(iban) !== undefined ? iban : undefined;
}
