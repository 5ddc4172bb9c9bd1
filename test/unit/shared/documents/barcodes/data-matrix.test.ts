import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { encodeDataMatrix } from "../../../../../shared/documents/barcodes/data-matrix.ts";
import {
  prepareMessage,
  writeMessage,
} from "../../../../../shared/documents/barcodes/data-matrix-encodation.ts";
import { placeDataMatrix } from "../../../../../shared/documents/barcodes/data-matrix-placement.ts";
import { modulesOf, modulesOfBwip } from "./symbol-modules.ts";

const message = prepareMessage();

function codewordsOf(text: string): readonly number[] {
  writeMessage(text, message);
  return [...message.codewords.subarray(0, message.length)];
}

/** Reads codewords back, knowing ASCII and C40 only (ISO/IEC 16022, 5.2.3 and 5.2.5). */
function textOf(codewords: readonly number[]): string {
  let text = "";
  for (let at = 0; at < codewords.length; at++) {
    const codeword = codewords[at] ?? 0;
    if (codeword === 230) {
      // Only the first of two codewords can end C40: the second may have any value.
      let end = at + 1;
      while (codewords[end] !== 254) end += 2;
      text += c40Text(codewords.slice(at + 1, end));
      at = end;
    } else if (codeword <= 128) text += String.fromCharCode(codeword - 1);
    else if (codeword <= 229) text += String(codeword - 130).padStart(2, "0");
    else throw new Error(`codeword ${codeword}`);
  }
  return text;
}

const basicSet = " 0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const shift2Set = "!\"#$%&'()*+,-./:;<=>?@[\\]^_";

function c40Text(codewords: readonly number[]): string {
  const values: number[] = [];
  for (let at = 0; at < codewords.length; at += 2) {
    const triple = (codewords[at] ?? 0) * 256 + (codewords[at + 1] ?? 0) - 1;
    values.push(Math.floor(triple / 1600), Math.floor(triple / 40) % 40, triple % 40);
  }
  let text = "";
  for (let at = 0; at < values.length; at++) {
    const value = values[at] ?? 0;
    if (value === 1) text += shift2Set.charAt(values[++at] ?? 0);
    else if (value === 2) text += String.fromCharCode(96 + (values[++at] ?? 0));
    else text += basicSet.charAt(value - 3);
  }
  return text;
}

/** Codewords of the text in ASCII up to each place and in C40 from there: the least is the best. */
function leastLength(text: string): number {
  const asciiLength = (part: string) => part.replaceAll(/\d\d/g, "0").length;
  const tails = Array.from(text, (_, at) => {
    const head = text.slice(0, at);
    const values = text.slice(at).replaceAll(/[^ 0-9A-Z]/g, "..").length;
    return asciiLength(head) + 2 + (2 * values) / 3;
  });
  return Math.ceil(Math.min(asciiLength(text), ...tails));
}

const digits = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((values) => values.join(""));
const posteCharacters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ&'-.:_, ";
const words = (characters: string, length: number) =>
  fc
    .string({ unit: fc.constantFrom(...characters), maxLength: length })
    .map((text) => text.padEnd(length));
/** Payloads of 256 characters as Poste's slip has them, of plain names or of much punctuation. */
const payloads = fc
  .constantFrom("ABCDEFGHIJ ", posteCharacters, "-.:_,&'A")
  .chain((characters) =>
    fc
      .tuple(
        ...[digits(18), digits(12), digits(10), digits(11)],
        ...[words(characters, 16), words(characters, 40), words(characters, 110)],
      )
      .map(([notice, account, amount, ente, code, name, subject]) =>
        `codfase=NBPA;18${notice}12${account}10${amount}38961P1${ente}${code}${name}${subject}`
          .padEnd(255)
          .concat("A"),
      ),
  );

