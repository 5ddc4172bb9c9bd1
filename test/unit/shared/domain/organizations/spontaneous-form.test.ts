import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { answerForm } from "../../../../../shared/domain/organizations/answer-form.ts";
import { checkFormAnswers } from "../../../../../shared/domain/organizations/check-form-answers.ts";
import type { DebtPositionType } from "../../../../../shared/domain/organizations/debt-position-type.ts";
import { parseSpontaneousForm } from "../../../../../shared/domain/organizations/parse-spontaneous-form.ts";
import type { SpontaneousForm } from "../../../../../shared/domain/organizations/spontaneous-form.ts";
import { parseCalendarDate } from "../../../../../shared/domain/values/calendar-date.ts";
import { euroCents } from "../../../../../shared/domain/values/euro-cents.ts";
import { demoOrganization } from "../../../../support/demo-organization.ts";
import { present } from "../../../../support/notifications/debts.ts";

const mensa = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  type: "object",
  properties: {
    alunno: {
      type: "object",
      title: "Alunno",
      properties: {
        nome: { type: "string", maxLength: 70, "x-ordine": 1 },
        nato: { type: "string", format: "date" },
        codice: { type: "string", maxLength: 16, pattern: "^[A-Z0-9]{3,16}$" },
      },
      required: ["nome"],
    },
    pasto: {
      type: "string",
      oneOf: [
        { const: "A", title: "10 pasti" },
        { const: "B", title: "20 pasti" },
      ],
    },
    quanti: { type: "integer", minimum: 1, maximum: 10, multipleOf: 1 },
    email: { type: "string", format: "email" },
    consenso: { type: "boolean", const: true },
  },
  required: ["alunno", "pasto", "consenso"],
  "x-causale": "Mensa {pasto} {alunno.nome} {alunno.nato}",
  "x-importo": { campo: "pasto", scelte: { A: 5_000, B: 9_500 } },
  "x-capitolo": { campo: "pasto", capitoli: { A: "3010", B: "3020" } },
};

function formOf(sent: unknown): SpontaneousForm {
  const read = parseSpontaneousForm(sent);
  if ("problems" in read) return expect.fail(JSON.stringify(read.problems));
  return read.form;
}

function pointersOf(sent: unknown): readonly string[] {
  const read = parseSpontaneousForm(sent);
  return "problems" in read ? read.problems.map(({ pointer }) => pointer) : [];
}

const answers = {
  alunno: { nome: "Anna Bianchi", nato: "2020-03-15" },
  pasto: "B",
  consenso: true,
};

