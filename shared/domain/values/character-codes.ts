const DIGIT_ZERO = 0x30;
const DIGIT_NINE = 0x39;

/** True for the UTF-16 code of an ASCII digit. */
export function isDigitCode(code: number): boolean {
  return code >= DIGIT_ZERO && code <= DIGIT_NINE;
}

/** The number, 0 to 9, of the digit at `index`; meaningless where there is no digit. */
export function digitAt(text: string, index: number): number {
  return text.charCodeAt(index) - DIGIT_ZERO;
}

/** True when `text` from `start` to the end holds ASCII digits and nothing else. */
export function hasOnlyDigits(text: string, start = 0): boolean {
  for (let index = start; index < text.length; index += 1) {
    if (!isDigitCode(text.charCodeAt(index))) return false;
  }
  return true;
}

const CONTROL_CHARACTER = /\p{Cc}/u;

/** True when `text` holds a C0 or C1 control character (tab and line breaks included). */
export function hasControlCharacter(text: string): boolean {
  return CONTROL_CHARACTER.test(text);
}

const CONTROL_CHARACTERS = /\p{Cc}+/gu;

/** The text with one space for each run of control characters, and none at its ends. */
export function withoutControlCharacters(text: string): string {
  return hasControlCharacter(text) ? text.replaceAll(CONTROL_CHARACTERS, " ").trim() : text;
}

const VISIBLE_CHARACTER = /[^\p{Z}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/u;
const SPACE = 0x20;
const DELETE = 0x7f;

/** True when there is something to read in `text`: not only blanks and characters of no shape. */
export function hasVisibleCharacter(text: string): boolean {
  const first = text.charCodeAt(0);
  return (first > SPACE && first < DELETE) || VISIBLE_CHARACTER.test(text);
}

const ASCII_ONLY = /^\p{ASCII}*$/u;

/**
 * The text in upper case where it is all ASCII, else as it is: "ſ" and "ı" have "S" and "I" as
 * their capitals, and would let texts that are no codes become codes.
 */
export function asciiUpperCase(text: string): string {
  return ASCII_ONLY.test(text) ? text.toUpperCase() : text;
}

/**
 * Length as a person counts it: code points, so that "Đorđević" is 8 and an emoji is 1.
 * Bytes and UTF-16 units differ for such texts, and limits of the tracciati are in characters.
 */
export function characterCount(text: string): number {
  let count = 0;
  for (let index = 0; index < text.length; index += 1) {
    const isLowSurrogate = (text.charCodeAt(index) & 0xfc00) === 0xdc00;
    if (!isLowSurrogate) count += 1;
  }
  return count;
}

/** True when `text` is no longer than so many characters. */
export function isWithinLength(text: string, lengthMax: number): boolean {
  // A text has at least as many UTF-16 units as characters: counting is for the rare long one.
  return text.length <= lengthMax || characterCount(text) <= lengthMax;
}
