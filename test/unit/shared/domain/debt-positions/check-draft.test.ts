import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  checkDraft,
  type DraftCandidate,
  type DraftFacts,
} from "../../../../../shared/domain/debt-positions/check-draft.ts";
import {
  type DraftFields,
  fieldLengthMax,
} from "../../../../../shared/domain/debt-positions/draft-fields.ts";
import { describeDraftProblem } from "../../../../../shared/domain/debt-positions/draft-problem.ts";
import { day, debtPositionType } from "../../../../support/demo-row-reading.ts";

const types = [
  debtPositionType(),
  debtPositionType({ code: "MENSA", dueDateMandatory: false, printDueDate: false }),
  debtPositionType({ code: "CIECO", anonymousDebtorAllowed: true }),
  debtPositionType({ code: "SPENTO", active: false }),
];

const facts: DraftFacts = {
  debtPositionTypes: new Map(types.map((type) => [type.code, type])),
  segregationCodes: ["12"],
  today: day("2026-11-23"),
  oldIuvAcceptedUntil: day("2024-04-30"),
  dueDateAlwaysRequired: false,
  descriptionLengthMax: 1024,
  generateIuvByDefault: false,
};

const right: DraftFields = {
  iud: "TARI-1",
  iuv: "",
  debtorKind: "F",
  debtorCode: "RSSMRA85T10A562S",
  debtorName: "Rossi Maria",
  street: "Via Cà Granda",
  civicNumber: "12/bis",
  postalCode: "20162",
  city: "Cantù",
  province: "CO",
  country: "IT",
  email: "maria@example.it",
  dueDate: "2027-06-30",
  amount: "100.50",
  fee: "",
  typeCode: "TARI",
  paymentChannels: "",
  description: "TARI 2026",
  transferCategory: "9/0101101IM/",
  budget: "",
  generateIuv: "",
  multiBeneficiary: "",
};

function check(changes: Partial<DraftFields>, candidate: Partial<DraftCandidate> = {}) {
  const fields = { ...right, ...changes };
  return checkDraft({ action: "I", iudRepeated: false, ...candidate, fields }, facts);
}

function reasons(changes: Partial<DraftFields>, candidate: Partial<DraftCandidate> = {}) {
  const outcome = check(changes, candidate);
  return outcome.ok ? [] : outcome.problems.map(({ field, reason }) => `${field} ${reason}`);
}

