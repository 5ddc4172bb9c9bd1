import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  cutIntoBatches,
  streamEntryOf,
  streamPayloadOf,
} from "../../../../../infra/local/events/stream-batch.ts";

const entryOfLength = (length: number) => ({
  sequenceNumber: "1",
  event: {},
  json: "x".repeat(length),
});

describe("cutIntoBatches", () => {
  it("keeps every record in order, within the batch size", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(9)), fc.integer({ min: 1, max: 5 }), (lengths, batchSize) => {
        const entries = lengths.map(entryOfLength);
        const batches = cutIntoBatches(entries, batchSize);
        expect(batches.flat()).toEqual(entries);
        expect(batches.every(({ length }) => length > 0 && length <= batchSize)).toBe(true);
      }),
    );
  });

  it("cuts earlier where the payload of an invocation is full", () => {
    const entries = Array.from({ length: 5 }, () => entryOfLength(2_500_000));
    expect(cutIntoBatches(entries, 100).map(({ length }) => length)).toEqual([2, 2, 1]);
  });
});

describe("streamEntryOf", () => {
  it("writes instants in epoch seconds and binary values in base64, as Lambda does", () => {
    const entry = streamEntryOf(
      {
        eventName: "INSERT",
        dynamodb: {
          ApproximateCreationDateTime: new Date("2027-06-30T10:00:00.700Z"),
          SequenceNumber: "7",
          NewImage: { raw: { B: new Uint8Array([1, 2]) }, name: { S: "n" } },
        },
      },
      "table",
    );
    expect(entry.sequenceNumber).toBe("7");
    expect(JSON.parse(streamPayloadOf([entry]))).toMatchObject({
      Records: [
        {
          eventName: "INSERT",
          dynamodb: {
            ApproximateCreationDateTime: 1814349600,
            NewImage: { raw: { B: "AQI=" }, name: { S: "n" } },
          },
        },
      ],
    });
  });
});
