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

/** True when an odd number of backslashes stands before `index`: in pairs they are just text. */
function isEscaped(line: string, index: number): boolean {
  let first = index;
  while (line.charCodeAt(first - 1) === BACKSLASH_CODE) first -= 1;
  return (index - first) % 2 === 1;
}

/**
 * Index of the quote that closes the field opened at `open`, -1 when none does. Both dialects in
 * use are read: `\"` (MyPay4) and `""` (RFC 4180). A quote closes only before a separator or the
 * end of the line, so a stray one inside a text is just a character.
 */
function closingQuote(line: string, open: number): number {
  let index = line.indexOf(QUOTE, open + 1);
  while (index >= 0) {
    if (isEscaped(line, index)) {
      index = line.indexOf(QUOTE, index + 1);
    } else if (line.charCodeAt(index + 1) === QUOTE_CODE) {
      index = line.indexOf(QUOTE, index + 2);
    } else {
      const next = skipBlanks(line, index + 1);
      if (next >= line.length || line.charCodeAt(next) === SEPARATOR_CODE) return index;
      index = line.indexOf(QUOTE, next);
    }
  }
  return -1;
}

/**
 * Index where the field that begins at `start` ends if a quote at its beginning encloses it: that
 * of its separator, or the line's length; -1 when nothing closes the quote.
 */
function endOfEnclosedField(line: string, start: number): number {
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

/**
 * The same where quotes may belong to the text, as in `"La Rosa" S.r.l.;`: the field ends at the
 * first separator that has an even number of unescaped quotes before it, as MyPay4 cuts; -1 when
 * the line ends before.
 */
function endOfBalancedField(line: string, start: number): number {
  let isInside = false;
  for (let index = start; index < line.length; index += 1) {
    const code = line.charCodeAt(index);
    if (code === QUOTE_CODE && !isEscaped(line, index)) isInside = !isInside;
    else if (code === SEPARATOR_CODE && !isInside) return index;
  }
  return isInside ? -1 : line.length;
}

/**
 * Index where the field that begins at `start` ends: that of its separator, or the line's length;
 * -1 when the field opens a quote that nothing closes.
 */
export function endOfField(line: string, start: number): number {
  const end = endOfEnclosedField(line, start);
  return end < 0 ? endOfBalancedField(line, start) : end;
}

/**
 * The part of a text between two places without the blanks around it: characters up to the space,
 * as MyPay4 trims. Blanks beyond ASCII belong to the text, inside quotes and outside.
 */
function trimmedPart(text: string, from: number, to: number): string {
  let start = from;
  let end = to;
  while (start < end && text.charCodeAt(start) <= SPACE_CODE) start += 1;
  while (end > start && text.charCodeAt(end - 1) <= SPACE_CODE) end -= 1;
  return start === end ? "" : text.slice(start, end);
}

function trimmed(text: string): string {
  return trimmedPart(text, 0, text.length);
}

/** A quote after an odd run of backslashes, of which it takes the last one. */
const ESCAPED_QUOTE = /(?<!\\)((?:\\\\)*)\\"/g;
const ESCAPED_OR_DOUBLED_QUOTE = /(?<!\\)((?:\\\\)*)\\"|""/g;

function withoutEscapes(text: string, escapes: RegExp): string {
  return text.includes(QUOTE) ? text.replaceAll(escapes, `$1${QUOTE}`) : text;
}

/** The value of a field from its raw text: blanks around it and one pair of quotes come off. */
function fieldValue(raw: string): string {
  const text = trimmed(raw);
  const last = text.length - 1;
  const isQuoted =
    last > 0 && text.charCodeAt(0) === QUOTE_CODE && text.charCodeAt(last) === QUOTE_CODE;
  if (!isQuoted || isEscaped(text, last)) return withoutEscapes(text, ESCAPED_QUOTE);
  return trimmed(withoutEscapes(text.slice(1, last), ESCAPED_OR_DOUBLED_QUOTE));
}

type EndOfField = (line: string, start: number) => number;

function indexOrEnd(line: string, character: string, from: number): number {
  const index = line.indexOf(character, from);
  return index < 0 ? line.length : index;
}

/** Only a field with a quote before its first separator can end elsewhere: `endOf` tells where. */
function cut(line: string, endOf: EndOfField): string[] | undefined {
  const fields: string[] = [];
  let start = 0;
  let quote = indexOrEnd(line, QUOTE, 0);
  while (start <= line.length) {
    let end = indexOrEnd(line, SEPARATOR, start);
    if (quote < start) quote = indexOrEnd(line, QUOTE, start);
    if (quote >= end) {
      fields.push(trimmedPart(line, start, end));
    } else {
      end = endOf(line, start);
      if (end < 0) return undefined;
      fields.push(fieldValue(line.slice(start, end)));
    }
    start = end + 1;
  }
  return fields;
}

/**
 * The fields when every quote may belong to the text; `undefined` when one stays open, or when the
 * first two fields, those that are written back, would not end where `endOfField` says.
 */
function cutAtBalancedQuotes(line: string): string[] | undefined {
  const first = endOfBalancedField(line, 0);
  const agrees =
    first === endOfField(line, 0) &&
    endOfBalancedField(line, first + 1) === endOfField(line, first + 1);
  return agrees ? cut(line, endOfBalancedField) : undefined;
}

/**
 * Cuts a line (without its line feed; a carriage return is a blank) at the `;` outside quotes and
 * gives the values; `undefined` when a quote is never closed. Quoting of MyPay4's tracciati:
 * `"a; \"b\""`; RFC 4180's `"a; ""b"""` is read as well, and texts with quotes of their own.
 */
export function splitFields(line: string): string[] | undefined {
  return cut(line, endOfEnclosedField) ?? cutAtBalancedQuotes(line);
}

/**
 * The same for a row that should have `columnCount` fields. Two texts with quotes of their own may
 * look like one enclosed field: when the count is wrong so, the quotes are taken as text.
 */
export function splitRow(line: string, columnCount: number): string[] | undefined {
  const fields = splitFields(line);
  if (fields?.length === columnCount || !line.includes(QUOTE)) return fields;
  const balanced = cutAtBalancedQuotes(line);
  return balanced?.length === columnCount ? balanced : fields;
}

/** The value of the first field alone; the whole line where it cannot be told. */
export function firstField(line: string): string {
  const end = endOfField(line, 0);
  return end < 0 ? line : fieldValue(line.slice(0, end));
}
