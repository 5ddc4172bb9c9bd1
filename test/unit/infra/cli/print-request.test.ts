import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { requestBody } from "../../../../functions/notices/request-print-job/request-body.ts";
import { UsageError } from "../../../../infra/cli/exit-codes.ts";
import {
  type PrintOptions,
  printOrders,
  printRequestOf,
  printWindows,
} from "../../../../infra/cli/print-request.ts";
import {
  envelopeWindows,
  packOrders,
} from "../../../../shared/domain/organizations/notice-print-settings.ts";

const day = fc
  .date({ min: new Date("1990-01-01"), max: new Date("2099-12-31"), noInvalidDate: true })
  .map((instant) => instant.toISOString().slice(0, "2026-11-28".length));
const amount = fc.nat().map(String);
const rowRange = fc
  .tuple(fc.integer({ min: 1, max: 1_000_000 }), fc.nat())
  .map(([from, more]) => `${from}-${from + more}`);

/** Options that cannot contradict one another. */
const options: fc.Arbitrary<PrintOptions> = fc.record(
  {
    zip: fc.boolean(),
    order: fc.constantFrom(...packOrders),
    duplex: fc.boolean(),
    window: fc.constantFrom(...envelopeWindows),
    cover: fc.boolean(),
    type: fc.array(fc.constantFrom("TARI", "ASILO"), { minLength: 1, maxLength: 3 }),
    dueFrom: day,
    amountTo: amount,
    postalCode: fc.array(fc.stringMatching(/^\d{1,5}$/u), { minLength: 1, maxLength: 3 }),
    withoutEmail: fc.constant(true),
    rows: fc.array(rowRange, { minLength: 1, maxLength: 3 }),
    iud: fc.array(fc.constantFrom("TARI-1", "TARI-2"), { minLength: 1, maxLength: 3 }),
  },
  { requiredKeys: [] },
);

describe("what is asked of the portal for the options typed", () => {
  it("holds each option under the portal's name for it", () => {
    const typed: PrintOptions = {
      zip: true,
      order: "postalCode",
      duplex: false,
      window: "right",
      cover: false,
      type: ["TARI", "ASILO"],
      dueFrom: "2028-02-29",
      dueTo: "2028-02-29",
      amountFrom: "0",
      amountTo: "12345",
      postalCode: ["201", "00015"],
      withoutEmail: true,
      rows: ["1-500", "700-700"],
      iud: ["TARI-1"],
    };
    expect(printRequestOf(typed)).toEqual({
      format: "zip",
      order: "postalCode",
      duplex: false,
      envelopeWindow: "right",
      coverIndex: false,
      filter: {
        types: ["TARI", "ASILO"],
        dueFrom: "2028-02-29",
        dueTo: "2028-02-29",
        amountFromCents: 0,
        amountToCents: 12345,
        postalCodes: ["201", "00015"],
        withoutEmail: true,
        rows: [
          { from: 1, to: 500 },
          { from: 700, to: 700 },
        ],
        iuds: ["TARI-1"],
      },
    });
  });

  it("holds nothing for an option that was not typed", () => {
    expect(printRequestOf({ cover: true })).toStrictEqual({ format: "packs" });
  });

  it("is always a request that the portal understands", () => {
    fc.assert(
      fc.property(options, (typed) => {
        expect(requestBody.safeParse(printRequestOf(typed)).error).toBeUndefined();
      }),
    );
  });

  it("knows all the orders and windows that the portal knows", () => {
    expect(Object.keys(printOrders)).toEqual([...packOrders]);
    expect(Object.keys(printWindows)).toEqual([...envelopeWindows]);
  });
});

describe("an option that says nothing printable", () => {
  it.each<[PrintOptions, string]>([
    [{ order: "cap" }, "--order non può valere cap: indicare uno fra file, postalCode, type."],
    [{ window: "toString" }, "--window non può valere toString: indicare uno fra none, left"],
    [{ dueFrom: "2027-02-29" }, "--due-from 2027-02-29: serve una data esistente"],
    [{ dueTo: "31/12/2027" }, "--due-to 31/12/2027: serve una data esistente"],
    [{ dueFrom: "2027-02-02", dueTo: "2027-02-01" }, "--due-from è dopo --due-to"],
    [{ amountFrom: "10,50" }, "--amount-from 10,50: serve un importo in centesimi"],
    [{ amountTo: "" }, "--amount-to : serve un importo in centesimi"],
    [{ amountTo: "99999999999999999" }, "--amount-to 99999999999999999: serve un importo"],
    [{ amountFrom: "101", amountTo: "100" }, "--amount-from supera --amount-to"],
    [{ postalCode: ["20", "201211"] }, "--postal-code 201211: serve l'inizio di un CAP"],
    [{ rows: ["1-2", "7"] }, "--rows 7: servono due numeri di riga"],
    [{ rows: ["0-7"] }, "--rows 0-7: le righe si contano da 1"],
    [{ rows: ["8-7"] }, "--rows 8-7: l'intervallo finisce prima di iniziare"],
  ])("is refused with its reason: %j", (typed, reason) => {
    expect(() => printRequestOf(typed)).toThrow(UsageError);
    expect(() => printRequestOf(typed)).toThrow(reason);
  });
});
