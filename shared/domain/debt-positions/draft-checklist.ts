import { characterCount, hasControlCharacter } from "../values/character-codes.ts";
import { type EuroCents, parseEuroCents } from "../values/euro-cents.ts";
import { type DraftField, fieldLengthMax } from "./draft-fields.ts";
import type { DraftProblem, DraftReason } from "./draft-problem.ts";

/** 999,999,999.99 euro: the most that pagoPA moves in one transfer (SANP 3.12.0, stAmount). */
export const AMOUNT_MAX_CENTS = 99_999_999_999;

const DECIMAL_NUMBER = /^[+-]?\d+(\.\d+)?$/;

/** Collects everything wrong with one debt, in the order in which its fields are checked. */
export class DraftChecklist {
  readonly problems: DraftProblem[] = [];

  report(field: DraftField, reason: DraftReason): undefined {
    this.problems.push({ field, reason });
  }

  /** True when the text is within its limit, in characters; reports it when it is not. */
  fits(field: DraftField, text: string, lengthMax: number = fieldLengthMax[field]): boolean {
    // A text has at least as many UTF-16 units as characters: counting is for the rare long one.
    if (text.length <= lengthMax || characterCount(text) <= lengthMax) return true;
    this.problems.push({ field, reason: "tooLong", lengthMax });
    return false;
  }

  /** True when a text is given and within its limit. */
  isGiven(field: DraftField, text: string, lengthMax?: number): boolean {
    if (text === "") {
      this.report(field, "missing");
      return false;
    }
    return this.fits(field, text, lengthMax);
  }

  /** The text when it is within its limit and free of control characters; empty is fine. */
  printable(field: DraftField, text: string, reason: DraftReason): string {
    if (this.fits(field, text) && hasControlCharacter(text)) this.report(field, reason);
    return text;
  }

  /** An amount in euro with a decimal point, between `minCents` and 999,999,999.99 euro. */
  amount(
    field: DraftField,
    text: string,
    range: { readonly minCents: number; readonly outside: DraftReason },
  ): EuroCents | undefined {
    if (!this.isGiven(field, text)) return undefined;
    const cents = parseEuroCents(text);
    if (cents !== undefined && cents >= range.minCents && cents <= AMOUNT_MAX_CENTS) return cents;
    return this.report(field, DECIMAL_NUMBER.test(text) ? range.outside : "notANumber");
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
