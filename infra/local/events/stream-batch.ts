import type { _Record } from "@aws-sdk/client-dynamodb-streams";
import { payloadBytesMax } from "../lambda/invocation.ts";
import { localAccount, localRegion } from "../template/resource-identity.ts";

/** A stream record as Lambda hands it to a function, with its place in the shard. */
export type StreamEntry = {
  readonly sequenceNumber: string;
  readonly event: object;
  /** The event as it goes into the payload. */
  readonly json: string;
};

/** Room for the brackets around the records of a payload. */
const envelopeBytes = 100;

/**
 * Turns a record of the SDK into the JSON of a Lambda event: instants in epoch seconds, binary
 * values in base64.
 *
 * Source of the shape: AWS Lambda Developer Guide, "Using Lambda with Amazon DynamoDB".
 */
export function streamEntryOf(record: _Record, tableName: string): StreamEntry {
  const { ApproximateCreationDateTime: createdAt, ...change } = record.dynamodb ?? {};
  const tableArn = `arn:aws:dynamodb:${localRegion}:${localAccount}:table/${tableName}`;
  const event = {
    eventID: record.eventID,
    eventName: record.eventName,
    eventVersion: record.eventVersion,
    eventSource: "aws:dynamodb",
    awsRegion: localRegion,
    dynamodb: {
      ApproximateCreationDateTime: Math.floor((createdAt?.getTime() ?? Date.now()) / 1_000),
      ...change,
    },
    eventSourceARN: `${tableArn}/stream/local`,
  };
  const json = JSON.stringify(event, binaryAsBase64);
  return { sequenceNumber: change.SequenceNumber ?? "", event, json };
}

/** Cuts records into batches of at most `batchSize` that fit the payload of one invocation. */
export function cutIntoBatches(
  entries: readonly StreamEntry[],
  batchSize: number,
): readonly (readonly StreamEntry[])[] {
  const batches: StreamEntry[][] = [];
  let current: StreamEntry[] = [];
  let bytes = envelopeBytes;
  for (const entry of entries) {
    const entryBytes = Buffer.byteLength(entry.json) + 1;
    if (current.length === batchSize || bytes + entryBytes > payloadBytesMax) {
      batches.push(current);
      [current, bytes] = [[], envelopeBytes];
    }
    current.push(entry);
    bytes += entryBytes;
  }
  return current.length > 0 ? [...batches, current] : batches;
}

/** The payload of one invocation. */
export function streamPayloadOf(entries: readonly StreamEntry[]): string {
  return `{"Records":[${entries.map(({ json }) => json).join(",")}]}`;
}

function binaryAsBase64(_key: string, value: unknown): unknown {
  return value instanceof Uint8Array ? Buffer.from(value).toString("base64") : value;
}