describe("checkDraft", () => {
  it("accepts a right debt and keeps its texts as they are", () => {
    expect(check({})).toMatchObject({
      ok: true,
      draft: {
        debtor: { address: { street: "Via Cà Granda", civicNumber: "12/bis", city: "Cantù" } },
        amountCents: 10_050,
        paymentChannels: "ALL",
      },
    });
  });

  it("gives some outcome for any texts, with a sentence for every problem", () => {
    const texts = fc.oneof(
      fc.constant(""),
      fc.string({ maxLength: 20 }),
      fc.constantFrom("true", "0"),
    );
    const anyFields = fc.record(
      Object.fromEntries(Object.keys(right).map((name) => [name, texts])),
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(anyFields, (changes) => {
        const outcome = check(changes);
        if (outcome.ok) return;
        expect(outcome.problems.length).toBeGreaterThan(0);
        for (const problem of outcome.problems) {
          expect(describeDraftProblem(problem).length).toBeGreaterThan(10);
        }
      }),
    );
  });

  it.each([
    "iud",
    "debtorKind",
    "debtorCode",
    "debtorName",
    "amount",
    "typeCode",
    "description",
    "transferCategory",
  ] as const)("wants %s", (field) => {
    expect(reasons({ [field]: "" })).toHaveLength(1);
  });

  it.each([
    "iud",
    "debtorName",
    "street",
    "civicNumber",
    "city",
    "description",
    "email",
    "transferCategory",
    "budget",
  ] as const)("counts the characters of %s, and names the limit", (field) => {
    const lengthMax = fieldLengthMax[field];
    const outcome = check({ [field]: "😀".repeat(lengthMax + 1) });
    expect(outcome).toEqual({ ok: false, problems: [{ field, reason: "tooLong", lengthMax }] });
    expect(describeDraftProblem({ field, reason: "tooLong", lengthMax })).toContain(`${lengthMax}`);
  });

  it("judges the debtor's code by its kind, and not at all when the kind is unknown", () => {
    expect(reasons({ debtorKind: "G", debtorCode: "02336340159" })).toEqual([]);
    expect(reasons({ debtorKind: "G" })).toEqual(["debtorCode vatNumberWrong"]);
    expect(reasons({ debtorCode: "02336340159" })).toEqual([]);
    expect(reasons({ debtorCode: "02336340158" })).toEqual(["debtorCode fiscalCodeWrong"]);
    expect(reasons({ debtorKind: "X", debtorCode: "?" })).toEqual(["debtorKind debtorKindUnknown"]);
  });

  it("takes ANONIMO only where the type allows it, and raises the case of codes", () => {
    expect(reasons({ debtorCode: "anonimo" })).toEqual(["debtorCode anonymousNotAllowed"]);
    expect(check({ debtorCode: "anonimo", typeCode: "CIECO" })).toMatchObject({
      draft: { debtor: { code: "ANONIMO" } },
    });
    expect(check({ debtorCode: "rssmra85t10a562s" })).toMatchObject({
      draft: { debtor: { code: "RSSMRA85T10A562S" } },
    });
  });

  it("looks at the due date as the type says, and not at all when a debt is cancelled", () => {
    expect(reasons({ dueDate: "" })).toEqual(["dueDate dueDateRequired"]);
    expect(reasons({ dueDate: "2026-11-22" })).toEqual(["dueDate dueDatePast"]);
    expect(reasons({ dueDate: "2026-11-23" })).toEqual([]);
    expect(reasons({ dueDate: "2027-02-29" })).toEqual(["dueDate notADate"]);
    expect(reasons({ dueDate: "", typeCode: "MENSA" })).toEqual([]);
    expect(reasons({ dueDate: "2020-01-01", typeCode: "MENSA" })).toEqual([]);
    expect(reasons({ dueDate: "" }, { action: "A" })).toEqual([]);
    expect(reasons({ dueDate: "2020-01-01" }, { action: "A" })).toEqual([]);
  });

  it.each([
    [["0", "0.00", "1000000000.00"], "OutOfRange"],
    [["10.005", "1.234"], "TooPrecise"],
    [["-5.00", "+5.00", "-0.001"], "Signed"],
  ])("tells why %j is no amount, of a debt and of a fee", (amounts, reason) => {
    for (const amount of amounts) {
      expect(reasons({ amount })).toEqual([`amount amount${reason}`]);
      const isFee = Number(amount) === 0 && reason === "OutOfRange";
      expect(reasons({ fee: amount })).toEqual(isFee ? [] : [`fee fee${reason}`]);
    }
  });

  it("tells a text that is no number from an amount out of its limits", () => {
    for (const amount of ["abc", "1,50", "1.234,56", "."]) {
      expect(reasons({ amount })).toEqual(["amount notANumber"]);
    }
    expect(reasons({ amount: "999999999.99", fee: "0.00" })).toEqual([]);
  });

  it("knows types that do not exist, are off, or are the node's own", () => {
    expect(reasons({ typeCode: "NON_ESISTE" })).toEqual(["typeCode typeUnknown"]);
    expect(reasons({ typeCode: "SPENTO" })).toEqual(["typeCode typeNotActive"]);
    expect(reasons({ typeCode: "MARCA_BOLLO_DIGITALE" })).toEqual(["typeCode typeReserved"]);
  });

  it("checks provinces in Italy only, and countries everywhere", () => {
    expect(reasons({ province: "QQ" })).toEqual(["province provinceUnknown"]);
    expect(reasons({ province: "QQ", country: "CH" })).toEqual([]);
    expect(reasons({ province: "QQ", country: "" })).toEqual([]);
    expect(reasons({ province: "QQQ", country: "CH" })).toEqual(["province tooLong"]);
    expect(reasons({ country: "ZZ" })).toEqual(["country countryUnknown"]);
  });

  it("takes channels, categories of today and of once, and flags in either case", () => {
    expect(reasons({ paymentChannels: "BBT|OBEP" })).toEqual([]);
    expect(reasons({ paymentChannels: "ALL|CP" })).toEqual(["paymentChannels channelsWrong"]);
    expect(reasons({ transferCategory: "0/ABC" })).toEqual([]);
    expect(reasons({ transferCategory: "9/AB" })).toEqual([
      "transferCategory transferCategoryWrong",
    ]);
    expect(reasons({ transferCategory: "9/A BC" })).toHaveLength(1);
    expect(reasons({ generateIuv: "TRUE", multiBeneficiary: "False" })).toEqual([]);
    expect(reasons({ generateIuv: "1" })).toEqual(["generateIuv notAFlag"]);
  });

  it("wants the budget to add up to the amount, to the cent", () => {
    const budget = (amount: string) =>
      "<bilancio><capitolo><codCapitolo>C</codCapitolo><accertamento>" +
      `<importo>${amount}</importo></accertamento></capitolo></bilancio>`;
    expect(reasons({ budget: budget("100.50") })).toEqual([]);
    expect(reasons({ budget: budget("100.51") })).toEqual(["budget budgetNotBalanced"]);
    expect(reasons({ budget: "<bilancio/>" })).toEqual(["budget budgetWrong"]);
    expect(reasons({ budget: budget("5.00"), amount: "x" })).toEqual(["amount notANumber"]);
  });

  it("makes a space of control characters in what is printed", () => {
    const outcome = check({
      debtorName: "Rossi\t\u0000Maria",
      street: "Via\u0085Roma\u0007",
      civicNumber: "1\u007f2",
      city: "Reggio\tEmilia",
      description: "TARI\u009f2026",
    });
    expect(outcome).toMatchObject({
      draft: {
        debtor: {
          fullName: "Rossi Maria",
          address: { street: "Via Roma", civicNumber: "1 2", city: "Reggio Emilia" },
        },
        description: "TARI 2026",
      },
    });
  });

  it("refuses control characters in an IUD, which must stay as the ente wrote it", () => {
    const spoilt = ["iud iudControlCharacter"];
    expect(reasons({ iud: "TARI\t1" })).toEqual(spoilt);
    expect(reasons({ iud: "000\t1" })).toEqual(spoilt);
    expect(reasons({ iud: "0001" })).toEqual(["iud iudNotAccepted"]);
  });

  it.each([" ", "\u200b", "\u00a0\u2003", "\ufeff\u00ad", "\u3164", "\u0085"])(
    "takes a name or a description of %j, which shows nothing, as missing",
    (text) => {
      expect(reasons({ debtorName: text, description: text })).toEqual([
        "debtorName missing",
        "description missing",
      ]);
    },
  );

  it.each([
    { field: "debtorKind", text: "FG" },
    { field: "country", text: "ITA" },
    { field: "province", text: "ROMA" },
    { field: "iuv", text: "1".repeat(36) },
  ])("takes $text in $field as a text too long, not as an unknown value", ({ field, text }) => {
    expect(reasons({ [field]: text })).toEqual([`${field} tooLong`]);
  });

  it("raises the case of ASCII letters only: other letters have ASCII capitals too", () => {
    expect(reasons({ debtorCode: "rſsmra85t10a562s" })).toEqual(["debtorCode fiscalCodeWrong"]);
    expect(reasons({ debtorCode: "anonımo" })).toEqual(["debtorCode fiscalCodeWrong"]);
    expect(reasons({ country: "ıt" })).toEqual(["country countryUnknown"]);
    expect(reasons({ province: "ſo" })).toEqual(["province provinceUnknown"]);
    expect(check({ province: "ß", country: "DE" })).toMatchObject({
      draft: { debtor: { address: { province: "ß" } } },
    });
  });
});
