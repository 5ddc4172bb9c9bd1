import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DebtPosition } from "../../../../../shared/domain/debt-positions/debt-position.ts";
import type { Webhook } from "../../../../../shared/domain/notifications/webhook.ts";
import { comune, debtPosition, taxType } from "../../../../support/notifications/debts.ts";
import { dayAt, ExpiryWorld, nightsMs } from "../../../../support/notifications/expiry-world.ts";
import { sampleWebhook } from "../../../../support/notifications/webhook-world.ts";

const due = (number: number, night: number, changes: Partial<DebtPosition> = {}) =>
  debtPosition(number, { dueDate: dayAt(night), ...changes });
/** Registered on the day of night 0. */
const webhook = (changes: Partial<Webhook> = {}) =>
  sampleWebhook({ createdAt: "2027-03-10T08:00:00.000Z", events: ["expired"], ...changes });

describe("a notice whose due date has passed", () => {
  it("is told in the night after that day, once", async () => {
    const world = new ExpiryWorld([webhook()], [due(1, 0), due(2, 1)]);
    await world.run();
    expect(world.told()).toEqual([]);
    world.nowMs += nightsMs;
    await world.run();
    await world.run();
    expect(world.told()).toEqual([`IUD-1 ${dayAt(0)}`]);
    world.nowMs += nightsMs;
    await world.run();
    expect(world.told()).toEqual([`IUD-1 ${dayAt(0)}`, `IUD-2 ${dayAt(1)}`]);
  });

  it("is told although some nights were missed", async () => {
    const world = new ExpiryWorld([webhook()], [due(1, 0), due(2, 3), due(3, 9)]);
    world.nowMs += 6 * nightsMs;
    await world.run();
    expect(world.told()).toEqual([`IUD-1 ${dayAt(0)}`, `IUD-2 ${dayAt(3)}`]);
  });

  it("is not told where it can still be paid, or nobody could pay it anyway", async () => {
    const other = { ...taxType, code: "MENSA", dueDateMandatory: false };
    const { dueDate: _, ...undated } = due(4, 0);
    const world = new ExpiryWorld(
      [webhook()],
      [
        due(1, 0, { status: "PAID" }),
        due(2, 0, { status: "CANCELLED" }),
        due(3, 0, { status: "DRAFT" }),
        undated,
        due(5, 0, { typeCode: "MENSA" }),
      ],
      { ...comune, debtPositionTypes: [taxType, other] },
    );
    world.nowMs += 2 * nightsMs;
    await world.run();
    expect(world.told()).toEqual([]);
    expect(world.read).toEqual([]);
  });

  it("is told again when it has got another due date and that has passed too", async () => {
    const world = new ExpiryWorld([webhook()], [due(1, 0)]);
    world.nowMs += nightsMs;
    await world.run();
    world.save(due(1, 3, { version: 2 }));
    for (let night = 0; night < 5; night += 1) {
      world.nowMs += nightsMs;
      await world.run();
    }
    expect(world.told()).toEqual([`IUD-1 ${dayAt(0)}`, `IUD-1 ${dayAt(3)}`]);
  });
});

describe("the walk", () => {
  it("reads no debt of an ente whose webhooks do not ask for it, and nothing but webhooks", async () => {
    const others = [
      webhook({ enabled: false }),
      webhook({ events: ["paid"] }),
      webhook({ typeCodes: ["MENSA"] }),
    ];
    for (const other of others) {
      const world = new ExpiryWorld([other], [due(1, 0)]);
      world.nowMs += nightsMs;
      await world.run();
      expect(world.walks).toBe(0);
      // Whoever asks for it from then on is not told of what was before.
      world.webhooks = [webhook()];
      world.save(due(2, 1));
      world.nowMs += nightsMs;
      await world.run();
      expect(world.told()).toEqual([`IUD-2 ${dayAt(1)}`]);
    }
  });

  it("tells nothing that was due before the webhook was registered", async () => {
    const world = new ExpiryWorld([webhook()], [due(1, -1), due(2, 0)]);
    world.nowMs += nightsMs;
    await world.run();
    expect(world.told()).toEqual([`IUD-2 ${dayAt(0)}`]);
  });

  it("stops before its time is over, says so, and goes on where it has stopped", async () => {
    const debts = Array.from({ length: 20 }, (_, index) => due(index + 1, 0));
    const world = new ExpiryWorld([webhook()], debts);
    world.nowMs += nightsMs;
    world.stepsLeft = 2;
    await expect(world.run()).rejects.toThrow("scadenze ancora da segnalare: 1");
    expect(world.walks).toBe(2);
    world.stepsLeft = Number.POSITIVE_INFINITY;
    await world.run();
    expect(world.walks).toBe(world.parts);
    expect(world.told()).toHaveLength(20);
    expect(world.sent).toHaveLength(20);
  });
});

describe("over any nights, of which some are missed and some cut short at any call", () => {
  const debts = fc.array(
    fc.record({ due: fc.integer({ min: -2, max: 7 }), paidAt: fc.option(fc.nat(8)) }),
    { maxLength: 12 },
  );
  const nights = fc.array(
    fc.record({
      passes: fc.integer({ min: 0, max: 2 }),
      crashesAt: fc.option(fc.integer({ min: 1, max: 40 })),
      moment: fc.constantFrom("before" as const, "after" as const),
      steps: fc.option(fc.nat(5)),
    }),
    { maxLength: 8 },
  );

  it("every notice that expired unpaid is told exactly once, and no other", async () => {
    await fc.assert(
      fc.asyncProperty(debts, nights, async (planned, runs) => {
        const world = new ExpiryWorld(
          [webhook()],
          planned.map((each, index) => due(index + 1, each.due)),
        );
        let night = 0;
        const paidBy = (last: number) =>
          planned.forEach(({ due: day, paidAt }, index) => {
            // Nobody pays after the due date.
            if (paidAt === null || paidAt > last || paidAt > day) return;
            world.save(due(index + 1, day, { status: "PAID", version: 2 }));
          });
        for (const { passes, crashesAt, moment, steps } of runs) {
          paidBy(night + passes - 1);
          night += passes;
          world.nowMs += passes * nightsMs;
          world.stepsLeft = steps ?? Number.POSITIVE_INFINITY;
          world.crash(crashesAt ?? Number.POSITIVE_INFINITY, moment);
          await world.run().catch(() => undefined);
        }
        paidBy(night);
        world.nowMs += nightsMs;
        night += 1;
        world.stepsLeft = Number.POSITIVE_INFINITY;
        world.crash(Number.POSITIVE_INFINITY, "before");
        await world.run();
        const expected = planned.flatMap(({ due: day, paidAt }, index) => {
          const isPaid = paidAt !== null && paidAt <= day && paidAt <= night - 1;
          const isOver = day >= 0 && day < night && !isPaid;
          return isOver ? [`IUD-${index + 1} ${dayAt(day)}`] : [];
        });
        expect((await world.delivered()).toSorted()).toEqual(expected.toSorted());
      }),
      { numRuns: 150 },
    );
  });
});
