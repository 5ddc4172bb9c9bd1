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
const SPACE = 0x20;
const LESS_THAN = 0x3c;
const GREATER_THAN = 0x3e;
const SLASH = 0x2f;

/** Tab, line feed, carriage return or space: no other character up to the space is legal. */
function isBlank(code: number): boolean {
  return code <= SPACE;
}

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

  isAtEnd(): boolean {
    return this.#afterBlanks(this.#position) === this.#xml.length;
  }

  /** True when the element `name` begins here. */
  seesOpening(name: string): boolean {
    return this.#endOfOpening(name) >= 0;
  }

  /** Steps over `<name>` when it comes next. */
  takeOpening(name: string): boolean {
    return this.#stepTo(this.#endOfOpening(name));
  }

  /** Steps over `</name>` when it comes next. */
  takeClosing(name: string): boolean {
    const start = this.#afterBlanks(this.#position);
    const isClosing =
      this.#xml.charCodeAt(start) === LESS_THAN && this.#xml.charCodeAt(start + 1) === SLASH;
    return isClosing && this.#stepTo(this.#endOfTag(name, start + 2));
  }

  /**
   * The text of the element `name`, without the blanks around it and with its references
   * resolved; `undefined` when something else comes next or the text is not well formed.
   */
  takeText(name: string): string | undefined {
    if (!this.takeOpening(name)) return undefined;
    const end = this.#xml.indexOf("<", this.#position);
    if (end < 0) return undefined;
    const text = this.#xml.slice(this.#position, end).trim();
    this.#position = end;
    if (!this.takeClosing(name) || text.includes("]]>")) return undefined;
    return resolveReferences(text);
  }

  #endOfOpening(name: string): number {
    const start = this.#afterBlanks(this.#position);
    return this.#xml.charCodeAt(start) === LESS_THAN ? this.#endOfTag(name, start + 1) : -1;
  }

  /** Index past the `>` of a tag whose name should begin at `start`; -1 when it does not. */
  #endOfTag(name: string, start: number): number {
    if (!this.#xml.startsWith(name, start)) return -1;
    const end = this.#afterBlanks(start + name.length);
    return this.#xml.charCodeAt(end) === GREATER_THAN ? end + 1 : -1;
  }

  #stepTo(position: number): boolean {
    if (position < 0) return false;
    this.#position = position;
    return true;
  }

  #afterBlanks(from: number): number {
    let index = from;
    while (isBlank(this.#xml.charCodeAt(index))) index += 1;
    return index;
  }
}
