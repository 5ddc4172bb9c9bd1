import { describe, expect, it } from "vitest";
import { retryAfterSecondsOf } from "../../../../shared/http-clients/retry-after.ts";

const now = new Date("2027-01-10T09:00:00Z");

describe("retryAfterSecondsOf", () => {
  it.each([
    ["7", 7],
    ["0", 0],
    ["Sun, 10 Jan 2027 09:00:30 GMT", 30],
    ["Sun, 10 Jan 2027 08:00:00 GMT", 0],
    ["presto", undefined],
    ["", undefined],
  ])("reads %j as %s seconds", (text, seconds) => {
    expect(retryAfterSecondsOf(new Headers({ "retry-after": text }), now)).toBe(seconds);
  });

  it("knows nothing without the header", () => {
    expect(retryAfterSecondsOf(new Headers(), now)).toBeUndefined();
  });
});
