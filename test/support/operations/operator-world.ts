import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CreateBucketCommand } from "@aws-sdk/client-s3";
import { CreateQueueCommand } from "@aws-sdk/client-sqs";
import * as z from "zod";
import { startQueuesAndFiles } from "../../../infra/local/emulators/queues-and-files.ts";
import { type OperatorCloud, openCloud } from "../../../infra/operations/operator-cloud.ts";
import { createQueues } from "../../../infra/operations/queues.ts";
import { createDynamoOperationStore } from "../../../shared/persistence/operations/dynamo-operation-store.ts";
import { startLocalTable } from "../local-table.ts";

const message = z.object({ body: z.string() });
/** As the emulator of queues shows one. */
const queueShape = z.object({
  messages: z.object({
    ready: z.array(message),
    delayed: z.array(message),
    inflight: z.array(z.object({ message })),
  }),
});

const consumers = [
  "flow-splits",
  "import-blocks",
  "flow-closings",
  "print-jobs",
  "print-packs",
  "notice-archives",
  "notifications",
  "receipt-mails",
  "relay-events",
];

export type OperatorWorld = {
  readonly cloud: OperatorCloud;
  /** The bodies that are in a queue, sorted, those that somebody holds among them. */
  readonly bodiesIn: (name: string) => Promise<string[]>;
  /** What the operators' log says of this month, the oldest first. */
  readonly log: () => Promise<readonly string[]>;
  readonly stop: () => Promise<void>;
};

/** The queues, the bucket and the table of stage `local`, and an operator who reaches them. */
export async function operatorWorld(): Promise<OperatorWorld> {
  const folder = await mkdtemp(join(tmpdir(), "portale-operations-"));
  const table = await startLocalTable();
  const emulator = await startQueuesAndFiles(folder);
  const endpoint = `http://127.0.0.1:${emulator.port}`;
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_SQS: endpoint,
    AWS_ENDPOINT_URL_S3: endpoint,
    AWS_ENDPOINT_URL_DYNAMODB_STREAMS: process.env["AWS_ENDPOINT_URL_DYNAMODB"],
  });
  const operator = { awsIdentity: "arn:aws:iam::000000000000:user/turno", osUser: "turno" };
  const names = { tableName: table.tableName, bucketName: "portale-files" };
  const opened = openCloud(names, { stage: "local", operator });
  // The emulator knows at once what it has: nobody needs to wait.
  const cloud = { ...opened, queues: createQueues(opened.sqs, "local", 0) };
  await cloud.s3.send(new CreateBucketCommand({ Bucket: names.bucketName }));
  for (const name of consumers.flatMap((each) => [each, `${each}-dead-letters`])) {
    await cloud.sqs.send(new CreateQueueCommand({ QueueName: `portale-local-${name}` }));
  }
  return {
    cloud,
    async bodiesIn(name) {
      const answer = await fetch(`${endpoint}/_fauxqs/queues/portale-local-${name}`);
      const { ready, delayed, inflight } = queueShape.parse(await answer.json()).messages;
      const held = inflight.map(({ message }) => message);
      return [...ready, ...delayed, ...held].map(({ body }) => body).toSorted();
    },
    async log() {
      const month = new Date().toISOString().slice(0, 7);
      const entries = await createDynamoOperationStore(cloud.table).listOfMonth(month, 200);
      return entries.toReversed().map(({ command, step }) => `${command} ${step.kind}`);
    },
    async stop() {
      for (const client of [cloud.sqs, cloud.s3, cloud.dynamoDb, cloud.streams]) client.destroy();
      await emulator.stop();
      await table.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
