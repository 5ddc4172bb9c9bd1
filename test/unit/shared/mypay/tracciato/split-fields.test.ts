import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  firstField,
  splitFields,
  splitRow,
} from "../../../../../shared/mypay/tracciato/split-fields.ts";

/** Texts of a field: no line break, no control character at the ends, no backslash before a quote. */
const values = fc
  .string({ unit: fc.constantFrom(..."aZ0;\"' ,àĐ😀|/"), maxLength: 12 })
  .map((text) => text.trim());
const rows = fc.array(values, { minLength: 1, maxLength: 6 });
const mustQuote = (value: string) => /[;"]/.test(value);

describe("splitFields", () => {
  it("reads back what the incumbent's quoting (\\\") writes", () => {
    const quote = (value: string) =>
      mustQuote(value) ? `"${value.replaceAll('"', '\\"')}"` : value;
    fc.assert(
      fc.property(rows, (row) => {
        expect(splitFields(row.map(quote).join(";"))).toEqual(row);
      }),
    );
  });

  it('reads back what RFC 4180 quoting ("") writes', () => {
    const quote = (value: string) =>
      mustQuote(value) ? `"${value.replaceAll('"', '""')}"` : value;
    fc.assert(
      fc.property(rows, (row) => {
        expect(splitFields(row.map(quote).join(";"))).toEqual(row);
      }),
    );
  });

  it("agrees with itself when every plain field is quoted as well", () => {
    const plain = fc.array(
      values.filter((value) => !mustQuote(value)),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(plain, (row) => {
        expect(splitFields(row.map((value) => `"${value}"`).join(";"))).toEqual(row);
      }),
    );
  });

  it.each([
    ["a;b;c", ["a", "b", "c"]],
    ["", [""]],
    [";;", ["", "", ""]],
    ['"";"";x', ["", "", "x"]],
    ["  a ;\tb ;c\r", ["a", "b", "c"]],
    ['  "a;b"  ;c', ["a;b", "c"]],
    ['" a ";b', ["a", "b"]],
    ['"TARI 2026; utenza \\"domestica\\"";x', ['TARI 2026; utenza "domestica"', "x"]],
    ['"TARI 2026; utenza ""domestica""";x', ['TARI 2026; utenza "domestica"', "x"]],
    ['"\\"";x', ['"', "x"]],
    ['"""";x', ['"', "x"]],
    ['Via "Roma" 5;x', ['Via "Roma" 5', "x"]],
    ['tubo da 5";x', ['tubo da 5"', "x"]],
    ['"a"b;c";x', ['a"b;c', "x"]],
    ["C:\\temp;x", ["C:\\temp", "x"]],
    ['"C:\\\\";x', ["C:\\\\", "x"]],
    ['"a\\\\\\";b";x', ['a\\\\";b', "x"]],
    ['"a\\\\""b";x', ['a\\\\"b', "x"]],
    ['Via \\"Roma\\";x', ['Via "Roma"', "x"]],
    ['"La Rosa" S.r.l.;x', ['"La Rosa" S.r.l.', "x"]],
    ['x;"La Rosa; Srl" e altri;y', ["x", '"La Rosa; Srl" e altri', "y"]],
    ["\u0000a\u0001;\u00a0b\u00a0", ["a", "\u00a0b\u00a0"]],
    ['"\u0001a\t";"\u00a0b\u00a0"', ["a", "\u00a0b\u00a0"]],
  ])("cuts %j", (line, fields) => {
    expect(splitFields(line)).toEqual(fields);
  });

  it.each(['"a;b', 'a;"b', '"', '"""', 'x;"y\\"'])(
    "finds %j unreadable: a quote stays open",
    (line) => {
      expect(splitFields(line)).toBeUndefined();
    },
  );
});

describe("splitRow", () => {
  it("takes quotes as text where that alone gives the columns of the row", () => {
    const line = '1;2;"La Rosa" S.r.l.;a;TARI "domestica";z';
    expect(splitFields(line)).toHaveLength(4);
    expect(splitRow(line, 6)).toEqual(["1", "2", '"La Rosa" S.r.l.', "a", 'TARI "domestica"', "z"]);
    expect(splitRow(line, 5)).toHaveLength(4);
    expect(splitRow('1;2;"a";b', 4)).toEqual(["1", "2", "a", "b"]);
  });

  it("reads back texts with balanced quotes of their own, written without any quoting", () => {
    const text = fc.constantFrom("a", "", '"La Rosa" S.r.l.', 'Via "Roma"', 'x "y" z', '"a" "b" c');
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 12 }), (texts) => {
        const row = ["IUD", "", ...texts];
        expect(splitRow(row.join(";"), row.length)).toEqual(row);
      }),
    );
  });

  it("never moves the end of the first two fields, where the IUV is written back", () => {
    const line = '"A" 1;2;B "3";4';
    expect(splitRow(line, 4)).toEqual(splitFields(line));
  });

  it("takes a time in proportion to a row full of quotes", () => {
    expect(splitRow('"a"b;'.repeat(13_000), 22)).toHaveLength(13_001);
    expect(splitRow("\\".repeat(65_000).concat('"'), 22)).toHaveLength(1);
  });
});

describe("firstField", () => {
  it("is the first of all fields on any line", () => {
    const lines = fc.string({ unit: fc.constantFrom(...'a;"\\ à\r'), maxLength: 12 });
    fc.assert(
      fc.property(lines, (line) => {
        const fields = splitFields(line);
        fc.pre(fields !== undefined);
        expect(firstField(line)).toBe(fields?.[0]);
      }),
    );
  });
});
