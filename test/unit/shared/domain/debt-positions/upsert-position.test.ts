import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { heldNumbersOf } from "../../../../../shared/domain/debt-positions/notice-slot.ts";
import { upsertPosition } from "../../../../../shared/domain/debt-positions/upsert-position.ts";
import { iuvsOf, positionWorld } from "../../../../support/debt-positions/position-world.ts";
import { Crash, faultPlan, withFaults } from "../../../../support/fault-injection.ts";

const dueDate = "2027-06-30";
const cents = fc.integer({ min: 1, max: 100_000 });
const notice = cents.map((amountCents) => ({ amountCents, dueDate }));
const single = notice.map((each) => ({ kind: "SINGLE", ...each }));
const plan = fc.array(notice, { minLength: 2, maxLength: 5 }).map((installments) => ({
  kind: "INSTALMENTS",
  description: `In ${installments.length} rate`,
  installments,
}));
const withDiscount = cents
  .filter((amountCents) => amountCents > 1)
  .map((amountCents) => [
    { kind: "SINGLE", amountCents, dueDate },
    { kind: "DISCOUNT", amountCents: amountCents - 1, dueDate },
  ]);
const paymentOptions = fc.oneof(
  fc.tuple(single),
  fc.tuple(single, plan),
  fc.array(plan, { minLength: 1, maxLength: 3 }),
  withDiscount,
);
const debts = fc.record({
  paymentOptions,
  description: fc.constantFrom("TARI 2027", "TARI 2027, conguaglio"),
  published: fc.boolean(),
});

