import { join } from "node:path";
import { SendMessageCommand } from "@aws-sdk/client-sqs";
import type { AwsClients } from "./aws-clients.ts";
import { fileCheckpoints } from "./events/checkpoints.ts";
import { pollQueue } from "./events/queue-poller.ts";
import { runSchedule } from "./events/schedule-timer.ts";
import type { StreamEntry } from "./events/stream-batch.ts";
import { pollStream, type StreamPlace } from "./events/stream-poller.ts";
import type { InvokeFunction } from "./lambda/invocation.ts";
import type { CloudPlan, QueuePlan, StreamSourcePlan } from "./template/cloud-plan.ts";

export type EventSourceSettings = {
  readonly plan: CloudPlan;
  readonly clients: AwsClients;
  readonly invoke: InvokeFunction;
  readonly dataDirectory: string;
  /** Batches of one queue in flight that this machine bears. */
  readonly parallelMax: number;
  /** Whether all that comes at a time of day comes at the start as well. */
  readonly schedulesAtStart: boolean;
  readonly log: (line: string) => void;
};

/** Starts every event source of the template. Returns what ends them all. */
export function startEventSources(settings: EventSourceSettings): () => Promise<void> {
  const { plan, clients, invoke, parallelMax, log } = settings;
  const stopping = new AbortController();
  const polling = [
    ...plan.queueSources.map((source) => {
      const queue = queueNamed(plan, source.queueName);
      const poller = { sqs: clients.sqs, source, queue, invoke, parallelMax, log };
      return pollQueue(poller, stopping.signal);
    }),
    ...plan.streamSources.map((source) => {
      const checkpointFolder = join(settings.dataDirectory, "checkpoints");
      const checkpoints = fileCheckpoints(checkpointFolder, source.sourceId);
      const discard = discardTo(settings, source);
      const poller = { source, streams: clients.streams, checkpoints, invoke, discard, log };
      return pollStream(poller, stopping.signal);
    }),
  ];
  for (const schedule of plan.schedules) {
    runSchedule({ schedule, invoke, atStart: settings.schedulesAtStart }, stopping.signal);
  }
  const ended = Promise.allSettled(polling);
  return async () => {
    stopping.abort();
    // A batch in flight may last as long as its function: who stops does not wait for it.
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 200))]);
  };
}

/** Tells the failure queue of a stream source which records were given up, as Lambda does. */
function discardTo({ plan, clients, log }: EventSourceSettings, source: StreamSourcePlan) {
  return async (
    { streamArn, shardId }: StreamPlace,
    entries: readonly StreamEntry[],
    reason: string,
  ): Promise<void> => {
    log(`stream ${source.tableName}: ${entries.length} modifiche scartate (${reason})`);
    if (source.failureQueueName === undefined) {
      return;
    }
    const body = {
      requestContext: { functionArn: source.functionName, condition: "RetryAttemptsExhausted" },
      DDBStreamBatchInfo: {
        streamArn,
        shardId,
        startSequenceNumber: entries.at(0)?.sequenceNumber,
        endSequenceNumber: entries.at(-1)?.sequenceNumber,
        batchSize: entries.length,
      },
    };
    await clients.sqs.send(
      new SendMessageCommand({
        QueueUrl: queueNamed(plan, source.failureQueueName).queueUrl,
        MessageBody: JSON.stringify(body),
      }),
    );
  };
}

function queueNamed(plan: CloudPlan, name: string): QueuePlan {
  const queue = plan.queues.find(({ queueName }) => queueName === name);
  if (queue === undefined) {
    throw new Error(`Nel modello non c'è la coda ${name}`);
  }
  return queue;
}
