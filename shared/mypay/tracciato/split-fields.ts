const SEPARATOR = ";";
const QUOTE = '"';
const QUOTE_CODE = 0x22;
const SEPARATOR_CODE = 0x3b;
const BACKSLASH_CODE = 0x5c;
const SPACE_CODE = 0x20;

/** Index of the first character from `from` on that is not a blank; the line's length if none. */
function skipBlanks(line: string, from: number): number {
  let index = from;
  while (line.charCodeAt(index) <= SPACE_CODE) index += 1;
  return index;
}

function isEscaped(line: string, index: number): boolean {
  return (
    line.charCodeAt(index - 1) === BACKSLASH_CODE && line.charCodeAt(index - 2) !== BACKSLASH_CODE
  );
}

/**
 * Index of the quote that closes the field opened at `open`, -1 when none does. Both dialects in
 * use are read: `\"` (MyPay4) and `""` (RFC 4180). A quote closes only before a separator or the
 * end of the line, so a stray one inside a text is just a character.
 */
function closingQuote(line: string, open: number): number {
  let index = line.indexOf(QUOTE, open + 1);
  while (index >= 0) {
    if (line.charCodeAt(index + 1) === QUOTE_CODE && !isEscaped(line, index)) {
      index = line.indexOf(QUOTE, index + 2);
      continue;
    }
    const next = skipBlanks(line, index + 1);
    const closes = next >= line.length || line.charCodeAt(next) === SEPARATOR_CODE;
    if (closes && !isEscaped(line, index)) return index;
    index = line.indexOf(QUOTE, index + 1);
  }
  return -1;
}

/**
 * Index where the field that begins at `start` ends: that of its separator, or the line's length;
 * -1 when the field opens a quote that nothing closes.
 */
export function endOfField(line: string, start: number): number {
  const first = skipBlanks(line, start);
  let from = start;
  if (line.charCodeAt(first) === QUOTE_CODE) {
    const close = closingQuote(line, first);
    if (close < 0) return -1;
    from = close + 1;
  }
  const separator = line.indexOf(SEPARATOR, from);
  return separator < 0 ? line.length : separator;
}

function unquote(text: string): string {
  const inner = text.slice(1, -1);
  const plain = inner.includes(QUOTE) ? inner.replaceAll(/\\"|""/g, QUOTE) : inner;
  return plain.trim();
}

/** The text without the blanks around it; most have none. */
function trimmed(text: string): string {
  const isPadded =
    text.charCodeAt(0) <= SPACE_CODE || text.charCodeAt(text.length - 1) <= SPACE_CODE;
  return isPadded ? text.trim() : text;
}

/** The value of a field from its raw text: blanks around it and one pair of quotes come off. */
function fieldValue(raw: string): string {
  const text = trimmed(raw);
  return text.charCodeAt(0) === QUOTE_CODE ? unquote(text) : text;
}

/** The common case, a line without any quote: every separator ends a field. */
function splitUnquoted(line: string): string[] {
  const fields: string[] = [];
  let start = 0;
  let end = line.indexOf(SEPARATOR);
  while (end >= 0) {
    fields.push(trimmed(line.slice(start, end)));
    start = end + 1;
    end = line.indexOf(SEPARATOR, start);
  }
  fields.push(trimmed(line.slice(start)));
  return fields;
}

/**
 * Cuts a line (without its line feed; a carriage return is a blank) at the `;` outside quotes and
 * gives the values; `undefined` when a quote is never closed. Quoting of MyPay4's tracciati:
 * `"a; \"b\""`; RFC 4180's `"a; ""b"""` is read as well.
 */
export function splitFields(line: string): string[] | undefined {
  if (!line.includes(QUOTE)) return splitUnquoted(line);
  const fields: string[] = [];
  let start = 0;
  while (start <= line.length) {
    const end = endOfField(line, start);
    if (end < 0) return undefined;
    fields.push(fieldValue(line.slice(start, end)));
    start = end + 1;
  }
  return fields;
}

/** The value of the first field alone; the whole line where it cannot be told. */
export function firstField(line: string): string {
  const end = endOfField(line, 0);
  return end < 0 ? line : fieldValue(line.slice(0, end));
}
