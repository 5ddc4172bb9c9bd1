import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Caller } from "../../../../../shared/domain/access/caller.ts";
import { createPosition } from "../../../../../shared/domain/debt-positions/create-position.ts";
import type { DebtPosition } from "../../../../../shared/domain/debt-positions/debt-position.ts";
import {
  noticesOf,
  residualCents,
} from "../../../../../shared/domain/debt-positions/payable-notice.ts";
import { positionBody } from "../../../../../shared/domain/debt-positions/position-body.ts";
import { viewPosition } from "../../../../../shared/domain/debt-positions/position-view.ts";
import { hasRightCheckDigits } from "../../../../../shared/domain/values/notice-number.ts";
import { demoOrganization } from "../../../../support/demo-organization.ts";
import { day } from "../../../../support/demo-row-reading.ts";
import { Crash, faultPlan, withFaults } from "../../../../support/fault-injection.ts";
import { inMemoryDebtPositions } from "../../../../support/in-memory-debt-positions.ts";

const organization = demoOrganization();
const { fiscalCode } = organization;

const publicUrl = "https://api.example";

const single = { kind: "SINGLE", amountCents: 30_000, dueDate: "2027-06-30" };
const plan = {
  kind: "INSTALMENTS",
  description: "In tre rate",
  installments: [
    { amountCents: 10_000, dueDate: "2027-03-31" },
    { amountCents: 10_000, dueDate: "2027-06-30" },
    { amountCents: 10_000, dueDate: "2027-09-30" },
  ],
};

const discount = { kind: "DISCOUNT", amountCents: 21_000, dueDate: "2027-01-31" };

function bodyOf(changes: Record<string, unknown> = {}) {
  return positionBody.parse({
    iud: "RATE-1",
    debtPositionType: "TARI",
    description: "TARI 2027",
    debtor: { kind: "F", code: "RSSMRA80A01F205X", fullName: "Rossi Maria" },
    paymentOptions: [single, plan],
    ...changes,
  });
}

function portal(caller: Pick<Caller, "typeCodes"> = {}) {
  const positions = inMemoryDebtPositions();
  const create = (changes: Record<string, unknown> = {}, store = positions) =>
    createPosition(
      { organization: fiscalCode, caller, body: bodyOf(changes) },
      {
        organizations: { find: async () => organization },
        positions: store,
        oldIuvAcceptedUntil: day("2024-04-30"),
        now: () => new Date("2026-11-28T10:00:00Z"),
      },
    );
  return { positions, create };
}

async function problemsOf(changes: Record<string, unknown>) {
  const outcome = await portal().create(changes);
  if (outcome.outcome !== "wrong") throw new Error(`the body is ${outcome.outcome}`);
  return outcome.problems;
}

