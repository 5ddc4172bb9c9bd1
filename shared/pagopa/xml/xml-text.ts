/**
 * Anything but a `Char` of XML 1.0 (production 2), as far as one UTF-16 unit tells: halves of
 * surrogate pairs are looked for apart.
 */
const ILLEGAL_UNIT = /[^\t\n\r -\uFFFD]/;
/** The entities that are there without being declared, as they follow the ampersand. */
const ENTITIES = [
  ["amp;", "&"],
  ["lt;", "<"],
  ["gt;", ">"],
  ["quot;", '"'],
  ["apos;", "'"],
] as const;
const CODE_POINT_MAX = 0x10ffff;
const SEMICOLON = 0x3b;
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

/** The text without the blanks at its ends: what XSD calls collapsed, where it is one token. */
export function trimXmlBlanks(text: string): string {
  const start = blanksEnd(text, 0);
  let end = text.length;
  while (end > start && isXmlBlank(text.charCodeAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

/** A reference that has been read: what it stands for, and the index after it. */
type Reference = { readonly character: string; readonly end: number };

/** The value of a hexadecimal digit, and of a decimal one; 16 for anything else. */
function digitValue(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const lowerCase = code | 0x20;
  return lowerCase >= 0x61 && lowerCase <= 0x66 ? lowerCase - 0x57 : 16;
}

/** Reads the digits of a reference by number, of which there may be any quantity, from `start`. */
function numericReferenceAt(text: string, start: number, radix: 10 | 16): Reference | undefined {
  let codePoint = 0;
  let end = start;
  for (;;) {
    const digit = digitValue(text.charCodeAt(end));
    if (digit >= radix) break;
    codePoint = Math.min(codePoint * radix + digit, CODE_POINT_MAX + 1);
    end += 1;
  }
  if (end === start || text.charCodeAt(end) !== SEMICOLON) return undefined;
  if (codePoint > CODE_POINT_MAX) return undefined;
  const character = String.fromCodePoint(codePoint);
  return isLegalXmlText(character) ? { character, end: end + 1 } : undefined;
}

/** Reads the reference whose ampersand is just before `start`. */
function referenceAt(text: string, start: number): Reference | undefined {
  if (text.startsWith("#x", start)) return numericReferenceAt(text, start + 2, 16);
  if (text.startsWith("#", start)) return numericReferenceAt(text, start + 1, 10);
  const entity = ENTITIES.find(([name]) => text.startsWith(name, start));
  return entity && { character: entity[1], end: start + entity[0].length };
}

/**
 * The text with its references resolved: the five predefined entities and legal characters by
 * number (XML 1.0, section 4.1). `undefined` when it has any other, or a bare ampersand.
 */
export function resolveReferences(text: string): string | undefined {
  let resolved = "";
  let position = 0;
  for (let at = text.indexOf("&"); at >= 0; at = text.indexOf("&", position)) {
    const reference = referenceAt(text, at + 1);
    if (reference === undefined) return undefined;
    resolved += text.slice(position, at) + reference.character;
    position = reference.end;
  }
  return position === 0 ? text : resolved + text.slice(position);
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
