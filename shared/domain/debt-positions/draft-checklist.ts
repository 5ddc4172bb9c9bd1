import {
  hasVisibleCharacter,
  isWithinLength,
  withoutControlCharacters,
} from "../values/character-codes.ts";
import { type EuroCents, parseEuroCents } from "../values/euro-cents.ts";
import { type DraftField, fieldLengthMax } from "./draft-fields.ts";
import type { DraftProblem, DraftReason } from "./draft-problem.ts";

/** 999,999,999.99 euro: the most that pagoPA moves in one transfer (SANP 3.12.0, stAmount). */
export const AMOUNT_MAX_CENTS = 99_999_999_999;

const SIGNED_NUMBER = /^[+-]\d+(?:\.\d+)?$/;
/** More than two decimals, or thousands set apart by the dot: "10.005", "1.234". */
const TOO_PRECISE_NUMBER = /^\d+\.\d{3,}$/;
const DECIMAL_NUMBER = /^\d+(?:\.\d+)?$/;

/** How an amount is checked, and what to say of one that is a number and yet not accepted. */
export type AmountRule = {
  readonly field: DraftField;
  readonly minCents: number;
  readonly outside: DraftReason;
  readonly tooPrecise: DraftReason;
  readonly signed: DraftReason;
};

function amountReason(text: string, rule: AmountRule): DraftReason {
  if (SIGNED_NUMBER.test(text)) return rule.signed;
  if (TOO_PRECISE_NUMBER.test(text)) return rule.tooPrecise;
  return DECIMAL_NUMBER.test(text) ? rule.outside : "notANumber";
}

/** Collects everything wrong with one debt, in the order in which its fields are checked. */
export class DraftChecklist {
  readonly problems: DraftProblem[] = [];

  report(field: DraftField, reason: DraftReason): undefined {
    this.problems.push({ field, reason });
  }

  /** True when the text is within its limit, in characters; reports it when it is not. */
  fits(field: DraftField, text: string, lengthMax: number): boolean {
    if (isWithinLength(text, lengthMax)) return true;
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

  /**
   * The text as it can be printed, each run of control characters a space; reports it when it is
   * too long.
   */
  printable(field: DraftField, text: string, lengthMax: number): string {
    this.fits(field, text, lengthMax);
    return withoutControlCharacters(text);
  }

  /** The same for a text that must be given: blanks and invisible characters alone are nothing. */
  readable(field: DraftField, text: string, lengthMax: number): string {
    if (hasVisibleCharacter(text)) return this.printable(field, text, lengthMax);
    this.report(field, "missing");
    return "";
  }

  /** An amount in euro with a decimal point, up to 999,999,999.99 euro. */
  amount(text: string, rule: AmountRule): EuroCents | undefined {
    const { field, minCents } = rule;
    if (!this.isGiven(field, text, fieldLengthMax.amount)) return undefined;
    const cents = parseEuroCents(text);
    if (cents !== undefined && cents >= minCents && cents <= AMOUNT_MAX_CENTS) return cents;
    return this.report(field, amountReason(text, rule));
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