describe("the form of a spontaneous payment", () => {
  it("is read as it was sent", () => {
    expect(formOf(mensa)).toEqual(mensa);
  });

  it.each([
    ["a keyword that is not among those allowed", { ...mensa, allOf: [] }, ""],
    ["a reference", field({ $ref: "#/x" }), "/properties/campo/type"],
    ["a number with decimals", field({ type: "number" }), "/properties/campo/type"],
    ["code in a field", field({ type: "string", "x-script": "1" }), "/properties/campo"],
    [
      "a slow pattern",
      field({ type: "string", maxLength: 20, pattern: "^(a+)+$" }),
      "/properties/campo/pattern",
    ],
    [
      "a pattern for answers of any length",
      field({ type: "string", pattern: "^a$" }),
      "/properties/campo/maxLength",
    ],
    ["the same choice twice", field({ type: "string", enum: ["a", "a"] }), "/properties/campo"],
    ["no choice", field({ type: "integer", enum: [] }), "/properties/campo"],
    [
      "limits the wrong way",
      field({ type: "integer", minimum: 2, maximum: 1 }),
      "/properties/campo/minimum",
    ],
    ["a required field that is not there", { ...mensa, required: ["altro"] }, "/required"],
    [
      "a name that is none",
      { ...mensa, properties: { ...mensa.properties, "a b": { type: "boolean" } } },
      "/properties/a b",
    ],
    ["a place for nothing", { ...mensa, "x-causale": "Mensa {cognome}" }, "/x-causale"],
    ["a place for a group", { ...mensa, "x-causale": "Mensa {alunno}" }, "/x-causale"],
    ["no causale", { ...mensa, "x-causale": " " }, "/x-causale"],
    ["an amount in a text", { ...mensa, "x-importo": { campo: "email" } }, "/x-importo/campo"],
    [
      "an amount for some choices only",
      { ...mensa, "x-importo": { campo: "pasto", scelte: { A: 1 } } },
      "/x-importo/scelte",
    ],
    [
      "an amount of nothing",
      { ...mensa, "x-importo": { campo: "pasto", scelte: { A: 0, B: 1 } } },
      "/x-importo/scelte/A",
    ],
    [
      "a chapter for a choice that is not there",
      { ...mensa, "x-capitolo": { campo: "pasto", capitoli: { A: "1", B: "2", C: "3" } } },
      "/x-capitolo/capitoli",
    ],
    ["a list", [], ""],
    ["nothing", undefined, ""],
  ])("is refused with %s", (_what, sent, pointer) => {
    expect(pointersOf(sent)).toContain(pointer);
  });

  it("is refused when it is too large, too deep or has too many fields", () => {
    const many = Object.fromEntries(
      Array.from({ length: 61 }, (_, index) => [`c${index}`, { type: "boolean" }]),
    );
    expect(pointersOf({ ...mensa, properties: { ...mensa.properties, ...many } })).toContain(
      "/properties",
    );
    const long = "a".repeat(900);
    const large = Object.fromEntries(
      Array.from({ length: 80 }, (_, index) => [
        `c${index}`,
        { type: "boolean", description: long },
      ]),
    );
    expect(pointersOf({ ...mensa, properties: large })).toEqual([""]);
    const nested = (levels: number): object =>
      levels === 0
        ? { type: "boolean" }
        : { type: "object", properties: { a: nested(levels - 1) } };
    const deep = (levels: number) =>
      pointersOf({ ...mensa, properties: { ...mensa.properties, a: nested(levels) } });
    expect(deep(3)).toEqual([]);
    expect(deep(4)).toHaveLength(1);
    expect(deep(5_000)).toEqual([""]);
  });

  it("never throws, whatever is sent", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (sent) => {
        expect("problems" in parseSpontaneousForm(sent)).toBe(true);
      }),
    );
  });
});

function field(schema: object): object {
  return { ...mensa, properties: { ...mensa.properties, campo: schema } };
}

