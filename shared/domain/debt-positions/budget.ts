import { characterCount } from "../values/character-codes.ts";
import { type EuroCents, euroCents, parseEuroCents } from "../values/euro-cents.ts";
import { BudgetXmlReader } from "./budget-xml-reader.ts";

/** One booking of a debt on the ente's budget: an accertamento of a capitolo. */
export type BudgetEntry = {
  readonly chapterCode: string;
  readonly officeCode?: string;
  readonly assessmentCode?: string;
  readonly amountCents: EuroCents;
};

type BudgetChapter = Pick<BudgetEntry, "chapterCode" | "officeCode">;

const CODE_LENGTH_MAX = 64;
/** 999,999,999.99 euro. */
const ENTRY_AMOUNT_MAX_CENTS = 99_999_999_999;
const TWO_DECIMALS = /^\d+\.\d\d$/;

function readCode(reader: BudgetXmlReader, name: string): string | undefined {
  const code = reader.takeText(name);
  if (code === undefined || code === "") return undefined;
  return characterCount(code) <= CODE_LENGTH_MAX ? code : undefined;
}

function readAmount(reader: BudgetXmlReader): EuroCents | undefined {
  const text = reader.takeText("importo");
  if (text === undefined || !TWO_DECIMALS.test(text)) return undefined;
  const amount = parseEuroCents(text);
  const isInRange = amount !== undefined && amount > 0 && amount <= ENTRY_AMOUNT_MAX_CENTS;
  return isInRange ? amount : undefined;
}

function readEntry(reader: BudgetXmlReader, chapter: BudgetChapter): BudgetEntry | undefined {
  if (!reader.takeOpening("accertamento")) return undefined;
  const hasCode = reader.seesOpening("codAccertamento");
  const assessmentCode = hasCode ? readCode(reader, "codAccertamento") : undefined;
  if (hasCode && assessmentCode === undefined) return undefined;
  const amountCents = readAmount(reader);
  if (amountCents === undefined || !reader.takeClosing("accertamento")) return undefined;
  const { chapterCode, officeCode } = chapter;
  const entry: { -readonly [Key in keyof BudgetEntry]: BudgetEntry[Key] } = {
    chapterCode,
    amountCents,
  };
  if (officeCode !== undefined) entry.officeCode = officeCode;
  if (assessmentCode !== undefined) entry.assessmentCode = assessmentCode;
  return entry;
}

/** Reads one capitolo and adds its entries; false when it is not well formed. */
function readChapter(reader: BudgetXmlReader, entries: BudgetEntry[]): boolean {
  if (!reader.takeOpening("capitolo")) return false;
  const chapterCode = readCode(reader, "codCapitolo");
  if (chapterCode === undefined) return false;
  const hasOffice = reader.seesOpening("codUfficio");
  const officeCode = hasOffice ? readCode(reader, "codUfficio") : undefined;
  if (hasOffice && officeCode === undefined) return false;
  const chapter = officeCode === undefined ? { chapterCode } : { chapterCode, officeCode };
  do {
    const entry = readEntry(reader, chapter);
    if (entry === undefined) return false;
    entries.push(entry);
  } while (!reader.takeClosing("capitolo"));
  return true;
}

/**
 * Reads a budget: `bilancio` of one or more `capitolo` {`codCapitolo`, `codUfficio`?, one or more
 * `accertamento` {`codAccertamento`?, `importo`}}, codes of 1 to 64 characters, amounts 0.01 to
 * 999999999.99 with two decimals. An XML declaration may come first, blanks may stand between
 * elements and before the `>` of a tag; the predefined entities and references to characters are
 * resolved. Refused: attributes (namespaces too), other elements, comments, CDATA, DOCTYPE, and
 * whatever is not well formed by XML 1.0. `undefined` when it is not a budget.
 * Source: tracciato dovuti MyPay4, field `bilancio`.
 */
export function parseBudget(xml: string): readonly BudgetEntry[] | undefined {
  const reader = BudgetXmlReader.over(xml);
  if (reader?.takeOpening("bilancio") !== true) return undefined;
  const entries: BudgetEntry[] = [];
  do {
    if (!readChapter(reader, entries)) return undefined;
  } while (!reader.takeClosing("bilancio"));
  return reader.isAtEnd() ? entries : undefined;
}

/** What the entries of a budget come to: it must be the amount of the debt, to the cent. */
export function budgetTotal(entries: readonly BudgetEntry[]): EuroCents {
  let total = 0;
  for (const entry of entries) total += entry.amountCents;
  return euroCents(total);
}
