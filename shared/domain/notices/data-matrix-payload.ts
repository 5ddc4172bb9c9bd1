import type { EuroCents } from "../values/euro-cents.ts";
import type { NoticeNumber } from "../values/notice-number.ts";
import type { OrganizationFiscalCode } from "../values/organization-fiscal-code.ts";

export type DataMatrixFacts = {
  readonly noticeNumber: NoticeNumber;
  /** 12 digits. */
  readonly postalAccountNumber: string;
  readonly amountCents: EuroCents;
  readonly creditorFiscalCode: OrganizationFiscalCode;
  readonly debtorCode: string;
  readonly debtorName: string;
  readonly subject: string;
};

/** The slip's amount has ten digits of cents: 99.999.999,99 euro. */
export const slipAmountCentsMax = 9_999_999_999;

const nameLength = 40;
const subjectLength = 110;
const debtorCodeLength = 16;
const filler = " ".repeat(12);

/** Letters that Unicode does not decompose into a plain letter and an accent, and typed quotes. */
const plainForms: Readonly<Record<string, string>> = {
  Đ: "D",
  đ: "d",
  Ð: "D",
  ð: "d",
  Ħ: "H",
  ħ: "h",
  ı: "i",
  ĸ: "k",
  Ł: "L",
  ł: "l",
  Ŋ: "N",
  ŋ: "n",
  Ø: "O",
  ø: "o",
  Ŧ: "T",
  ŧ: "t",
  Þ: "Th",
  þ: "th",
  Æ: "Ae",
  æ: "ae",
  Œ: "Oe",
  œ: "oe",
  ß: "ss",
  ẞ: "SS",
  Ə: "E",
  ə: "e",
  "’": "'",
  "‘": "'",
  ʼ: "'",
  "´": "'",
  "`": "'",
  "‐": "-",
  "‑": "-",
  "–": "-",
  "—": "-",
};

/**
 * A text in the characters Poste's readers know (digits, letters, `& ' - . : _ ,` and space):
 * accents are dropped, letters such as Đ and Ł become their plain form, anything else a space.
 */
export function posteText(text: string): string {
  if (/^[0-9A-Za-z&'\-.:_, ]*$/.test(text)) return text;
  const plain = Array.from(text.normalize("NFD"), (letter) => plainForms[letter] ?? letter);
  return plain
    .join("")
    .replaceAll(/\p{M}+/gu, "")
    .replaceAll(/[^0-9A-Za-z&'\-.:_, ]/gu, " ");
}

/** Upper case, cut to `length`, then padded with spaces: never longer, never shorter. */
function field(text: string, length: number): string {
  return posteText(text).toUpperCase().slice(0, length).padEnd(length);
}

/**
 * Text of the postal slip's Data Matrix (bollettino PA, document 896, phase P1), always 256
 * characters: codeline, ente, debtor, subject, filler. Amount in cents on ten digits.
 * @throws RangeError when the amount or the account does not fit its field: no slip may be made.
 */
export function composeDataMatrixPayload(facts: DataMatrixFacts): string {
  if (facts.amountCents > slipAmountCentsMax) throw new RangeError("importo oltre il bollettino");
  if (!/^\d{12}$/.test(facts.postalAccountNumber)) throw new RangeError("conto postale non valido");
  const amount = String(facts.amountCents).padStart(10, "0");
  const codeline = `18${facts.noticeNumber}12${facts.postalAccountNumber}10${amount}3896`;
  const debtor = field(facts.debtorCode, debtorCodeLength) + field(facts.debtorName, nameLength);
  const subject = field(facts.subject, subjectLength);
  return `codfase=NBPA;${codeline}1P1${facts.creditorFiscalCode}${debtor}${subject}${filler}A`;
}
