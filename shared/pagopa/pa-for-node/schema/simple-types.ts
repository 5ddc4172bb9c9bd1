import { parseCalendarDate } from "../../../domain/values/calendar-date.ts";
import { isWithinLength } from "../../../domain/values/character-codes.ts";
import {
  type EuroCents,
  formatEuroCents,
  parseEuroCents,
} from "../../../domain/values/euro-cents.ts";
import type { SimpleType } from "./content.ts";

/**
 * The simple types of paForNode. Those over `xsd:string` take blanks as they come; numbers, dates,
 * booleans and base64 leave out the blanks around them, as XSD wants.
 * Source: SANP 3.12.0, paForNode.
 */
type TextRule = { readonly rule: string; readonly allows: (text: string) => boolean };

function preserved({ rule, allows }: TextRule): SimpleType<string> {
  return {
    kind: "simple",
    rule,
    whiteSpace: "preserve",
    read: (text) => (allows(text) ? text : undefined),
    write: (value) => value,
  };
}

function collapsed({ rule, allows }: TextRule): SimpleType<string> {
  return { ...preserved({ rule, allows }), whiteSpace: "collapse" };
}

/** stText…: a length in characters, which are not bytes nor UTF-16 units. */
export function text({ min = 1, max }: { readonly min?: number; readonly max: number }) {
  return preserved({
    rule: min === max ? `testo di ${max} caratteri` : `testo da ${min} a ${max} caratteri`,
    allows: (value) =>
      value.length >= min &&
      isWithinLength(value, max) &&
      (min === 1 || !isWithinLength(value, min - 1)),
  });
}

export const stText16 = text({ max: 16 });
export const stText20 = text({ max: 20 });
export const stText35 = text({ max: 35 });
export const stText70 = text({ max: 70 });
export const stText140 = text({ max: 140 });
export const stText210 = text({ max: 210 });

/** A text of any length: `xsd:string`, but not empty. */
export const someText = preserved({
  rule: "testo non vuoto",
  allows: (value) => value.length > 0,
});

/** Exactly so many digits. */
export function digits(count: number): SimpleType<string> {
  const pattern = new RegExp(`^[0-9]{${count}}$`);
  return preserved({ rule: `${count} cifre`, allows: (value) => pattern.test(value) });
}

export const stFiscalCodePA = digits(11);
export const stNoticeNumber = digits(18);

const COUNTRY = /^[A-Z]{2}$/;
/** Country, and province of residence. */
export const twoCapitals = preserved({
  rule: "due lettere maiuscole",
  allows: (value) => COUNTRY.test(value),
});

const EMAIL_LENGTH_MAX = 256;
const EMAIL = /^[a-zA-Z0-9_.+-]+@[a-zA-Z0-9-]+(?:\.[a-zA-Z0-9-]+)*$/;
export const stEMail = preserved({
  rule: `indirizzo e-mail fino a ${EMAIL_LENGTH_MAX} caratteri`,
  allows: (value) => value.length <= EMAIL_LENGTH_MAX && EMAIL.test(value),
});

/** One of a few words. */
export function oneOf<const Word extends string>(...words: readonly Word[]): SimpleType<Word> {
  return {
    kind: "simple",
    rule: `uno tra ${words.join(", ")}`,
    whiteSpace: "preserve",
    read: (value) => words.find((word) => word === value),
    write: (value) => value,
  };
}

const AMOUNT = /^\d+\.\d{2}$/;
const AMOUNT_CENTS_MAX = 99_999_999_999;

function amount(centsMin: number): SimpleType<EuroCents> {
  return {
    kind: "simple",
    rule: `importo con due decimali da ${centsMin === 0 ? "0.00" : "0.01"} a 999999999.99`,
    whiteSpace: "collapse",
    read: (value) => {
      const cents = AMOUNT.test(value) ? parseEuroCents(value) : undefined;
      const isInRange = cents !== undefined && cents >= centsMin && cents <= AMOUNT_CENTS_MAX;
      return isInRange ? cents : undefined;
    },
    write: formatEuroCents,
  };
}

export const stAmount = amount(0);
export const stAmountNotZero = amount(1);

const INTEGER = /^[+-]?\d+$/;
const INT_MAX = 2_147_483_647;

/** xsd:int between two numbers. */
export function integer({ min = -INT_MAX - 1, max = INT_MAX } = {}): SimpleType<number> {
  return {
    kind: "simple",
    rule: `numero intero da ${min} a ${max}`,
    whiteSpace: "collapse",
    read: (value) => {
      // Adding zero makes of "-0" the number that it is.
      const number = INTEGER.test(value) ? Number(value) + 0 : Number.NaN;
      return number >= min && number <= max ? number : undefined;
    },
    write: String,
  };
}

const booleans: ReadonlyMap<string, boolean> = new Map([
  ["true", true],
  ["false", false],
  ["1", true],
  ["0", false],
]);
export const xsdBoolean: SimpleType<boolean> = {
  kind: "simple",
  rule: "true o false",
  whiteSpace: "collapse",
  read: (value) => booleans.get(value),
  write: String,
};

const ZONE = String.raw`(?:Z|[+-](?:(?:0\d|1[0-3]):[0-5]\d|14:00))?`;
const TIME = String.raw`(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?|24:00:00(?:\.0+)?)`;
const DATE = new RegExp(String.raw`^\d{4}-\d\d-\d\d${ZONE}$`);
const DATE_TIME = new RegExp(String.raw`^\d{4}-\d\d-\d\dT${TIME}${ZONE}$`);
const DATE_LENGTH = 10;

function beginsWithRealDay(value: string): boolean {
  return parseCalendarDate(value.slice(0, DATE_LENGTH)) !== undefined;
}

/** xsd:date from year 1 to 9999, with or without a time zone. */
export const xsdDate = collapsed({
  rule: "data nella forma aaaa-mm-gg",
  allows: (value) => DATE.test(value) && beginsWithRealDay(value),
});

/** xsd:dateTime of the same years, with or without a time zone and fractions of a second. */
export const xsdDateTime = collapsed({
  rule: "data e ora nella forma aaaa-mm-ggThh:mm:ss",
  allows: (value) => DATE_TIME.test(value) && beginsWithRealDay(value),
});
