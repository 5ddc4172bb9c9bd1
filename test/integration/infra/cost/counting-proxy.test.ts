import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  BatchExecuteStatementCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  TransactWriteItemsCommand,
} from "@aws-sdk/client-dynamodb";
import {
  CreateBucketCommand,
  GetObjectCommand,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { CreateQueueCommand, SendMessageBatchCommand, SQSClient } from "@aws-sdk/client-sqs";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  type CountingProxy,
  startCountingProxy,
} from "../../../../infra/cost/measure/counting-proxy.ts";
import { readTableBytes } from "../../../../infra/cost/measure/table-bytes.ts";
import { type Usage, usedBetween } from "../../../../infra/cost/measure/usage.ts";
import { startQueuesAndFiles } from "../../../../infra/local/emulators/queues-and-files.ts";
import { closeServer, listenLocally } from "../../../../infra/local/http/listening.ts";
import { type LocalTable, startLocalTable } from "../../../support/local-table.ts";

const who = "portale-local-f";
const TableName = "portale-test";
const Bucket = "portale-files";
const elsewhere = createServer((request, response) => response.end(request.url));

let folder: string;
let table: LocalTable;
let queuesAndFiles: Awaited<ReturnType<typeof startQueuesAndFiles>>;
let proxy: CountingProxy;
let dynamoDb: DynamoDBClient;
let s3: S3Client;
let sqs: SQSClient;
let variables: Readonly<Record<string, string>>;
let before: Usage;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "portale-proxy-"));
  [table, queuesAndFiles, proxy] = await Promise.all([
    startLocalTable(TableName),
    startQueuesAndFiles(folder),
    startCountingProxy(),
  ]);
  const emulator = `http://127.0.0.1:${queuesAndFiles.port}`;
  variables = proxy.functionVariables(who, {
    AWS_ACCESS_KEY_ID: "local",
    AWS_ENDPOINT_URL_DYNAMODB: process.env["AWS_ENDPOINT_URL_DYNAMODB"] ?? "",
    AWS_ENDPOINT_URL_SQS: emulator,
    AWS_ENDPOINT_URL_S3: emulator,
    PRINT_PACKS_QUEUE_URL: `${emulator}/000000000000/portale-local-print-packs`,
    APP_IO_BASE_URL: `http://localhost:${await listenLocally(elsewhere, 0)}/api/v1`,
    PORTAL_URL: "http://localhost:1",
  });
  const credentials = {
    accessKeyId: variables["AWS_ACCESS_KEY_ID"] ?? "",
    secretAccessKey: "local",
  };
  const at = (service: string) => ({
    region: "eu-south-1",
    credentials,
    endpoint: variables[`AWS_ENDPOINT_URL_${service}`] ?? "",
  });
  dynamoDb = new DynamoDBClient(at("DYNAMODB"));
  s3 = new S3Client({ ...at("S3"), forcePathStyle: true });
  sqs = new SQSClient(at("SQS"));
  await s3.send(new CreateBucketCommand({ Bucket }));
  // A queue is made by who deploys, not by a function.
  const deployer = new SQSClient({ ...at("SQS"), endpoint: emulator });
  await deployer.send(new CreateQueueCommand({ QueueName: "portale-local-print-packs" }));
  deployer.destroy();
});
afterAll(async () => {
  for (const client of [dynamoDb, s3, sqs]) client.destroy();
  await proxy.stop();
  await Promise.all([table.stop(), queuesAndFiles.stop(), closeServer(elsewhere)]);
  await rm(folder, { recursive: true, force: true });
});
beforeEach(() => {
  before = proxy.usage();
});

/** What the proxy has counted since the test began, as "measure detail": amount. */
function counted(by = who): Record<string, number> {
  const used = usedBetween(before, proxy.usage()).filter((each) => each.who === by);
  return Object.fromEntries(
    used.map(({ measure, detail, amount }) => [`${measure} ${detail}`.trim(), amount]),
  );
}

function item(pk: string, bytes: number) {
  // Names and keys are 9 bytes beside the text.
  return { pk: { S: pk }, sk: { S: "s" }, data: { S: "x".repeat(bytes - 10) } };
}

