import { isWithinLength } from "../values/character-codes.ts";
import { type EuroCents, euroCents, parseEuroCents } from "../values/euro-cents.ts";
import { BudgetXmlReader, readXmlText, textElement, xmlStep } from "./budget-xml-reader.ts";

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

const budgetOpening = xmlStep("_<bilancio_>");
const chapterOpening = xmlStep(
  `_<capitolo_>${textElement("codCapitolo")}(?:${textElement("codUfficio")})?`,
);
const entryStep = xmlStep(
  "_<accertamento_>"
    .concat(`(?:${textElement("codAccertamento")})?${textElement("importo")}`)
    .concat("_</accertamento_>"),
);
const chapterClosing = xmlStep("_</capitolo_>");
const budgetClosing = xmlStep("_</bilancio_>_$");

function readCode(raw: string): string | undefined {
  const code = readXmlText(raw);
  if (code === undefined || code === "") return undefined;
  return isWithinLength(code, CODE_LENGTH_MAX) ? code : undefined;
}

function readAmount(raw: string): EuroCents | undefined {
  const text = readXmlText(raw);
  if (text === undefined || !TWO_DECIMALS.test(text)) return undefined;
  const amount = parseEuroCents(text);
  const isInRange = amount !== undefined && amount > 0 && amount <= ENTRY_AMOUNT_MAX_CENTS;
  return isInRange ? amount : undefined;
}

function readEntry(reader: BudgetXmlReader, chapter: BudgetChapter): BudgetEntry | undefined {
  const texts = reader.take(entryStep);
  const rawCode = texts?.[1];
  const amountCents = readAmount(texts?.[2] ?? "");
  if (amountCents === undefined) return undefined;
  const { chapterCode, officeCode } = chapter;
  const entry: { -readonly [Key in keyof BudgetEntry]: BudgetEntry[Key] } = {
    chapterCode,
    amountCents,
  };
  if (officeCode !== undefined) entry.officeCode = officeCode;
  if (rawCode === undefined) return entry;
  const assessmentCode = readCode(rawCode);
  if (assessmentCode === undefined) return undefined;
  entry.assessmentCode = assessmentCode;
  return entry;
}

function readChapterOpening(reader: BudgetXmlReader): BudgetChapter | undefined {
  const texts = reader.take(chapterOpening);
  const rawOffice = texts?.[2];
  const chapterCode = readCode(texts?.[1] ?? "");
  if (chapterCode === undefined) return undefined;
  if (rawOffice === undefined) return { chapterCode };
  const officeCode = readCode(rawOffice);
  return officeCode === undefined ? undefined : { chapterCode, officeCode };
}

/** Reads one capitolo and adds its entries; false when it is not well formed. */
function readChapter(reader: BudgetXmlReader, entries: BudgetEntry[]): boolean {
  const chapter = readChapterOpening(reader);
  if (chapter === undefined) return false;
  do {
    const entry = readEntry(reader, chapter);
    if (entry === undefined) return false;
    entries.push(entry);
  } while (!reader.skip(chapterClosing));
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
  if (reader?.skip(budgetOpening) !== true) return undefined;
  const entries: BudgetEntry[] = [];
  do {
    if (!readChapter(reader, entries)) return undefined;
  } while (!reader.skip(budgetClosing));
  return entries;
}

/** What the entries of a budget come to: it must be the amount of the debt, to the cent. */
export function budgetTotal(entries: readonly BudgetEntry[]): EuroCents {
  let total = 0;
  for (const entry of entries) total += entry.amountCents;
  return euroCents(total);
}
