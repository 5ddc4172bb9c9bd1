import { describe, expect, it } from "vitest";
import { retryDelaySeconds } from "../../../../shared/lambda/queue-retry.ts";

describe("retry of a failed message", () => {
  it("comes soon at first and never later than fifteen minutes", () => {
    expect([1, 2, 3, 4, 5, 50].map(retryDelaySeconds)).toEqual([5, 20, 80, 320, 900, 900]);
  });
});
