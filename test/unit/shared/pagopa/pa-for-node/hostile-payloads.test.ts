import { describe, expect, it } from "vitest";
import { parseRequest } from "../../../../../shared/pagopa/pa-for-node/parse-message.ts";
import { hostilePayloads } from "../../../../support/pa-for-node/hostile-payloads.ts";

const millisecondsMax = 50;
const attemptsMax = 5;

/** CPU of this thread, the least of a few times: what the work takes, once it is warm. */
function leastMilliseconds(work: () => void): number {
  let least = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < attemptsMax && least > millisecondsMax; attempt += 1) {
    const start = process.threadCpuUsage();
    work();
    const { user, system } = process.threadCpuUsage(start);
    least = Math.min(least, (user + system) / 1_000);
  }
  return least;
}

describe("a hostile body", () => {
  it.each(Object.entries(hostilePayloads))("is refused at once: %s", (_what, make) => {
    const body = Buffer.from(make());
    const takenMs = leastMilliseconds(() => {
      expect(parseRequest(body)).toMatchObject({ outcome: "refused" });
    });
    expect(takenMs).toBeLessThan(millisecondsMax);
  });

  it("is told in a few words, without any of its text", () => {
    for (const make of Object.values(hostilePayloads)) {
      const reading = parseRequest(Buffer.from(make()));
      if (reading.outcome !== "refused") throw new Error("it is not refused");
      expect(reading.detail.length).toBeLessThan(200);
    }
  });
});
