/**
 * Anything but a `Char` of XML 1.0 (production 2), as far as one UTF-16 unit tells: halves of
 * surrogate pairs are looked for apart.
 */
const ILLEGAL_UNIT = /[^\t\n\r -\uFFFD]/;
/** A well formed reference, or an ampersand that begins none. */
const REFERENCE = /&(?:(#x[0-9A-Fa-f]+|#[0-9]+|[a-z]+);)?/g;
const ENTITIES: ReadonlyMap<string, string> = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
]);
const CODE_POINT_MAX = 0x10ffff;
const [TAB, LINE_FEED, CARRIAGE_RETURN, SPACE] = [0x09, 0x0a, 0x0d, 0x20];

/** True when every character of `text` may stand in an XML 1.0 document. */
export function isLegalXmlText(text: string): boolean {
  return !ILLEGAL_UNIT.test(text) && text.isWellFormed();
}

/** True for the four characters that XML counts as blank, and for no other. */
export function isXmlBlank(code: number): boolean {
  return code === SPACE || code === LINE_FEED || code === TAB || code === CARRIAGE_RETURN;
}

/** Where the run of blanks that begins at `start` ends. */
export function blanksEnd(text: string, start: number): number {
  let end = start;
  while (isXmlBlank(text.charCodeAt(end))) end += 1;
  return end;
}

/** True when there is nothing but blanks in `text`. */
export function isBlankXmlText(text: string): boolean {
  return blanksEnd(text, 0) === text.length;
}

/** The text without the blanks at its ends, which for a single token is what XSD calls collapsed. */
export function trimXmlBlanks(text: string): string {
  const start = blanksEnd(text, 0);
  let end = text.length;
  while (end > start && isXmlBlank(text.charCodeAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

/** The character of a numeric reference; `undefined` when no XML document can have it. */
function characterOfCode(codePoint: number): string | undefined {
  if (codePoint > CODE_POINT_MAX) return undefined;
  const character = String.fromCodePoint(codePoint);
  return isLegalXmlText(character) ? character : undefined;
}

function characterOf(name: string): string | undefined {
  if (!name.startsWith("#")) return ENTITIES.get(name);
  const isHexadecimal = name.startsWith("#x");
  return characterOfCode(
    isHexadecimal ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10),
  );
}

/**
 * The text with its references resolved: the five predefined entities and legal characters by
 * number (XML 1.0, section 4.1). `undefined` when it has any other, or a bare ampersand.
 */
export function resolveReferences(text: string): string | undefined {
  let isWellFormed = true;
  const resolved = text.replaceAll(REFERENCE, (_ampersand, name: string | undefined) => {
    const character = name === undefined ? undefined : characterOf(name);
    if (character === undefined) isWellFormed = false;
    return character ?? "";
  });
  return isWellFormed ? resolved : undefined;
}

const SPECIAL = /[&<>\r]/;
const SPECIALS = /[&<>\r]/g;
const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  "\r": "&#13;",
};

/**
 * The text as the content of an element, so that whoever reads it finds the same text again;
 * `undefined` when it has characters that XML cannot carry.
 */
export function escapeXmlText(text: string): string | undefined {
  if (!isLegalXmlText(text)) return undefined;
  if (!SPECIAL.test(text)) return text;
  return text.replaceAll(SPECIALS, (character) => ESCAPES[character] ?? character);
}
