import type { Brand } from "./brand.ts";
import { hasOnlyDigits } from "./character-codes.ts";
import { checkDigitsOf, IUV_LENGTH, type Iuv, OLD_IUV_LENGTH, parseIuv } from "./iuv.ts";

/**
 * Numero avviso (NAV): 18 digits, the first of which is the aux digit 0 to 3 (SANP 3.12). Check
 * digits are not part of the type: notices with wrong ones exist and must be looked up as well.
 */
export type NoticeNumber = Brand<string, "NoticeNumber">;

const LENGTH = 18;

function isNoticeNumber(text: string): text is NoticeNumber {
  return text.length === LENGTH && hasOnlyDigits(text) && text.charAt(0) <= "3";
}

/** Reads 18 digits, with or without the spaces of the printed form, or `undefined`. */
export function parseNoticeNumber(text: string): NoticeNumber | undefined {
  const digits = text.replaceAll(" ", "");
  return isNoticeNumber(digits) ? digits : undefined;
}

/**
 * The notice number of an IUV: `3` + 17 digits, or `0` + application code + 15 digits for old
 * notices; `undefined` for a 25-character IUV, which cannot be paid with a notice, and for an old
 * IUV where no application code of two digits is given.
 */
export function noticeNumberOf(
  iuv: Iuv,
  { applicationCode }: { readonly applicationCode?: string | undefined } = {},
): NoticeNumber | undefined {
  if (iuv.length === IUV_LENGTH) return parseNoticeNumber(`3${iuv}`);
  if (iuv.length !== OLD_IUV_LENGTH || applicationCode?.length !== 2) return undefined;
  return parseNoticeNumber(`0${applicationCode}${iuv}`);
}

/** The IUV inside a notice number: the last 15 digits for aux digit 0, else the last 17. */
export function iuvOf(noticeNumber: NoticeNumber): Iuv {
  const length = noticeNumber.startsWith("0") ? OLD_IUV_LENGTH : IUV_LENGTH;
  const iuv = parseIuv(noticeNumber.slice(-length));
  if (iuv === undefined) throw new RangeError("not a notice number");
  return iuv;
}

/** True when the last two digits are the first sixteen modulo 93; always so for our own notices. */
export function hasRightCheckDigits(noticeNumber: NoticeNumber): boolean {
  return checkDigitsOf(noticeNumber.slice(0, 16)) === noticeNumber.slice(16);
}

/** "3000 0000 0000 0064 67": groups of four, as printed (Avviso di pagamento 3.5.1). */
export function formatNoticeNumber(noticeNumber: NoticeNumber): string {
  return noticeNumber.replaceAll(/\d{4}(?=\d)/g, "$& ");
}

/** "3 0000 0000 0000 0646 7": groups of 1, 4, 4, 4, 4 and 1 digits (layout of 2019). */
export function formatNoticeNumber2019(noticeNumber: NoticeNumber): string {
  return noticeNumber.replace(/^(\d)(\d{4})(\d{4})(\d{4})(\d{4})(\d)$/, "$1 $2 $3 $4 $5 $6");
}
