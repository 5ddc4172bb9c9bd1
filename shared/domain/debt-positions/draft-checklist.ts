import { characterCount, hasControlCharacter } from "../values/character-codes.ts";
import { type EuroCents, parseEuroCents } from "../values/euro-cents.ts";
import { type DraftField, fieldLengthMax } from "./draft-fields.ts";
import type { DraftProblem, DraftReason } from "./draft-problem.ts";

/** 999,999,999.99 euro: the most that pagoPA moves in one transfer (SANP 3.12.0, stAmount). */
export const AMOUNT_MAX_CENTS = 99_999_999_999;

const DECIMAL_NUMBER = /^[+-]?\d+(\.\d+)?$/;

/** How a printable text is checked. */
export type TextRule = {
  readonly field: DraftField;
  /** In characters. */
  readonly lengthMax: number;
  /** What to say of a text with control characters. */
  readonly reason: DraftReason;
};

/** How an amount is checked. */
export type AmountRule = {
  readonly field: DraftField;
  readonly minCents: number;
  readonly outside: DraftReason;
};

/** Collects everything wrong with one debt, in the order in which its fields are checked. */
export class DraftChecklist {
  readonly problems: DraftProblem[] = [];

  report(field: DraftField, reason: DraftReason): undefined {
    this.problems.push({ field, reason });
  }

  /** True when the text is within its limit, in characters; reports it when it is not. */
  fits(field: DraftField, text: string, lengthMax: number): boolean {
    // A text has at least as many UTF-16 units as characters: counting is for the rare long one.
    if (text.length <= lengthMax || characterCount(text) <= lengthMax) return true;
    this.problems.push({ field, reason: "tooLong", lengthMax });
    return false;
  }

  /** True when a text is given and within its limit. */
  isGiven(field: DraftField, text: string, lengthMax: number): boolean {
    if (text === "") {
      this.report(field, "missing");
      return false;
    }
    return this.fits(field, text, lengthMax);
  }

  /** The text as it is; reports it when it is too long or has control characters. */
  printable(text: string, { field, lengthMax, reason }: TextRule): string {
    if (this.fits(field, text, lengthMax) && hasControlCharacter(text)) this.report(field, reason);
    return text;
  }

  /** An amount in euro with a decimal point, up to 999,999,999.99 euro. */
  amount(text: string, { field, minCents, outside }: AmountRule): EuroCents | undefined {
    if (!this.isGiven(field, text, fieldLengthMax.amount)) return undefined;
    const cents = parseEuroCents(text);
    if (cents !== undefined && cents >= minCents && cents <= AMOUNT_MAX_CENTS) return cents;
    return this.report(field, DECIMAL_NUMBER.test(text) ? outside : "notANumber");
  }

  /** true or false in either case, `whenEmpty` when nothing is given. */
  flag(field: DraftField, text: string, whenEmpty: boolean): boolean {
    if (text === "true") return true;
    if (text === "false") return false;
    if (text === "") return whenEmpty;
    const lowerCase = text.toLowerCase();
    if (lowerCase !== "true" && lowerCase !== "false") this.report(field, "notAFlag");
    return lowerCase === "true";
  }
}
