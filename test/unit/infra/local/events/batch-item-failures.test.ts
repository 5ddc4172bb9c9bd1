import { describe, expect, it } from "vitest";
import { readBatchItemFailures } from "../../../../../infra/local/events/batch-item-failures.ts";

describe("readBatchItemFailures", () => {
  it.each(["null", '""', "{}", '{"batchItemFailures":[]}', '{"batchItemFailures":null}'])(
    "takes %s for a whole success",
    (payload) => {
      expect(readBatchItemFailures(payload)).toEqual(new Set());
    },
  );

  it("names the items that failed", () => {
    const payload = '{"batchItemFailures":[{"itemIdentifier":"a"},{"itemIdentifier":"b"}]}';
    expect(readBatchItemFailures(payload)).toEqual(new Set(["a", "b"]));
  });

  it.each(['{"batchItemFailures":[{"id":"a"}]}', '{"batchItemFailures":[{"itemIdentifier":""}]}'])(
    "fails the whole batch on %s",
    (payload) => {
      expect(readBatchItemFailures(payload)).toBe("all");
    },
  );
});
