import {
  DescribeStreamCommand,
  type DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  ListStreamsCommand,
} from "@aws-sdk/client-dynamodb-streams";
import type { StreamSourcePlan } from "../template/cloud-plan.ts";
import type { Checkpoints } from "./checkpoints.ts";
import { compileEventFilter, type EventFilter } from "./event-filter.ts";
import { pause } from "./pause.ts";
import { cutIntoBatches, type StreamEntry, streamEntryOf } from "./stream-batch.ts";
import { deliverBatch, type StreamDeliverySettings } from "./stream-delivery.ts";

/** Where in the stream of a table. */
export type StreamPlace = { readonly streamArn: string; readonly shardId: string };

export type StreamPollerSettings = Omit<StreamDeliverySettings, "discard"> & {
  readonly source: StreamSourcePlan;
  /** Tells the failure destination about records given up, and where they were. */
  readonly discard: (place: StreamPlace, ...given: GivenUp) => Promise<void>;
  readonly streams: DynamoDBStreamsClient;
  readonly checkpoints: Checkpoints;
  readonly log: (line: string) => void;
};

/** Most records that one GetRecords call returns. */
const recordsPerCall = 1_000;
const idlePauseMs = 60;

type GivenUp = Parameters<StreamDeliverySettings["discard"]>;

type ShardReader = StreamPollerSettings & StreamPlace & { readonly matches: EventFilter };

/** Feeds a function from the stream of its table until the signal aborts. */
export async function pollStream(
  settings: StreamPollerSettings,
  signal: AbortSignal,
): Promise<void> {
  const matches = compileEventFilter(settings.source.filterPatterns);
  const finished = new Set<string>();
  while (!signal.aborted) {
    try {
      const { streamArn, shardIds } = await findShards(settings);
      const open = shardIds.filter((shardId) => !finished.has(shardId));
      await Promise.all(
        open.map(async (shardId) => {
          await readShard({ ...settings, streamArn, shardId, matches }, signal);
          finished.add(shardId);
        }),
      );
    } catch (error) {
      if (!signal.aborted) {
        settings.log(`stream ${settings.source.tableName}: ${String(error)}`);
      }
    }
    await pause(500, signal);
  }
}

async function findShards({ streams, source }: StreamPollerSettings) {
  const { Streams = [] } = await streams.send(
    new ListStreamsCommand({ TableName: source.tableName }),
  );
  const streamArn = Streams.at(-1)?.StreamArn;
  if (streamArn === undefined) {
    throw new Error(`la tabella ${source.tableName} non ha uno stream`);
  }
  const { StreamDescription } = await streams.send(
    new DescribeStreamCommand({ StreamArn: streamArn }),
  );
  const shardIds = (StreamDescription?.Shards ?? []).map(({ ShardId = "" }) => ShardId);
  return { streamArn, shardIds };
}

/**
 * Reads one shard to its end. A source with no checkpoint starts from the oldest record, also
 * when the mapping says LATEST: here the table and its consumers are born together.
 */
async function readShard(reader: ShardReader, signal: AbortSignal): Promise<void> {
  const { streams, source, checkpoints, shardId } = reader;
  const checkpoint = await checkpoints.read(shardId);
  const { ShardIterator } = await streams.send(
    new GetShardIteratorCommand({
      StreamArn: reader.streamArn,
      ShardId: shardId,
      ...(checkpoint === undefined
        ? { ShardIteratorType: "TRIM_HORIZON" }
        : { ShardIteratorType: "AFTER_SEQUENCE_NUMBER", SequenceNumber: checkpoint }),
    }),
  );
  let iterator = ShardIterator;
  while (iterator !== undefined && !signal.aborted) {
    const { Records = [], NextShardIterator } = await streams.send(
      new GetRecordsCommand({ ShardIterator: iterator, Limit: recordsPerCall }),
      { abortSignal: signal },
    );
    const entries = Records.map((record) => streamEntryOf(record, source.tableName));
    if (!(await deliverPage(reader, entries, signal))) {
      return;
    }
    iterator = NextShardIterator;
    if (Records.length === 0) {
      await pause(idlePauseMs, signal);
    }
  }
}

async function deliverPage(
  reader: ShardReader,
  page: readonly StreamEntry[],
  signal: AbortSignal,
): Promise<boolean> {
  const { source, checkpoints, shardId, matches } = reader;
  const wanted = page.filter(({ event }) => matches(event));
  const discard = (...given: GivenUp) => reader.discard(reader, ...given);
  for (const batch of cutIntoBatches(wanted, source.batchSize)) {
    if (signal.aborted || !(await deliverBatch({ ...reader, discard }, batch, signal))) {
      return false;
    }
    await checkpoints.write(shardId, batch.at(-1)?.sequenceNumber ?? "");
  }
  const last = page.at(-1);
  if (last !== undefined) {
    await checkpoints.write(shardId, last.sequenceNumber);
  }
  return true;
}
