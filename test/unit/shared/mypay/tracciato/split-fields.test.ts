import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { firstField, splitFields } from "../../../../../shared/mypay/tracciato/split-fields.ts";

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
