import {
  GetRecordsCommand,
  GetShardIteratorCommand,
  ResourceNotFoundException,
  TrimmedDataAccessException,
} from "@aws-sdk/client-dynamodb-streams";
import * as z from "zod";
import { partitionKeyName, sortKeyName } from "../../shared/persistence/table.ts";
import { OperationRefused } from "./operation-refused.ts";
import type { OperatorCloud } from "./operator-cloud.ts";

/** The place in the stream of changes that were given up, as Lambda tells it. */
const lostBatchShape = z.object({
  DDBStreamBatchInfo: z.object({
    streamArn: z.string(),
    shardId: z.string(),
    startSequenceNumber: z.string(),
    endSequenceNumber: z.string(),
    approximateArrivalOfFirstRecord: z.iso.datetime({ offset: true }).optional(),
    approximateArrivalOfLastRecord: z.iso.datetime({ offset: true }).optional(),
  }),
});
export type LostBatch = z.infer<typeof lostBatchShape>["DDBStreamBatchInfo"];

/** Key of an item that was changed. */
export type ChangedKey = { readonly pk: string; readonly sk: string };

/** @throws OperationRefused when the message is not one of Lambda's. */
export function parseLostBatch(body: string): LostBatch {
  try {
    return lostBatchShape.parse(JSON.parse(body)).DDBStreamBatchInfo;
  } catch (error) {
    throw new OperationRefused("Il messaggio non indica un punto dello stream.", { cause: error });
  }
}

const recordsPerCall = 1_000;
/** A shard that is still open answers without records when it has no more for now. */
const emptyAnswersMax = 20;

/** The keys of the lost changes; undefined when the stream, which lasts 24 hours, forgot them. */
export async function readLostKeys(
  { streams }: Pick<OperatorCloud, "streams">,
  batch: LostBatch,
): Promise<ChangedKey[] | undefined> {
  const { streamArn: StreamArn, shardId: ShardId, startSequenceNumber: SequenceNumber } = batch;
  const end = BigInt(batch.endSequenceNumber);
  const keys: ChangedKey[] = [];
  try {
    const found = await streams.send(
      new GetShardIteratorCommand({
        StreamArn,
        ShardId,
        SequenceNumber,
        ShardIteratorType: "AT_SEQUENCE_NUMBER",
      }),
    );
    let iterator = found.ShardIterator;
    for (let empty = 0; iterator !== undefined && empty < emptyAnswersMax; ) {
      const page = await streams.send(
        new GetRecordsCommand({ ShardIterator: iterator, Limit: recordsPerCall }),
      );
      for (const { dynamodb } of page.Records ?? []) {
        const at = BigInt(dynamodb?.SequenceNumber ?? end + 1n);
        if (at <= end) keys.push(keyOf(dynamodb?.Keys));
        if (at >= end) return keys;
      }
      empty = page.Records?.length ? 0 : empty + 1;
      iterator = page.NextShardIterator;
    }
    // The end was not reached: what is left of it is no longer there.
    return undefined;
  } catch (error) {
    const isForgotten =
      error instanceof TrimmedDataAccessException || error instanceof ResourceNotFoundException;
    if (isForgotten) return undefined;
    throw error;
  }
}

const keyShape = z.object({
  [partitionKeyName]: z.object({ S: z.string() }),
  [sortKeyName]: z.object({ S: z.string() }),
});

/** The key among an item's attributes. */
export function keyOf(attributes: unknown): ChangedKey {
  const { pk, sk } = keyShape.parse(attributes);
  return { pk: pk.S, sk: sk.S };
}