describe("a debt put under its IUD", () => {
  it("is created where there is none, and changes nothing when it comes again", async () => {
    await fc.assert(
      fc.asyncProperty(debts, async (debt) => {
        const { upsert, position, positions, goTo, brokenInvariants } = positionWorld();
        expect(await upsert(debt)).toMatchObject({ outcome: "created" });
        const first = position();
        goTo("2026-12-24");
        expect(await upsert(debt)).toMatchObject({ outcome: "unchanged", position: first });
        expect(position()).toEqual(first);
        expect(positions.claims.size).toBe(iuvsOf(first).length);
        expect(brokenInvariants()).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it("keeps the number of every notice that stays, and gives none twice", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(debts, { minLength: 2, maxLength: 6 }), async (versions) => {
        const { upsert, position, positions, organization, brokenInvariants } = positionWorld();
        const given = new Map<string, string>();
        let published = false;
        for (const version of versions) {
          const before = positions.positions.size > 0 ? heldNumbersOf(position()) : new Map();
          published ||= version.published;
          await upsert({ ...version, published });
          const after = heldNumbersOf(position());
          for (const [slot, number] of after) {
            const kept = before.get(slot);
            if (kept !== undefined) expect(number).toEqual(kept);
            else expect(given.has(number.iuv), "a number of another notice").toBe(false);
            given.set(number.iuv, slot);
          }
          for (const iuv of iuvsOf(position())) {
            const claim = positions.claims.get(`${organization.fiscalCode}#${iuv}`);
            expect(claim?.iud).toBe(position().iud);
          }
        }
        // The claims of notices that are gone stay: nobody can have their numbers.
        expect(positions.claims.size).toBe(given.size);
        expect(brokenInvariants()).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it("is as it was asked for last, wherever it comes from", async () => {
    await fc.assert(
      fc.asyncProperty(debts, debts, async (first, second) => {
        const direct = positionWorld();
        const amended = positionWorld();
        const published = { published: true };
        await direct.upsert({ ...second, ...published });
        await amended.upsert({ ...first, ...published });
        await amended.upsert({ ...second, ...published });
        const shown = ({ position }: ReturnType<typeof positionWorld>) => {
          const { amountCents, description, status, installmentPlans = [] } = position();
          const plans = installmentPlans.map((each) => [
            each.kind,
            each.installments.map((installment) => installment.amountCents),
          ]);
          return { amountCents, description, status, plans };
        };
        expect(shown(amended)).toEqual(shown(direct));
      }),
      { numRuns: 40 },
    );
  });

  it("never touches one on which money has moved, or moves", async () => {
    const untouchable = [
      ["PAYING", "paying"],
      ["PARTIALLY_PAID", "partiallyPaid"],
      ["PAID", "paid"],
    ] as const;
    await fc.assert(
      fc.asyncProperty(debts, fc.constantFrom(...untouchable), async (debt, [status, refusal]) => {
        const { create, upsert, position, set } = positionWorld();
        await create();
        set({ status });
        const before = position();
        expect(await upsert(debt)).toEqual({ outcome: "refused", refusal });
        expect(position()).toEqual(before);
      }),
      { numRuns: 40 },
    );
  });

  it("loses against a payment that comes in the same moment", async () => {
    const world = positionWorld();
    await world.create();
    let isPaid = false;
    const beaten = {
      ...world.dependencies,
      positions: {
        ...world.positions,
        async amend(...[position, before, claims]: Parameters<typeof world.positions.amend>) {
          if (!isPaid) world.set({ status: "PAID" });
          isPaid = true;
          return world.positions.amend(position, before, claims);
        },
      },
    };
    const outcome = await upsertPosition(world.upsertInput({ description: "Altro" }), beaten);
    expect(outcome).toEqual({ outcome: "refused", refusal: "paid" });
    expect(world.position().description).toBe("TARI 2027");
  });

  it("ends as one debt with the numbers it holds, wherever it dies and is asked again", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.tuple(debts, debts),
        fc.integer({ min: 1, max: 4 }),
        fc.constantFrom("before" as const, "after" as const),
        async ([first, second], at, moment) => {
          const world = positionWorld();
          await world.upsert({ ...first, published: true });
          const input = world.upsertInput({ ...second, published: true });
          const positions = withFaults(world.positions, faultPlan(at, moment));
          await upsertPosition(input, { ...world.dependencies, positions }).catch(
            (error: unknown) => {
              if (!(error instanceof Crash)) throw error;
            },
          );
          const outcome = await upsertPosition(input, world.dependencies);
          expect(["changed", "unchanged"]).toContain(outcome.outcome);
          expect(world.brokenInvariants()).toEqual([]);
          expect(world.position().version).toBeLessThanOrEqual(2);
        },
      ),
      { numRuns: 40 },
    );
  });

  it("takes the place of a cancelled one as a new debt, with new numbers", async () => {
    const { create, upsert, position, set, positions } = positionWorld();
    await create();
    set({ status: "CANCELLED" });
    const [old] = iuvsOf(position());
    expect(await upsert()).toMatchObject({ outcome: "created", position: { version: 3 } });
    expect(iuvsOf(position())).not.toContain(old);
    expect(positions.superseded).toHaveLength(1);
  });

  it("keeps its type, and stays published", async () => {
    const { create, upsert } = positionWorld();
    await create();
    const type = { debtPositionType: "CDS" };
    expect(await upsert(type)).toEqual({ outcome: "refused", refusal: "typeNotAmendable" });
    const draft = { published: false };
    expect(await upsert(draft)).toEqual({ outcome: "refused", refusal: "published" });
  });

  it("is published with it where it was a draft, and tells its debtor then", async () => {
    const { create, upsert, position } = positionWorld();
    await create({ published: false });
    expect(await upsert({ published: false })).toMatchObject({ outcome: "unchanged" });
    expect(await upsert()).toMatchObject({ outcome: "changed", position: { status: "PAYABLE" } });
    expect(position().version).toBe(2);
  });

  it("is changed only over the state that the caller has seen, where it says so", async () => {
    const { create, upsert } = positionWorld();
    const seen = { kind: "version", version: 1 } as const;
    const missing = { outcome: "versionPassed", version: undefined };
    expect(await upsert({}, seen)).toEqual(missing);
    expect(await upsert({}, { kind: "any" })).toEqual(missing);
    await create();
    const changes = { description: "Altro" };
    expect(await upsert(changes, seen)).toMatchObject({ outcome: "changed" });
    expect(await upsert({}, seen)).toEqual({ outcome: "versionPassed", version: 2 });
    const foreign = { kind: "foreign" } as const;
    expect(await upsert({}, foreign)).toEqual({ outcome: "versionPassed", version: 2 });
  });

  it("of another type is taken to whoever has nothing to do with it", async () => {
    const others = positionWorld({ typeCodes: ["CDS"] });
    const own = positionWorld();
    await own.create();
    others.positions.positions.set(`${own.organization.fiscalCode}#RATE-1`, own.position());
    expect(await others.upsert({ debtPositionType: "CDS" })).toEqual({ outcome: "iudTaken" });
  });

  it("that is past its due date is the same still, and is amended with a date to come", async () => {
    const demo = positionWorld().organization;
    const organization = {
      ...demo,
      debtPositionTypes: demo.debtPositionTypes.map((type) => ({
        ...type,
        dueDateMandatory: true,
      })),
    };
    const { create, upsert, goTo } = positionWorld({ organization });
    await create();
    goTo("2027-08-01");
    expect(await upsert()).toMatchObject({ outcome: "unchanged" });
    const late = { kind: "SINGLE", amountCents: 40_000, dueDate };
    expect(await upsert({ paymentOptions: [late] })).toMatchObject({
      outcome: "wrong",
      problems: [{ pointer: "/paymentOptions/0/dueDate" }],
    });
    const later = { ...late, dueDate: "2027-12-31" };
    expect(await upsert({ paymentOptions: [later] })).toMatchObject({ outcome: "changed" });
  });
});
