import { characterCount } from "../values/character-codes.ts";
import { type EuroCents, euroCents, parseEuroCents } from "../values/euro-cents.ts";

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

/** Walks the few elements that a budget may hold, step by step. */
class BudgetReader {
  readonly #xml: string;
  #position = 0;

  constructor(xml: string) {
    this.#xml = xml;
  }

  isAtEnd(): boolean {
    this.#skipWhitespace();
    return this.#position === this.#xml.length;
  }

  sees(tag: string): boolean {
    this.#skipWhitespace();
    return this.#xml.startsWith(tag, this.#position);
  }

  /** Steps over `tag`, angle brackets included, when it comes next. */
  take(tag: string): boolean {
    if (!this.sees(tag)) return false;
    this.#position += tag.length;
    return true;
  }

  /** The text of the element `name`; `undefined` when something else comes next. */
  takeText(name: string): string | undefined {
    if (!this.take(`<${name}>`)) return undefined;
    const end = this.#xml.indexOf("<", this.#position);
    if (end < 0) return undefined;
    const text = this.#xml.slice(this.#position, end).trim();
    this.#position = end;
    return this.take(`</${name}>`) ? text : undefined;
  }

  #skipWhitespace(): void {
    while (this.#xml.charCodeAt(this.#position) <= 0x20) this.#position += 1;
  }
}

const ENTITIES = new Map([
  ["&amp;", "&"],
  ["&lt;", "<"],
  ["&gt;", ">"],
  ["&quot;", '"'],
  ["&apos;", "'"],
]);

function unescapeXml(text: string): string {
  if (!text.includes("&")) return text;
  return text.replaceAll(/&[a-z]+;/g, (entity) => ENTITIES.get(entity) ?? entity);
}

function readCode(reader: BudgetReader, name: string): string | undefined {
  const text = reader.takeText(name);
  if (text === undefined) return undefined;
  const code = unescapeXml(text);
  return code !== "" && characterCount(code) <= CODE_LENGTH_MAX ? code : undefined;
}

function readAmount(reader: BudgetReader): EuroCents | undefined {
  const text = reader.takeText("importo");
  if (text === undefined || !TWO_DECIMALS.test(text)) return undefined;
  const amount = parseEuroCents(text);
  const isInRange = amount !== undefined && amount > 0 && amount <= ENTRY_AMOUNT_MAX_CENTS;
  return isInRange ? amount : undefined;
}

function readEntry(reader: BudgetReader, chapter: BudgetChapter): BudgetEntry | undefined {
  if (!reader.take("<accertamento>")) return undefined;
  const hasCode = reader.sees("<codAccertamento>");
  const assessmentCode = hasCode ? readCode(reader, "codAccertamento") : undefined;
  if (hasCode && assessmentCode === undefined) return undefined;
  const amountCents = readAmount(reader);
  if (amountCents === undefined || !reader.take("</accertamento>")) return undefined;
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
function readChapter(reader: BudgetReader, entries: BudgetEntry[]): boolean {
  if (!reader.take("<capitolo>")) return false;
  const chapterCode = readCode(reader, "codCapitolo");
  if (chapterCode === undefined) return false;
  const hasOffice = reader.sees("<codUfficio>");
  const officeCode = hasOffice ? readCode(reader, "codUfficio") : undefined;
  if (hasOffice && officeCode === undefined) return false;
  const chapter = officeCode === undefined ? { chapterCode } : { chapterCode, officeCode };
  do {
    const entry = readEntry(reader, chapter);
    if (entry === undefined) return false;
    entries.push(entry);
  } while (!reader.take("</capitolo>"));
  return true;
}

/**
 * Reads a budget: `bilancio` of one or more `capitolo` {`codCapitolo`, `codUfficio`?, one or more
 * `accertamento` {`codAccertamento`?, `importo`}}, codes of 1 to 64 characters, amounts 0.01 to
 * 999999999.99 with two decimals; no attributes, no other element. `undefined` when it is not one.
 * Source: tracciato dovuti MyPay4, field `bilancio`.
 */
export function parseBudget(xml: string): readonly BudgetEntry[] | undefined {
  const reader = new BudgetReader(xml);
  if (!reader.take("<bilancio>")) return undefined;
  const entries: BudgetEntry[] = [];
  do {
    if (!readChapter(reader, entries)) return undefined;
  } while (!reader.take("</bilancio>"));
  return reader.isAtEnd() ? entries : undefined;
}

/** What the entries of a budget come to: it must be the amount of the debt, to the cent. */
export function budgetTotal(entries: readonly BudgetEntry[]): EuroCents {
  let total = 0;
  for (const entry of entries) total += entry.amountCents;
  return euroCents(total);
}
