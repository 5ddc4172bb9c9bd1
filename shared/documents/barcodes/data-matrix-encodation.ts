const latchToC40 = 230;
const unlatchFromC40 = 254;
const firstDigitPair = 130;
const shift2 = 1;
const shift3 = 2;

/**
 * Text of ASCII characters as Data Matrix codewords (ISO/IEC 16022, 5.2): ASCII encodation, where
 * two digits make one codeword, then C40 from the place where it begins to pay. C40 is left at the
 * end of a character and the rest goes in ASCII again: some readers take C40 padding for text.
 */
export function dataMatrixCodewords(text: string): number[] {
  if (!/^[ -~]*$/.test(text)) throw new RangeError("caratteri non ammessi nel Data Matrix");
  const latchAt = cheapestLatch(text);
  const codewords: number[] = [];
  appendAscii(codewords, text.slice(0, latchAt));
  if (latchAt === text.length) return codewords;
  codewords.push(latchToC40);
  const rest = appendC40(codewords, text.slice(latchAt));
  codewords.push(unlatchFromC40);
  appendAscii(codewords, rest);
  return codewords;
}

/** Index from which C40 makes the shortest message; the text's length when it never does. */
function cheapestLatch(text: string): number {
  const suffixValues = new Uint16Array(text.length + 1);
  for (let at = text.length - 1; at >= 0; at--) {
    suffixValues[at] = (suffixValues[at + 1] ?? 0) + c40Values(text.charCodeAt(at)).length;
  }
  let cheapest = text.length;
  let leastLength = Number.POSITIVE_INFINITY;
  for (let at = 0, length = 0; at <= text.length; length++) {
    const tail = at === text.length ? 0 : 2 + (2 * (suffixValues[at] ?? 0)) / 3;
    if (length + tail < leastLength) {
      leastLength = length + tail;
      cheapest = at;
    }
    at += isDigitPair(text, at) ? 2 : 1;
  }
  return cheapest;
}

function appendAscii(codewords: number[], text: string): void {
  for (let at = 0; at < text.length; ) {
    if (isDigitPair(text, at)) {
      codewords.push(firstDigitPair + Number(text.slice(at, at + 2)));
      at += 2;
    } else {
      codewords.push(text.charCodeAt(at) + 1);
      at += 1;
    }
  }
}

/** Appends whole triples of values only; answers the text that remains after the last of them. */
function appendC40(codewords: number[], text: string): string {
  const values: number[] = [];
  let encoded = 0;
  let valueCount = 0;
  for (let at = 0; at < text.length; at++) {
    values.push(...c40Values(text.charCodeAt(at)));
    if (values.length % 3 === 0) {
      encoded = at + 1;
      valueCount = values.length;
    }
  }
  for (let at = 0; at < valueCount; at += 3) {
    const triple =
      1600 * (values[at] ?? 0) + 40 * (values[at + 1] ?? 0) + (values[at + 2] ?? 0) + 1;
    codewords.push(triple >>> 8, triple & 0xff);
  }
  return text.slice(encoded);
}

function isDigitPair(text: string, at: number): boolean {
  return isDigit(text.charCodeAt(at)) && isDigit(text.charCodeAt(at + 1));
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** Values of each character from space to tilde: one, or two with a shift. */
const valuesOfCharacter: readonly (readonly number[])[] = Array.from({ length: 127 }, (_, code) => {
  if (code === 32) return [3];
  if (isDigit(code)) return [code - 48 + 4];
  if (code >= 65 && code <= 90) return [code - 65 + 14];
  if (code >= 96) return [shift3, code - 96];
  if (code >= 91) return [shift2, code - 91 + 22];
  if (code >= 58) return [shift2, code - 58 + 15];
  return [shift2, code - 33];
});

function c40Values(code: number): readonly number[] {
  return valuesOfCharacter[code] ?? [];
}
