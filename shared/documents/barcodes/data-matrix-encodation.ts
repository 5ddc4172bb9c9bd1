const latchToC40 = 230;
const unlatchFromC40 = 254;
const firstDigitPair = 130;
const shift2 = 1;
const shift3 = 2;

/** A longer text fits no symbol of ours: at best two digits make one codeword. */
const textLengthMax = 560;
/** Bytes that a character of UTF-16 takes at most in UTF-8. */
const bytesOfCharacterMax = 3;

/** Room to encode one text, used again for the next: they come by the thousand. */
export type DataMatrixMessage = {
  readonly text: Buffer;
  textLength: number;
  /** How many of the text's characters are encoded. */
  encoded: number;
  readonly codewords: Uint8Array;
  /** How many codewords say them. */
  length: number;
  /** C40 values, from the place where C40 begins. */
  readonly values: Uint8Array;
};

export function prepareMessage(): DataMatrixMessage {
  return {
    text: Buffer.alloc(bytesOfCharacterMax * textLengthMax),
    textLength: 0,
    encoded: 0,
    codewords: new Uint8Array(2 * textLengthMax),
    length: 0,
    values: new Uint8Array(2 * textLengthMax),
  };
}

/**
 * Encodes a text of ASCII characters as Data Matrix codewords (ISO/IEC 16022, 5.2): ASCII
 * encodation, where two digits make one codeword, then C40 from the place where it begins to pay.
 * C40 is left at the end of a character and the rest goes in ASCII again: some readers take C40
 * padding for text.
 */
export function writeMessage(text: string, message: DataMatrixMessage): void {
  if (text.length > textLengthMax) throw new RangeError("testo troppo lungo per il Data Matrix");
  message.textLength = message.text.write(text);
  message.encoded = 0;
  message.length = 0;
  const latchAt = cheapestLatch(message);
  writeAscii(message, latchAt);
  if (latchAt < message.textLength) {
    writeC40(message);
    writeAscii(message, message.textLength);
  }
}

/** How many C40 values the characters from each index on take. */
const valuesFrom = new Uint16Array(textLengthMax + 1);

/** Index from which C40 makes the shortest message; the text's length when it never does. */
function cheapestLatch({ text, textLength }: DataMatrixMessage): number {
  countValues(text, textLength);
  // Lengths in thirds of a codeword: a value takes two of them, latch and unlatch six.
  let cheapest = 0;
  let least = 6 + 2 * (valuesFrom[0] ?? 0);
  let asciiThirds = 0;
  for (let at = 0; at < textLength; asciiThirds += 3) {
    const thirds = asciiThirds + 6 + 2 * (valuesFrom[at] ?? 0);
    if (thirds < least) {
      least = thirds;
      cheapest = at;
    }
    at += isDigit(text[at] ?? 0) && at + 1 < textLength && isDigit(text[at + 1] ?? 0) ? 2 : 1;
  }
  return asciiThirds < least ? textLength : cheapest;
}

function countValues(text: Buffer, textLength: number): void {
  let values = 0;
  for (let at = textLength - 1; at >= 0; at--) {
    const taken = valueCounts[text[at] ?? 0] ?? 0;
    if (taken === 0) throw new RangeError("caratteri non ammessi nel Data Matrix");
    values += taken;
    valuesFrom[at] = values;
  }
}

/** Goes on in ASCII encodation until the text's first `end` characters are written. */
function writeAscii(message: DataMatrixMessage, end: number): void {
  const { text, codewords } = message;
  let { length, encoded: at } = message;
  while (at < end) {
    const code = text[at] ?? 0;
    const next = at + 1 < end ? (text[at + 1] ?? 0) : 0;
    if (isDigit(code) && isDigit(next)) {
      codewords[length++] = firstDigitPair + 10 * (code - zero) + next - zero;
      at += 2;
    } else {
      codewords[length++] = code + 1;
      at += 1;
    }
  }
  message.length = length;
  message.encoded = end;
}

/** Goes on in C40, as far as whole triples of values end where a character does. */
function writeC40(message: DataMatrixMessage): void {
  const { text, textLength, values, codewords } = message;
  let valueCount = 0;
  let wholeCount = 0;
  for (let at = message.encoded, phase = 0; at < textLength; at++) {
    const value = valuesOfCharacter[text[at] ?? 0] ?? 0;
    if (value >>> 8 !== 0) {
      values[valueCount++] = value >>> 8;
      phase++;
    }
    values[valueCount++] = value;
    phase++;
    if (phase >= 3) phase -= 3;
    if (phase === 0) {
      wholeCount = valueCount;
      message.encoded = at + 1;
    }
  }
  let { length } = message;
  codewords[length++] = latchToC40;
  for (let at = 0; at < wholeCount; at += 3) {
    const triple =
      1600 * (values[at] ?? 0) + 40 * (values[at + 1] ?? 0) + (values[at + 2] ?? 0) + 1;
    codewords[length++] = triple >>> 8;
    codewords[length++] = triple;
  }
  codewords[length++] = unlatchFromC40;
  message.length = length;
}

const zero = 48;

function isDigit(code: number): boolean {
  return code >= zero && code <= zero + 9;
}

/** C40 value of each character, below the shift (× 256) that it takes if any. */
const valuesOfCharacter = Uint16Array.from({ length: 256 }, (_, code) => {
  if (code === 32) return 3;
  if (isDigit(code)) return code - zero + 4;
  if (code >= 65 && code <= 90) return code - 65 + 14;
  if (code >= 96) return shift3 * 256 + code - 96;
  if (code >= 91) return shift2 * 256 + code - 91 + 22;
  if (code >= 58) return shift2 * 256 + code - 58 + 15;
  return shift2 * 256 + code - 33;
});

/** How many values a byte of the text takes: none when it is not printable ASCII. */
const valueCounts = Uint8Array.from({ length: 256 }, (_, code) => {
  if (code < 32 || code > 126) return 0;
  return (valuesOfCharacter[code] ?? 0) < 256 ? 1 : 2;
});
