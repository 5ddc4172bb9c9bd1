import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Pace, type RetryReason, startPatience } from "../../../../shared/aws/patience.ts";

beforeEach(() => void vi.spyOn(Math, "random").mockReturnValue(0));
afterEach(() => void vi.restoreAllMocks());

/** How many tries are made of what never succeeds, waits being as short as can be. */
async function triesOf(pace: Pace, reason: RetryReason): Promise<number> {
  const patience = startPatience(pace);
  for (let tries = 1; ; tries += 1) {
    if (!(await patience.waitForRetry(tries, reason))) return tries;
  }
}

describe("patience", () => {
  it("is eight tries of a call in bulk, three when somebody waits", async () => {
    expect(await triesOf("bulk", "failed")).toBe(8);
    expect(await triesOf("bulk", "throttled")).toBe(8);
    expect(await triesOf("online", "failed")).toBe(3);
    expect(await triesOf("online", "throttled")).toBe(3);
  });

  it("is more for what the service leaves undone", async () => {
    expect(await triesOf("bulk", "undone")).toBe(12);
    expect(await triesOf("online", "undone")).toBe(20);
  });

  it("online, ends after four seconds, and the last request has what is left of them", async () => {
    const clock = vi.spyOn(performance, "now").mockReturnValue(0);
    const patience = startPatience("online");
    expect(patience.requestTimeoutMs()).toBe(2_000);
    clock.mockReturnValue(3_500);
    expect(patience.requestTimeoutMs()).toBe(500);
    expect(await patience.waitForRetry(1, "undone")).toBe(true);
    clock.mockReturnValue(4_000);
    expect(await patience.waitForRetry(1, "undone")).toBe(false);
  });

  it("does not wait at all where the wait would not leave time for a try", async () => {
    vi.spyOn(Math, "random").mockReturnValue(0.99);
    const clock = vi.spyOn(performance, "now").mockReturnValue(0);
    const patience = startPatience("online");
    clock.mockReturnValue(3_990);
    expect(await patience.waitForRetry(3, "undone")).toBe(false);
  });

  it("in bulk, does not end with time", async () => {
    const clock = vi.spyOn(performance, "now").mockReturnValue(0);
    const patience = startPatience("bulk");
    clock.mockReturnValue(600_000);
    expect(patience.requestTimeoutMs()).toBe(10_000);
    expect(await patience.waitForRetry(1, "failed")).toBe(true);
  });
});