describe("creating a debt by API", () => {
  it("numbers every notice of every way to pay in one call", async () => {
    const { create, positions } = portal();
    const outcome = await create();
    if (outcome.outcome !== "created") expect.fail(outcome.outcome);
    const notices = noticesOf(outcome.position);
    expect(notices).toHaveLength(4);
    expect(new Set(notices.map(({ noticeNumber }) => noticeNumber)).size).toBe(4);
    expect(notices.every(({ noticeNumber }) => hasRightCheckDigits(noticeNumber))).toBe(true);
    expect(positions.claims.size).toBe(4);
    expect(residualCents(outcome.position)).toBe(30_000);
    expect(outcome.position.noticeVersion).toBe(organization.noticeVersion);
    for (const { noticeNumber } of notices) {
      const found = await positions.findByNoticeNumber(fiscalCode, noticeNumber);
      expect(found?.iud).toBe("RATE-1");
    }
  });

  it("answers what is there when the same debt comes again, and refuses another one", async () => {
    const { create, positions } = portal();
    const first = await create();
    const again = await create();
    expect(again).toMatchObject({ outcome: "alreadyCreated" });
    expect("position" in again && again.position).toEqual("position" in first && first.position);
    expect(await create({ description: "Altro" })).toEqual({ outcome: "iudTaken" });
    expect(positions.positions.size).toBe(1);
  });

  it("uses the IUD of a cancelled debt again, and keeps the cancelled one", async () => {
    const { create, positions } = portal();
    const first = await create();
    if (first.outcome !== "created") expect.fail();
    await positions.change({ ...first.position, status: "CANCELLED", version: 2 }, 1);
    const second = await create({ description: "Altro" });
    expect(second).toMatchObject({ outcome: "created", position: { version: 3 } });
    expect(positions.superseded).toHaveLength(1);
  });

  it("ends with one debt and no number given twice, wherever it dies and is asked again", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 4 }),
        fc.constantFrom("before" as const, "after" as const),
        async (at, moment) => {
          const { create, positions } = portal();
          const broken = withFaults(positions, faultPlan(at, moment));
          await create({}, broken).catch((error: unknown) => {
            if (!(error instanceof Crash)) throw error;
          });
          const outcome = await create();
          expect(["created", "alreadyCreated"]).toContain(outcome.outcome);
          expect(positions.positions.size).toBe(1);
          expect(positions.claims.size).toBe(4);
        },
      ),
    );
  });

  it("splits a notice among five, also where the issuing ente gets nothing", async () => {
    const account = { kind: "account", iban: "IT59G0569601600000002145033" };
    const other = { beneficiaryFiscalCode: "80012340156", beneficiaryName: "Provincia di Prova" };
    const transfers = [1, 2, 3, 4, 5].map((euros) => ({
      ...other,
      amountCents: euros * 100,
      destination: account,
      transferCategory: "9/0201102IM/",
    }));
    const option = { kind: "SINGLE", amountCents: 1_500, dueDate: "2027-06-30", transfers };
    const outcome = await portal().create({ paymentOptions: [option] });
    expect(outcome).toMatchObject({ outcome: "created", position: { amountCents: 1_500 } });
  });

  it("numbers a fine's reduced and discounted payment, and tells a fine from its instalments", async () => {
    const { create } = portal();
    const paymentOptions = [{ ...discount, description: "Entro 5 giorni" }, single];
    const outcome = await create({ paymentOptions });
    if (outcome.outcome !== "created") expect.fail(outcome.outcome);
    const notices = noticesOf(outcome.position);
    expect(notices.map(({ amountCents }) => amountCents)).toEqual([30_000, 21_000]);
    expect(await create({ paymentOptions })).toMatchObject({ outcome: "alreadyCreated" });
    expect(await create({ paymentOptions: [single, discount] })).toEqual({ outcome: "iudTaken" });
    const view = viewPosition(outcome.position, {
      publicUrl,
      endsOnDueDate: true,
      today: day("2027-04-15"),
    });
    expect(view.paymentOptions).toMatchObject([
      { kind: "SINGLE", installments: [{ number: 1, amountCents: 30_000, status: "UNPAID" }] },
      {
        kind: "DISCOUNT",
        description: "Entro 5 giorni",
        installments: [{ number: 1, amountCents: 21_000, status: "EXPIRED" }],
      },
    ]);
  });

  it("takes a discount exactly where there is one of less than the payment at once alone", async () => {
    const cents = fc.integer({ min: 1, max: 40_000 });
    const option = fc.oneof(
      cents.map((amountCents) => ({ ...discount, amountCents })),
      cents.map((amountCents) => ({ ...single, amountCents })),
      fc.constant(plan),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(option, { minLength: 1, maxLength: 3 }), async (paymentOptions) => {
        const amounts = (kind: string) =>
          paymentOptions.flatMap((each) =>
            each.kind === kind && "amountCents" in each ? [each.amountCents] : [],
          );
        const [single, ...singles] = amounts("SINGLE");
        const [discounted, ...discounts] = amounts("DISCOUNT");
        fc.pre(discounted !== undefined && singles.length === 0);
        const hasPlans = paymentOptions.some(({ kind }) => kind === "INSTALMENTS");
        const isLess = single !== undefined && discounted < single;
        const { outcome } = await portal().create({ paymentOptions });
        const isRight = isLess && discounts.length === 0 && !hasPlans;
        expect(outcome).toBe(isRight ? "created" : "wrong");
      }),
    );
  });

  it.each<[string, Record<string, unknown>, string]>([
    ["no way to pay", { paymentOptions: [] }, "/paymentOptions"],
    ["two payments at once", { paymentOptions: [single, single] }, "/paymentOptions"],
    [
      "one instalment",
      { paymentOptions: [{ ...plan, installments: plan.installments.slice(0, 1) }] },
      "/paymentOptions/0/installments",
    ],
    [
      "instalments out of order",
      { paymentOptions: [{ ...plan, installments: plan.installments.toReversed() }] },
      "/paymentOptions/0/installments",
    ],
    [
      "a day that is past",
      { paymentOptions: [{ ...single, dueDate: "2026-11-27" }] },
      "/paymentOptions/0/dueDate",
    ],
    [
      "no due date where the type wants one",
      { paymentOptions: [{ kind: "SINGLE", amountCents: 100 }] },
      "/paymentOptions/0/dueDate",
    ],
    [
      "nothing to pay",
      { paymentOptions: [{ ...single, amountCents: 0 }] },
      "/paymentOptions/0/amountCents",
    ],
    ["a discount on nothing", { paymentOptions: [discount] }, "/paymentOptions/0"],
    ["two discounts", { paymentOptions: [single, discount, discount] }, "/paymentOptions"],
    [
      "a discount beside instalments",
      { paymentOptions: [single, discount, plan] },
      "/paymentOptions",
    ],
    [
      "a discount that asks for all",
      { paymentOptions: [single, { ...discount, amountCents: 30_000 }] },
      "/paymentOptions/1/amountCents",
    ],
    [
      "a discount that outlasts the payment at once",
      { paymentOptions: [{ ...discount, dueDate: "2027-07-01" }, single] },
      "/paymentOptions/0/dueDate",
    ],
    ["a type the ente has not", { debtPositionType: "BOH" }, "/debtPositionType"],
    [
      "a wrong fiscal code",
      { debtor: { kind: "F", code: "RSSMRA80A01F205Y", fullName: "Rossi Maria" } },
      "/debtor/code",
    ],
    ["a reserved IUD", { iud: "000-1" }, "/iud"],
  ])("refuses %s, and says where", async (_what, changes, pointer) => {
    const problems = await problemsOf(changes);
    expect(problems.map((problem) => problem.pointer)).toContain(pointer);
    expect(problems.every(({ detail }) => detail.length > 10)).toBe(true);
  });

  it("keeps and shows that the debtor began the payment, where the type allows it", async () => {
    const { create } = portal();
    const changes = { debtPositionType: "MENSA", spontaneous: true };
    const outcome = await create(changes);
    if (outcome.outcome !== "created") expect.fail(outcome.outcome);
    expect(outcome.position.spontaneous).toBe(true);
    const facts = { publicUrl, endsOnDueDate: false, today: day("2027-04-15") };
    expect(viewPosition(outcome.position, facts).spontaneous).toBe(true);
    expect(await create(changes)).toMatchObject({ outcome: "alreadyCreated" });
    expect(await create({ ...changes, spontaneous: false })).toEqual({ outcome: "iudTaken" });
    expect(await problemsOf({ spontaneous: true })).toEqual([
      { pointer: "/spontaneous", detail: "Il tipo di dovuto non ammette pagamenti spontanei." },
    ]);
  });

  it.each<[string, Record<string, unknown>]>([
    ["a sum that is not the notice's", { amountCents: 29_999 }],
    ["another ente's part without its account", { beneficiaryFiscalCode: "80012340156" }],
    [
      "a stamp that is not 16 euro",
      { destination: { kind: "stamp", documentHash: `${"A".repeat(43)}=`, province: "MI" } },
    ],
  ])("refuses transfers with %s", async (_what, changes) => {
    const transfer = {
      amountCents: 30_000,
      beneficiaryFiscalCode: fiscalCode,
      destination: { kind: "ownAccounts" },
      transferCategory: "9/0101101IM/",
      ...changes,
    };
    const problems = await problemsOf({ paymentOptions: [{ ...single, transfers: [transfer] }] });
    expect(problems[0]?.pointer).toMatch(/^\/paymentOptions\/0\/transfers/u);
  });
});

