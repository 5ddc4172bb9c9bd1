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
  it.each(Object.entries(hostilePayloads))(
    "is refused at once and in a few words: %s",
    (_what, make) => {
      const body = Buffer.from(make());
      const takenMs = leastMilliseconds(() => {
        const reading = parseRequest(body);
        expect(reading.outcome === "refused" && reading.detail.length).toBeLessThan(200);
      });
      expect(takenMs).toBeLessThan(millisecondsMax);
    },
  );
});