describe("Data Matrix of the postal slip", () => {
  it("encodes a text that reads back the same", () => {
    fc.assert(
      fc.property(
        fc.oneof(payloads, fc.string({ unit: "grapheme-ascii", maxLength: 256 })),
        (text) => {
          expect(textOf(codewordsOf(text))).toBe(text);
        },
      ),
    );
  });

  it("takes C40 from where it makes the message shortest, and loses a codeword at its end", () => {
    fc.assert(
      fc.property(payloads, (text) => {
        expect(codewordsOf(text).length).toBeLessThanOrEqual(leastLength(text) + 1);
      }),
    );
  });

  it("is never in C40 when the message ends", () => {
    fc.assert(
      fc.property(payloads, (text) => {
        const codewords = codewordsOf(text);
        expect(codewords.lastIndexOf(254)).toBeGreaterThanOrEqual(codewords.lastIndexOf(230));
      }),
    );
  });

  it("is the oracle's for the same message, module by module", () => {
    fc.assert(
      fc.property(payloads, (text) => {
        const rows = modulesOf(encodeDataMatrix(text));
        expect(rows).toEqual(drawnByBwip(codewordsOf(text), rows.length));
      }),
      { numRuns: 40 },
    );
  });

  it.each([
    { size: 48, shortest: 1, longest: 174 },
    { size: 52, shortest: 175, longest: 204 },
    { size: 64, shortest: 205, longest: 280 },
  ])("is the oracle's in a symbol of $size modules, full or padded", (symbol) => {
    const { size, shortest, longest } = symbol;
    const messages = fc
      .string({ unit: fc.constantFrom(..."abcxyz~{"), minLength: shortest, maxLength: longest })
      .filter((text) => text.length >= shortest);
    const whole = fc.constantFrom(
      "a".repeat(longest),
      "q".repeat(longest - 1),
      "z".repeat(shortest),
    );
    fc.assert(
      fc.property(fc.oneof(messages, whole), (text) => {
        const rows = modulesOf(encodeDataMatrix(text));
        expect(rows).toHaveLength(size);
        expect(rows).toEqual(drawnByBwip(codewordsOf(text), size));
      }),
      { numRuns: 15 },
    );
  });

  it("takes 48 modules a side for the common text and more for much punctuation", () => {
    const head = `codfase=NBPA;${"1".repeat(64)}`;
    expect(encodeDataMatrix(head + "A".repeat(179)).size).toBe(48);
    expect(encodeDataMatrix(`${head}${"A-B.".repeat(20)}${"A".repeat(99)}`).size).toBe(52);
    expect(encodeDataMatrix(`${head}${"-.:_,&'".repeat(20)}${"A".repeat(39)}`).size).toBe(64);
  });

  it("is the same after other texts", () => {
    const symbol = encodeDataMatrix("A".repeat(200));
    const rows = modulesOf(symbol);
    encodeDataMatrix("-".repeat(200));
    expect(modulesOf(symbol)).toEqual(rows);
    expect(encodeDataMatrix("A".repeat(200))).toEqual(symbol);
  });

  it("has solid borders on the left and below, dotted ones above and on the right", () => {
    const rows = modulesOf(encodeDataMatrix("A".repeat(200)));
    expect(rows.every((row) => row.startsWith("1"))).toBe(true);
    expect(rows[47]).toBe("1".repeat(48));
    expect(rows[0]).toBe("10".repeat(24));
    expect(rows.map((row) => row.charAt(47)).join("")).toBe("01".repeat(24));
  });

  it.each([
    { size: 48, regionsOnSide: 2 },
    { size: 52, regionsOnSide: 2 },
    { size: 64, regionsOnSide: 4 },
  ])("gives each bit a module of its own: $size", ({ size, regionsOnSide }) => {
    const cells = placeDataMatrix({
      size,
      regionsOnSide,
      dataLength: 0,
      correctionLength: 0,
      blocks: 1,
    });
    expect(new Set(cells).size).toBe((size - 2 * regionsOnSide) ** 2);
  });

  it.each(["à", "Łukasz", "riga\n", "\u0000", "€", "😀"])("refuses %j", (text) => {
    expect(() => encodeDataMatrix(text)).toThrow(RangeError);
  });

  it("refuses what does not fit its largest symbol", () => {
    expect(encodeDataMatrix("a".repeat(280)).size).toBe(64);
    expect(() => encodeDataMatrix("a".repeat(281))).toThrow(RangeError);
    expect(encodeDataMatrix("1".repeat(560)).size).toBe(64);
    expect(() => encodeDataMatrix("1".repeat(561))).toThrow(RangeError);
    expect(() => encodeDataMatrix("-".repeat(560))).toThrow(RangeError);
  });
});

/** The oracle's symbol of codewords that are already a message: it pads, corrects and places. */
function drawnByBwip(codewords: readonly number[], size: number): readonly string[] {
  const text = codewords.map((codeword) => `^${String(codeword).padStart(3, "0")}`).join("");
  return modulesOfBwip({ bcid: "datamatrix", text, raw: true, version: `${size}x${size}` });
}