describe("a position as its ente reads it", () => {
  it("shows each notice with its state, what is paid and what is left", async () => {
    const outcome = await portal().create();
    if (outcome.outcome !== "created") expect.fail();
    const facts = { publicUrl, endsOnDueDate: true, today: day("2027-04-15") };
    const view = viewPosition(outcome.position, facts);
    expect(view.spontaneous).toBe(false);
    expect(view).toMatchObject({ status: "PAYABLE", amountCents: 30_000, residualCents: 30_000 });
    const states = view.paymentOptions.map(({ installments }) =>
      installments.map(({ status }) => status),
    );
    expect(states).toEqual([["UNPAID"], ["EXPIRED", "UNPAID", "UNPAID"]]);
  });
});

describe("where people pay a debt", () => {
  it("is said for every notice, and for none once the debt is withdrawn", async () => {
    const outcome = await portal().create();
    if (outcome.outcome !== "created") expect.fail();
    const facts = { publicUrl, endsOnDueDate: false, today: day("2026-11-28") };
    const linksOf = (position: DebtPosition) =>
      viewPosition(position, facts).paymentOptions.flatMap(({ installments }) =>
        installments.map(({ links }) => links.pay),
      );
    const expected = noticesOf(outcome.position).map(
      ({ noticeNumber }) => `${publicUrl}/paga/${noticeNumber}?ente=${fiscalCode}`,
    );
    expect(linksOf(outcome.position)).toEqual(expected);
    const cancelled = { ...outcome.position, status: "CANCELLED" } as const;
    expect(linksOf(cancelled)).toEqual(expected.map(() => undefined));
  });
});

