import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitFields } from "../../../../../shared/mypay/tracciato/split-fields.ts";
import {
  enrichedLine,
  rejectedHeader,
  rejectedLine,
} from "../../../../../shared/mypay/tracciato/write-back.ts";

const IUV = "12000000000000123";

/** Raw fields: plain, padded, quoted in either dialect. */
const rawFields = fc.constantFrom(
  "",
  "a",
  " a ",
  '""',
  '"a;b"',
  '"a \\"b\\""',
  '"a ""b"""',
  '  "x"',
  "Đà😀",
  'Via "Roma"',
);

describe("enrichedLine", () => {
  it("changes column 2 and not one character more", () => {
    const rows = fc.array(rawFields, { minLength: 3, maxLength: 6 });
    fc.assert(
      fc.property(rows, fc.constantFrom("", "\r"), ([first = "", , ...others], lineEnd) => {
        const line = (second: string) => [first, second, ...others].join(";") + lineEnd;
        expect(enrichedLine(line(""), IUV)).toBe(line(IUV));
        expect(enrichedLine(line('""'), IUV)).toBe(line(IUV));
      }),
    );
  });

  it.each([`a;${IUV};b`, `a; ${IUV} ;b`, `a;"${IUV}";b`, `"a;b";${IUV};c\r`])(
    "leaves %j as it is",
    (line) => {
      expect(enrichedLine(line, IUV)).toBe(line);
    },
  );

  it("throws where there is no column 2", () => {
    expect(() => enrichedLine("a", IUV)).toThrow(RangeError);
    expect(() => enrichedLine('"a;b', IUV)).toThrow(RangeError);
    expect(() => enrichedLine('a;"b', IUV)).toThrow(RangeError);
  });
});

describe("rejectedLine", () => {
  const amount = {
    code: "PAA_IMPORT_SINTASSI_CSV_IMPORTO",
    detail: "importoDovuto: zero",
  } as const;
  const type = { code: "PAA_IMPORT_SINTASSI_CSV", detail: 'campo; "strano"' } as const;

  it("adds one code as it is", () => {
    expect(rejectedLine("a;b", [amount])).toBe(
      "a;b;PAA_IMPORT_SINTASSI_CSV_IMPORTO;importoDovuto: zero",
    );
  });

  it("puts a bar before each of several codes, and quotes the sentences where needed", () => {
    expect(rejectedLine("a;b", [amount, type])).toBe(
      "a;b;|PAA_IMPORT_SINTASSI_CSV_IMPORTO|PAA_IMPORT_SINTASSI_CSV;" +
        '"importoDovuto: zero | campo; \\"strano\\""',
    );
  });

  it("keeps the carriage return at the end of the line", () => {
    expect(rejectedLine("a;b\r", [amount]).endsWith("zero\r")).toBe(true);
    expect(rejectedHeader("IUD;codIuv\r")).toBe("IUD;codIuv;cod_rifiuto;de_rifiuto\r");
    expect(rejectedHeader("IUD;codIuv")).toBe("IUD;codIuv;cod_rifiuto;de_rifiuto");
  });

  it("adds exactly two columns to any readable row", () => {
    const rows = fc.array(rawFields, { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(rows, (row) => {
        const line = row.join(";");
        expect(splitFields(rejectedLine(line, [amount, type]))).toHaveLength(row.length + 2);
      }),
    );
  });
});