describe("the counting proxy", () => {
  it("leads a function to the emulators under its own name, and leaves the rest alone", () => {
    const own = new URL(variables["AWS_ENDPOINT_URL_S3"] ?? "").origin;
    expect(variables["AWS_ACCESS_KEY_ID"]).toBe(who);
    expect(variables["AWS_ENDPOINT_URL_DYNAMODB"]).toBe(own);
    expect(variables["PRINT_PACKS_QUEUE_URL"]).toMatch(new RegExp(`^${own}/000000000000/`));
    expect(variables["PORTAL_URL"]).toBe("http://localhost:1");
  });

  it.each([
    [1_024, 1],
    [1_025, 2],
    [5_000, 5],
  ])(
    "counts an item of %i bytes as %i write units, twice that in a transaction",
    async (bytes, units) => {
      await dynamoDb.send(new PutItemCommand({ TableName, Item: item("a", bytes) }));
      expect(counted()).toEqual({ "calls dynamodb.PutItem": 1, "writeUnits PutItem": units });
      const Put = { TableName, Item: item("a", bytes) };
      await dynamoDb.send(new TransactWriteItemsCommand({ TransactItems: [{ Put }] }));
      expect(counted()["writeUnits TransactWriteItems"]).toBe(2 * units);
      const Key = { pk: { S: "a" }, sk: { S: "s" } };
      await dynamoDb.send(new GetItemCommand({ TableName, Key, ConsistentRead: true }));
      expect(counted()["readUnits GetItem"]).toBe(Math.ceil(bytes / 4_096));
    },
  );

  it("counts what a batch inserts, and a refused condition", async () => {
    const Statements = ["b", "c"].map((pk) => ({
      Statement: `INSERT INTO "${TableName}" VALUE {'pk':?,'sk':?}`,
      Parameters: [{ S: pk }, { S: "s" }],
    }));
    await dynamoDb.send(new BatchExecuteStatementCommand({ Statements }));
    const ConditionExpression = "attribute_not_exists(pk)";
    const again = new PutItemCommand({ TableName, Item: item("b", 100), ConditionExpression });
    await expect(dynamoDb.send(again)).rejects.toThrow();
    expect(counted()).toMatchObject({
      "writeUnits BatchExecuteStatement": 2,
      "writeUnits PutItem": 1,
    });
  });

  it("counts files by operation and folder, and what clients do by presigned addresses", async () => {
    const Body = Buffer.alloc(100_000, "x");
    await s3.send(new PutObjectCommand({ Bucket, Key: "work/1", Body }));
    const got = await s3.send(new GetObjectCommand({ Bucket, Key: "work/1" }));
    expect(await got.Body?.transformToByteArray()).toEqual(new Uint8Array(Body));
    expect(counted()).toEqual({
      "calls s3.PutObject": 1,
      "calls s3.GetObject": 1,
      "storedBytes work": 100_000,
    });
    const upload = await getSignedUrl(s3, new PutObjectCommand({ Bucket, Key: "uploads/1" }));
    expect((await fetch(upload, { method: "PUT", body: "abc" })).status).toBe(200);
    expect(counted("clients")).toEqual({ "calls s3.PutObject": 1, "storedBytes uploads": 3 });
  });

  it("counts messages by queue, a request for each 64 KiB", async () => {
    const QueueUrl = variables["PRINT_PACKS_QUEUE_URL"] ?? "";
    const send = (bytes: number) =>
      sqs.send(
        new SendMessageBatchCommand({
          QueueUrl,
          Entries: [{ Id: "1", MessageBody: "x".repeat(bytes) }],
        }),
      );
    await send(100);
    await send(130_000);
    expect(counted()).toEqual({
      "calls sqs.SendMessageBatch": 2,
      "queueRequests portale-local-print-packs": 1 + 2,
    });
  });

  it("passes on what is not AWS, and refuses what nobody signed", async () => {
    const answer = await fetch(`${variables["APP_IO_BASE_URL"]}/profiles`, { method: "POST" });
    expect(await answer.text()).toBe("/api/v1/profiles");
    expect(counted()).toEqual({ "calls appIo.POST": 1 });
    const unsigned = await fetch(`${variables["AWS_ENDPOINT_URL_S3"]}/${Bucket}/work/1`);
    expect(unsigned.status).toBe(502);
  });
});

describe("the space of the table", () => {
  it("is that of its items, by entity, with what DynamoDB adds to each", async () => {
    const entity = { S: "Prova" };
    await dynamoDb.send(new PutItemCommand({ TableName, Item: { ...item("e", 500), entity } }));
    const bytes = await readTableBytes(dynamoDb, TableName);
    const own = bytes.find(({ detail }) => detail === "Prova");
    expect(own?.amount).toBe(500 + "entityProva".length + 100);
  });
});