describe("the budget of a debt", () => {
  const lines = [
    {
      chapterCode: "3010 & <co>",
      officeCode: "UT",
      assessments: [{ code: "2027/15", amountCents: 20_000 }, { amountCents: 9_999 }],
    },
    { chapterCode: "3020", assessments: [{ amountCents: 1 }] },
  ];

  it("is kept as the ente wrote it, and read back", async () => {
    const outcome = await portal().create({ budget: lines });
    if (outcome.outcome !== "created") expect.fail(outcome.outcome);
    const facts = { publicUrl, endsOnDueDate: false, today: day("2026-11-28") };
    expect(viewPosition(outcome.position, facts).budget).toEqual(lines);
  });

  it("is refused where its sum is not the amount, and where it is too long to be kept", async () => {
    const less = [{ chapterCode: "3010", assessments: [{ amountCents: 29_999 }] }];
    expect(await problemsOf({ budget: less })).toMatchObject([{ pointer: "/budget" }]);
    const long = Array.from({ length: 40 }, (_, index) => ({
      chapterCode: `${"x".repeat(60)}${index}`,
      assessments: [{ amountCents: 750 }],
    }));
    expect(await problemsOf({ budget: long })).toMatchObject([{ pointer: "/budget" }]);
    expect(() => bodyOf({ budget: [{ chapterCode: "30\t10", assessments: [] }] })).toThrow();
  });

  it("tells a debt from another with the same IUD, unless none is sent", async () => {
    const { create } = portal();
    await create({ budget: lines });
    expect(await create({ budget: lines })).toMatchObject({ outcome: "alreadyCreated" });
    expect(await create()).toMatchObject({ outcome: "alreadyCreated" });
    const other = [{ chapterCode: "9", assessments: [{ amountCents: 30_000 }] }];
    expect(await create({ budget: other })).toEqual({ outcome: "iudTaken" });
  });
});

describe("a caller that is held to some types", () => {
  it("creates debts of these, and learns nothing of the others", async () => {
    const { create } = portal({ typeCodes: ["TARI"] });
    expect((await create()).outcome).toBe("created");
    const other = await create({ iud: "altro", debtPositionType: "CDS" });
    const none = await create({ iud: "altro", debtPositionType: "INESISTENTE" });
    expect(other.outcome).toBe("wrong");
    expect(other).toEqual(none);
  });
});