describe("answers to a form", () => {
  it("become a causale, the same to read, an amount and a chapter", () => {
    expect(checkFormAnswers(formOf(mensa), answers)).toEqual({
      ok: true,
      causale: "Mensa B Anna Bianchi 2020-03-15",
      causaleVisualizzata: "Mensa 20 pasti Anna Bianchi 15/03/2020",
      amountCents: 9_500,
      chapterCode: "3020",
    });
  });

  it.each([
    ["a field that is missing", { ...answers, pasto: undefined }, "/pasto", "obbligatorio"],
    ["one of a group", { ...answers, alunno: {} }, "/alunno/nome", "obbligatorio"],
    ["one that nobody asked for", { ...answers, altro: 1 }, "/altro", "sconosciuto"],
    ["a choice that is none", { ...answers, pasto: "C" }, "/pasto", "non ammesso"],
    ["a text for a number", { ...answers, quanti: "2" }, "/quanti", "numero intero"],
    ["a number that is too small", { ...answers, quanti: 0 }, "/quanti", "almeno 1"],
    ["a number with decimals", { ...answers, quanti: 1.5 }, "/quanti", "numero intero"],
    ["a consent that is refused", { ...answers, consenso: false }, "/consenso", "non ammesso"],
    ["an address that is none", { ...answers, email: "anna" }, "/email", "e-mail"],
    [
      "a day that does not exist",
      { ...answers, alunno: { nome: "A", nato: "2027-02-30" } },
      "/alunno/nato",
      "Data",
    ],
    [
      "what does not fit the pattern",
      { ...answers, alunno: { nome: "A", codice: "a" } },
      "/alunno/codice",
      "formato",
    ],
    [
      "control characters",
      { ...answers, alunno: { nome: "A\u0007" } },
      "/alunno/nome",
      "non ammessi",
    ],
    ["5,000 characters", { ...answers, alunno: { nome: "A".repeat(5_000) } }, "/alunno/nome", "70"],
    ["no answers", "ciao", "", "oggetto"],
  ])("are refused with %s", (...[_what, given, pointer, word]) => {
    const verdict = checkFormAnswers(formOf(mensa), given);
    if (verdict.ok) return expect.fail("accepted");
    const problem = verdict.problems.find((each) => each.pointer === pointer);
    expect(problem?.detail).toContain(word);
  });

  it("are filled in once: an answer that looks like a place stays as it is", () => {
    const given = { ...answers, alunno: { nome: "{pasto}" } };
    expect(checkFormAnswers(formOf(mensa), given)).toMatchObject({ causale: "Mensa B {pasto}" });
  });

  it("never throw, and are accepted only with an amount of the form", () => {
    const form = formOf(mensa);
    fc.assert(
      fc.property(fc.jsonValue(), (given) => {
        const verdict = checkFormAnswers(form, given);
        if (verdict.ok) expect([5_000, 9_500]).toContain(verdict.amountCents);
      }),
    );
  });
});

describe("a payment that a citizen starts", () => {
  const [first] = demoOrganization().debtPositionTypes;
  const type: DebtPositionType = { ...present(first), spontaneous: true };
  const today = present(parseCalendarDate("2027-02-10"));
  const start = (changes: Partial<DebtPositionType>, sent: unknown = mensa, amount?: number) =>
    answerForm(
      { type: { ...type, ...changes }, form: formOf(sent) },
      { answers, ...(amount !== undefined && { amountCents: euroCents(amount) }) },
      today,
    );
  const { "x-importo": _, ...free } = mensa;

  it("has the type's fixed amount before the form's, and is due by the type's rule", () => {
    const dueDateRule = { kind: "endOfMonth", months: 0 } as const;
    expect(start({ fixedAmountCents: euroCents(700), dueDateRule })).toMatchObject({
      payment: { amountCents: 700, dueDate: "2027-02-28" },
    });
  });

  it("is booked by the type's shares, the rest on the chapter that was chosen", () => {
    const budgetShares = [
      { kind: "percent", chapterCode: "IVA", percentThousandths: 10_000 },
      { kind: "remainder", chapterCode: "ALTRO", officeCode: "U1" },
    ] as const;
    expect(start({ budgetShares })).toMatchObject({
      payment: {
        budget: [
          { chapterCode: "IVA", amountCents: 950 },
          { chapterCode: "3020", officeCode: "U1", amountCents: 8_550 },
        ],
      },
    });
    expect(start({})).toMatchObject({
      payment: { budget: [{ chapterCode: "3020", amountCents: 9_500 }] },
    });
  });

  it("needs an amount within the type's limits where the form gives none", () => {
    const limits = { minAmountCents: euroCents(100), maxAmountCents: euroCents(500) };
    expect(start(limits, free, 300)).toMatchObject({ ok: true, payment: { amountCents: 300 } });
    for (const [amount, sentence] of [
      [undefined, "Indicare l'importo"],
      [99, "almeno 1,00 euro"],
      [501, "al più 5,00 euro"],
    ] as const) {
      const verdict = start(limits, free, amount);
      if (verdict.ok) return expect.fail("accepted");
      expect(verdict.problems).toMatchObject([
        { pointer: "/amountCents", detail: expect.stringContaining(sentence) },
      ]);
    }
  });
});
