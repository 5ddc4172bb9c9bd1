/** Anything but a `Char` of XML 1.0 (production 2), halves of surrogate pairs included. */
const ILLEGAL_CHARACTER = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;
/** Most budgets are plain ASCII, which a simpler expression tells much faster. */
const BEYOND_PLAIN_ASCII = /[^ -~]/;
/**
 * `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` (XML 1.0, production 23), written
 * with `_` for a blank.
 */
const PROLOG = new RegExp(
  String.raw`^<\?xml_+version_*=_*(["'])1\.\d+\1`
    .concat(String.raw`(?:_+encoding_*=_*(["'])[A-Za-z][\w.-]*\2)?`)
    .concat(String.raw`(?:_+standalone_*=_*(["'])(?:yes|no)\3)?_*\?>`)
    .replaceAll("_", String.raw`[ \t\r\n]`),
);
/** A well formed reference, or an ampersand that begins none. */
const REFERENCE = /&(?:(#x[0-9A-Fa-f]+|#\d+|[a-z]+);)?/g;
const ENTITIES: ReadonlyMap<string, string> = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
]);
const CODE_POINT_MAX = 0x10ffff;
const BLANKS = String.raw`[ \t\r\n]*`;

/** The character of a code point; `undefined` when no XML document can have it. */
function legalCharacter(codePoint: number): string | undefined {
  if (codePoint > CODE_POINT_MAX) return undefined;
  const character = String.fromCodePoint(codePoint);
  return ILLEGAL_CHARACTER.test(character) ? undefined : character;
}

/** What a reference such as `&amp;`, `&#38;` or `&#x26;` stands for, from what follows its `&`. */
function characterOf(name: string): string | undefined {
  if (!name.startsWith("#")) return ENTITIES.get(name);
  const isHexadecimal = name.startsWith("#x");
  const codePoint = isHexadecimal
    ? Number.parseInt(name.slice(2), 16)
    : Number.parseInt(name.slice(1), 10);
  return legalCharacter(codePoint);
}

/** The text with its references resolved; `undefined` when one of them is not well formed. */
function resolveReferences(text: string): string | undefined {
  if (!text.includes("&")) return text;
  let isWellFormed = true;
  const resolved = text.replaceAll(REFERENCE, (_ampersand, name: string | undefined) => {
    const character = name === undefined ? undefined : characterOf(name);
    if (character === undefined) isWellFormed = false;
    return character ?? "";
  });
  return isWellFormed ? resolved : undefined;
}

/**
 * The text of an element, without the blanks around it and with its references resolved;
 * `undefined` when it is not well formed.
 */
export function readXmlText(raw: string): string | undefined {
  return raw.includes("]]>") ? undefined : resolveReferences(raw.trim());
}

/** What may come next in a budget, as an expression; `_` stands for any blanks, or none. */
export function xmlStep(pattern: string): RegExp {
  return new RegExp(pattern.replaceAll("_", BLANKS), "y");
}

/** The pattern of an element that holds a text alone, which the step captures. */
export function textElement(name: string): string {
  return `_<${name}_>([^<]*)</${name}_>`;
}

/**
 * Walks the few things that a budget may hold, step by step: an XML declaration at its beginning,
 * tags without attributes, texts. Whatever else it meets (attributes and namespaces, comments,
 * CDATA, processing instructions, DOCTYPE) is simply not what comes next, and so refused.
 */
export class BudgetXmlReader {
  readonly #xml: string;
  #position: number;

  /** `undefined` when the text has characters that no XML document can have. */
  static over(xml: string): BudgetXmlReader | undefined {
    const isIllegal = BEYOND_PLAIN_ASCII.test(xml) && ILLEGAL_CHARACTER.test(xml);
    return isIllegal ? undefined : new BudgetXmlReader(xml);
  }

  private constructor(xml: string) {
    this.#xml = xml;
    this.#position = xml.startsWith("<?") ? (PROLOG.exec(xml)?.[0].length ?? 0) : 0;
  }

  /** Takes a step and tells whether it is what comes next: where it is not, nothing moves. */
  skip(step: RegExp): boolean {
    step.lastIndex = this.#position;
    const isNext = step.test(this.#xml);
    if (isNext) this.#position = step.lastIndex;
    return isNext;
  }

  /** The same with the texts that the step captures, from index 1 on. */
  take(step: RegExp): RegExpExecArray | undefined {
    step.lastIndex = this.#position;
    const match = step.exec(this.#xml);
    if (match === null) return undefined;
    this.#position = step.lastIndex;
    return match;
  }
}
