import type { Brand } from "./brand.ts";
import { hasOnlyDigits } from "./character-codes.ts";

/**
 * Identificativo univoco versamento. Three forms are in circulation:
 * 17 digits (aux digit 3, the only form still issued: SANP 3.12), 15 digits (aux digit 0, old
 * notices) and 25 characters (payments of the dismissed RPT model).
 */
export type Iuv = Brand<string, "Iuv">;

export const IUV_LENGTH = 17;
export const OLD_IUV_LENGTH = 15;
export const FULL_IUV_LENGTH = 25;

/** Second pair of digits of the IUVs issued by the portal itself (MyPay4). */
export const PORTAL_SYSTEM_CODE = "00";
export const PROGRESSIVE_MAX = 99_999_999_999;
const PROGRESSIVE_COUNT = PROGRESSIVE_MAX + 1;
const AUX_DIGIT = 3;
const CHECK_MODULUS = 93;
const COUNT_REMAINDER = PROGRESSIVE_COUNT % CHECK_MODULUS;
const PROGRESSIVE_LENGTH = 11;
/** "00" to "92". */
const CHECK_DIGITS = Array.from({ length: CHECK_MODULUS }, (_, remainder) =>
  String(remainder).padStart(2, "0"),
);

function isIuv(text: string): text is Iuv {
  switch (text.length) {
    case IUV_LENGTH:
    case OLD_IUV_LENGTH:
      return hasOnlyDigits(text);
    case FULL_IUV_LENGTH:
      return /^[0-9A-Z]+$/.test(text);
    default:
      return false;
  }
}

/** Reads an IUV of 15 or 17 digits or of 25 capital letters and digits, or `undefined`. */
export function parseIuv(text: string): Iuv | undefined {
  return isIuv(text) ? text : undefined;
}

/**
 * The two check digits of a notice number, from the 16 digits before them: that number modulo 93
 * (SANP 3.12, "numero avviso"). Sixteen digits beginning 0 to 3 are exact in a double.
 */
export function checkDigitsOf(first16Digits: string): string {
  return String(Number(first16Digits) % CHECK_MODULUS).padStart(2, "0");
}

export type IuvParts = {
  /** Two digits assigned by PagoPA to the ente's IUV generation point. */
  readonly segregationCode: string;
  /** Position in the ente's own sequence, 0 to 99,999,999,999. */
  readonly progressive: number;
  /** Who numbers: two digits, the portal's own range by default. */
  readonly systemCode?: string;
};

/** The two codes alone come from outside: what follows them is digits by construction. */
function isComposedOf(text: string, segregationCode: string, systemCode: string): text is Iuv {
  const codesFit = segregationCode.length === 2 && systemCode.length === 2;
  return codesFit && hasOnlyDigits(segregationCode) && hasOnlyDigits(systemCode);
}

/**
 * Composes the 17 digits of an IUV for aux digit 3: segregation code, system code, progressive on
 * eleven digits, two check digits (SANP 3.12; layout of the 15 digits as in MyPay4).
 * @throws RangeError when a part does not fit its place.
 */
export function composeIuv(parts: IuvParts): Iuv {
  const { segregationCode, progressive, systemCode = PORTAL_SYSTEM_CODE } = parts;
  if (!Number.isSafeInteger(progressive) || progressive < 0 || progressive > PROGRESSIVE_MAX) {
    throw new RangeError(`IUV progressive out of range: ${progressive}`);
  }
  const prefix = (AUX_DIGIT * 100 + Number(segregationCode)) * 100 + Number(systemCode);
  const remainder = ((prefix % CHECK_MODULUS) * COUNT_REMAINDER + progressive) % CHECK_MODULUS;
  const digits = String(progressive).padStart(PROGRESSIVE_LENGTH, "0");
  const iuv = segregationCode + systemCode + digits + CHECK_DIGITS[remainder];
  if (!isComposedOf(iuv, segregationCode, systemCode)) {
    throw new RangeError(`not an IUV prefix: ${segregationCode}${systemCode}`);
  }
  return iuv;
}

/**
 * The progressive inside an IUV of the portal's own range (segregation code, system code `00`,
 * 11 digits); `undefined` for any other IUV.
 */
export function portalProgressiveOf(iuv: Iuv, segregationCode: string): number | undefined {
  const range = segregationCode + PORTAL_SYSTEM_CODE;
  const isPortals = iuv.length === IUV_LENGTH && iuv.startsWith(range);
  return isPortals ? Number(iuv.slice(4, 15)) : undefined;
}
