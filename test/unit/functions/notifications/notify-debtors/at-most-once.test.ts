import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type {
  AppIoSubmission,
  EmailSubmission,
  ProfileCheck,
} from "../../../../../shared/domain/notifications/channels.ts";
import { claimSecondsMax } from "../../../../../shared/domain/notifications/notification.ts";
import { debtPosition } from "../../../../support/notifications/debts.ts";
import {
  type Answers,
  goodAnswers,
  NotificationWorld,
  ProcessDied,
} from "../../../../support/notifications/notification-world.ts";

const debtors = 3;

const profileAnswers = fc.array(
  fc.constantFrom<ProfileCheck>(
    { outcome: "reachable" },
    { outcome: "notReachable" },
    { outcome: "refused", httpStatus: 403 },
    { outcome: "notNow" },
  ),
  { minLength: 1, maxLength: 12 },
);
const appIoAnswers = fc.array(
  fc.constantFrom<AppIoSubmission>(
    { outcome: "accepted", messageId: "io" },
    { outcome: "notReachable" },
    { outcome: "refused", httpStatus: 400 },
    { outcome: "notNow" },
    { outcome: "noAnswer" },
  ),
  { minLength: 1, maxLength: 12 },
);
const emailAnswers = fc.array(
  fc.constantFrom<EmailSubmission>(
    { outcome: "accepted", messageId: "mail" },
    { outcome: "refused", code: "MessageRejected" },
    { outcome: "notNow" },
    { outcome: "noAnswer" },
  ),
  { minLength: 1, maxLength: 12 },
);
const anyAnswers: fc.Arbitrary<Answers> = fc.record({
  profile: profileAnswers,
  appIo: appIoAnswers,
  email: emailAnswers,
});

/** A delivery: when it comes after the one before, and at which of its calls its process dies. */
const anyDelivery = fc.record({
  secondsLater: fc.constantFrom(0, 1, claimSecondsMax, claimSecondsMax + 1, 3_600),
  diesAt: fc.option(fc.integer({ min: 0, max: 40 }), { nil: undefined }),
});

function dyingAtCall(last: number | undefined, takeTurn: () => Promise<unknown>) {
  let calls = 0;
  return async () => {
    await takeTurn();
    if (calls === last) throw new ProcessDied();
    calls += 1;
  };
}

function newWorld(answers: Answers): NotificationWorld {
  const positions = Array.from({ length: debtors }, (_, index) => debtPosition(index + 1));
  return new NotificationWorld(positions, answers);
}

function expectAtMostOnce(world: NotificationWorld): void {
  for (const handed of [world.handedToAppIo, world.handedToEmail]) {
    expect(new Set(handed).size).toBe(handed.length);
  }
}

/** Deliveries that nothing disturbs bring every debtor to an end, and every end is counted. */
async function settle(world: NotificationWorld): Promise<void> {
  world.answers = goodAnswers;
  world.now = new Date(world.now.getTime() + (claimSecondsMax + 1) * 1000);
  await world.deliver();
  const statuses = [...world.states.values()].map(({ status }) => status);
  expect(statuses).toHaveLength(debtors);
  expect(statuses).not.toContain("SENDING");
  const counted = Object.values(world.counts).reduce((sum, count) => sum + count, 0);
  expect(counted).toBe(debtors);
}

describe("a debtor", () => {
  it("gets one message a channel at most, wherever processes die between redeliveries", async () => {
    await fc.assert(
      fc.asyncProperty(
        anyAnswers,
        fc.array(anyDelivery, { maxLength: 5 }),
        async (answers, all) => {
          const world = newWorld(answers);
          for (const { secondsLater, diesAt } of all) {
            world.now = new Date(world.now.getTime() + secondsLater * 1000);
            const turn = dyingAtCall(diesAt, () => Promise.resolve());
            await world.deliver(turn).catch(() => undefined);
            expectAtMostOnce(world);
          }
          await settle(world);
          expectAtMostOnce(world);
        },
      ),
      { numRuns: 300 },
    );
  });

  it("gets one message a channel at most, however deliveries of the message overlap", async () => {
    await fc.assert(
      fc.asyncProperty(
        anyAnswers,
        fc.array(anyDelivery, { minLength: 2, maxLength: 3 }),
        fc.scheduler(),
        async (answers, all, scheduler) => {
          const world = newWorld(answers);
          const deliveries = all.map(({ diesAt }) => {
            const turn = dyingAtCall(diesAt, () => scheduler.schedule(Promise.resolve()));
            return world.deliver(turn).catch(() => undefined);
          });
          await scheduler.waitFor(Promise.all(deliveries));
          expectAtMostOnce(world);
          await settle(world);
          expectAtMostOnce(world);
        },
      ),
      { numRuns: 100 },
    );
  });
});
