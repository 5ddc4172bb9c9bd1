import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createTokenBucket } from "../../../../shared/http-clients/token-bucket.ts";
import { manualClock } from "../../../support/notifications/manual-clock.ts";

describe("createTokenBucket", () => {
  it("lets a second's worth through at once and the rest at its rate", async () => {
    const clock = manualClock();
    const bucket = createTokenBucket(30, clock);
    for (let taken = 0; taken < 90; taken += 1) await bucket.take();
    expect(clock.nowMs()).toBeCloseTo(2_000, 5);
  });

  it("never lets more through than the burst and its rate, whatever the pauses", async () => {
    const pauses = fc.array(fc.integer({ min: 0, max: 3_000 }), { maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 50 }), pauses, async (perSecond, all) => {
        const clock = manualClock();
        const bucket = createTokenBucket(perSecond, clock);
        const takenAt: number[] = [];
        for (const pause of all) {
          await clock.sleep(pause);
          await bucket.take();
          takenAt.push(clock.nowMs());
        }
        for (const [first, start] of takenAt.entries()) {
          for (const [last, end] of takenAt.entries()) {
            const allowed = perSecond + ((end - start) / 1000) * perSecond + 1e-6;
            if (last >= first) expect(last - first + 1).toBeLessThanOrEqual(allowed);
          }
        }
      }),
      { numRuns: 50 },
    );
  });

  it("goes slower than one a second where asked to", async () => {
    const clock = manualClock();
    const bucket = createTokenBucket(0.5, clock);
    for (let taken = 0; taken < 3; taken += 1) await bucket.take();
    expect(clock.nowMs()).toBeCloseTo(4_000, 5);
  });
});
