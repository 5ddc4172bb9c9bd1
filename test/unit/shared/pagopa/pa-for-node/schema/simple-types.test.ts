import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { xsdBase64 } from "../../../../../../shared/pagopa/pa-for-node/schema/base64.ts";
import type { SimpleType } from "../../../../../../shared/pagopa/pa-for-node/schema/content.ts";
import {
  integer,
  stAmount,
  stAmountNotZero,
  stEMail,
  stText35,
  text,
  xsdBoolean,
  xsdDate,
  xsdDateTime,
} from "../../../../../../shared/pagopa/pa-for-node/schema/simple-types.ts";

type Values = {
  readonly type: SimpleType<unknown>;
  readonly right: string[];
  readonly wrong: string[];
};

const emoji = "\u{1F600}";
const types: Readonly<Record<string, Values>> = {
  stText35: {
    type: stText35,
    right: ["x", " ", "\n", "x".repeat(35), emoji.repeat(35), "è".repeat(35)],
    wrong: ["", "x".repeat(36), emoji.repeat(36)],
  },
  "a text of five characters": {
    type: text({ min: 5, max: 5 }),
    right: ["12345", emoji.repeat(5)],
    wrong: ["1234", "123456", emoji.repeat(4), `${emoji}123`],
  },
  stAmount: {
    type: stAmount,
    right: ["0.00", "0.01", "1.00", "0001.00", "999999999.99"],
    wrong: [
      "",
      "1",
      "1.",
      "1.0",
      "1.000",
      ".50",
      "1,00",
      "+1.00",
      "-1.00",
      "1e2",
      "1000000000.00",
      "1.00 ",
      "٠.٠٠",
    ],
  },
  stAmountNotZero: {
    type: stAmountNotZero,
    right: ["0.01", "1219087.34"],
    wrong: ["0.00", "000.00", "11,34", "11.342", "11.3", "1219087657.34"],
  },
  "an integer from 1 to 5": {
    type: integer({ min: 1, max: 5 }),
    right: ["1", "5", "+2", "003"],
    wrong: ["", "0", "6", "11", "-1", "1.0", "a", "1e0", "0x1", "1 2"],
  },
  "xsd:int": {
    type: integer(),
    right: ["0", "-0", "2147483647", "-2147483648"],
    wrong: ["2147483648", "-2147483649", "--1", "+", "99999999999999999999"],
  },
  "xsd:boolean": {
    type: xsdBoolean,
    right: ["true", "false", "1", "0"],
    wrong: ["", "TRUE", "si", "2", "01"],
  },
  "xsd:date": {
    type: xsdDate,
    right: [
      "2026-12-31",
      "2028-02-29",
      "2000-02-29",
      "0001-01-01",
      "2026-12-31Z",
      "2026-12-31+14:00",
      "2026-12-31-13:59",
    ],
    wrong: [
      "",
      "2026-02-29",
      "1900-02-29",
      "2026-13-01",
      "2026-00-01",
      "2026-01-00",
      "2026-04-31",
      "0000-01-01",
      "26-01-01",
      "2026-1-1",
      "12-28-2022",
      "12-09-22",
      "2026-12-31T00:00:00",
      "2026-12-31+14:01",
      "2026-12-31+1:00",
      "2026-12-31z",
    ],
  },
  "xsd:dateTime": {
    type: xsdDateTime,
    right: [
      "2026-12-31T00:00:00",
      "2026-12-31T23:59:59.999999",
      "2026-12-31T24:00:00",
      "2026-12-31T24:00:00.000Z",
      "2026-12-31T10:00:00-13:59",
    ],
    wrong: [
      "2026-12-31",
      "2026-02-29T00:00:00",
      "2026-12-31T24:00:01",
      "2026-12-31T24:00:00.1",
      "2026-12-31T25:00:00",
      "2026-12-31T10:60:00",
      "2026-12-31T10:00:60",
      "2026-12-31T10:00",
      "2026-12-31T10:00:00.",
      "2026-12-31 10:00:00",
      "12-08-2022T12:00:678",
    ],
  },
  "an e-mail address": {
    type: stEMail,
    right: ["a@b", "a.b+c_d-e@x-y.z", `${"a".repeat(254)}@b`],
    wrong: [
      "",
      "a",
      "@b",
      "a@",
      "a@b.",
      "a@.b",
      "a@b..c",
      "a b@c",
      "a%b@c",
      "a@b@c",
      "prova%gmail.com",
      `${"a".repeat(255)}@b`,
    ],
  },
  base64: {
    type: xsdBase64,
    right: ["", "AAAA", "AA==", "AAA=", "A A\nA\tA", "AA = =", "/+9z"],
    wrong: [
      "A",
      "AA",
      "AAA",
      "AA=",
      "A===",
      "=",
      "AAAAA",
      "AB==",
      "AAB=",
      "AA==AAAA",
      "AA-_",
      "AAA*",
    ],
  },
};

describe.each(Object.entries(types))("%s", (_name, { type, right, wrong }) => {
  it("reads what it allows", () => {
    expect(right.filter((value) => type.read(value) === undefined)).toEqual([]);
  });

  it("refuses what it does not", () => {
    expect(wrong.filter((value) => type.read(value) !== undefined)).toEqual([]);
  });
});

describe("the values of simple types", () => {
  it("are cents, numbers, truth values and base64 without blanks", () => {
    expect(stAmount.read("0120.05")).toBe(12_005);
    expect(integer().read("-0")).toBe(0);
    expect(xsdBoolean.read("1")).toBe(true);
    expect(xsdBase64.read(" A A\nA=")).toBe("AAA=");
  });

  it("are read from base64 exactly where the bytes are the same again", () => {
    const digits = fc.string({ unit: fc.constantFrom(..."AQgwEIMcz09+/="), maxLength: 8 });
    fc.assert(
      fc.property(digits, (value) => {
        const again = Buffer.from(value, "base64").toString("base64");
        expect(xsdBase64.read(value)).toBe(again === value ? value : undefined);
      }),
      { numRuns: 1_000 },
    );
  });
});
