import { DescribeTableCommand } from "@aws-sdk/client-dynamodb";
import {
  DescribeStreamCommand,
  GetRecordsCommand,
  GetShardIteratorCommand,
} from "@aws-sdk/client-dynamodb-streams";
import { PurgeQueueCommand } from "@aws-sdk/client-sqs";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { OperatorCloud } from "../../../../infra/operations/operator-cloud.ts";
import { redriveDeadLetters } from "../../../../infra/operations/redrive-dead-letters.ts";
import { markPaid } from "../../../../shared/domain/debt-positions/payable-notice.ts";
import { createDynamoDebtPositionStore } from "../../../../shared/persistence/debt-positions/dynamo-debt-position-store.ts";
import { createDynamoImportFlowStore } from "../../../../shared/persistence/import-flows/dynamo-import-flow-store.ts";
import { createDynamoNotificationStore } from "../../../../shared/persistence/notifications/dynamo-notification-store.ts";
import { createDynamoReceiptStore } from "../../../../shared/persistence/receipts/dynamo-receipt-store.ts";
import { demoOrganization } from "../../../support/demo-organization.ts";
import { present } from "../../../support/notifications/debts.ts";
import { type OperatorWorld, operatorWorld } from "../../../support/operations/operator-world.ts";
import { openDebt } from "../../../support/pagopa-node/node-world.ts";
import { sampleRecord } from "../../../support/receipts/sample-record.ts";

const { fiscalCode } = demoOrganization();
const flow = { organizationFiscalCode: fiscalCode, id: "flusso-fermo" };
const told = openDebt(1, { notify: true });
const untold = openDebt(2, { notify: true });
const silent = openDebt(3);
const paid = openDebt(4);
const record = sampleRecord("ricevuta-persa", {
  iud: paid.iud,
  closes: true,
  receivedAt: new Date().toISOString(),
});
let world: OperatorWorld;
let cloud: OperatorCloud;
let lost: { streamArn: string; shardId: string; start: string; end: string };

beforeAll(async () => {
  world = await operatorWorld();
  ({ cloud } = world);
  await changeTheTable();
  lost = await placeOfAllChanges();
});
afterAll(() => world?.stop());
beforeEach(async () => {
  for (const name of [
    "relay-events-dead-letters",
    "flow-splits",
    "notifications",
    "receipt-mails",
  ]) {
    await cloud.sqs.send(new PurgeQueueCommand({ QueueUrl: await cloud.queues.urlOf(name) }));
  }
});

/** A flow that was started, debts to tell of, a receipt: none of it became a message. */
async function changeTheTable(): Promise<void> {
  const flows = createDynamoImportFlowStore(cloud.table);
  const startedAt = new Date().toISOString();
  await flows.create({
    ...flow,
    fileName: "c_demo1-TARI-1_3.zip",
    dryRun: false,
    requestedAt: startedAt,
    status: "AWAITING_UPLOAD",
  });
  await flows.queue(flow, { startedAt, uploadBytes: 1, uploadTag: "t" });
  const now = new Date().toISOString();
  const positions = createDynamoDebtPositionStore(cloud.table);
  const debts = [told, untold, silent, paid].map((debt) => ({
    ...debt,
    createdAt: now,
    updatedAt: now,
  }));
  await positions.insertMany(debts);
  const notifications = createDynamoNotificationStore(cloud.table);
  const { organizationFiscalCode, iud } = told;
  const key = {
    organizationFiscalCode,
    iud,
    noticeNumber: present(told.noticeNumber),
    event: "created",
  } as const;
  await notifications.recordOutcomes([{ key, result: { status: "SENT_IO" }, at: new Date() }]);
  const payment = { receiptId: record.receiptId, amountCents: record.amountCents, paidAt: now };
  const closed = markPaid(paid, present(paid.noticeNumber), { payment, now: new Date() });
  const receipts = createDynamoReceiptStore(cloud.table);
  expect(await receipts.record(record, { position: closed, versionRead: 1 })).toBe("recorded");
}

async function placeOfAllChanges() {
  const { Table } = await cloud.dynamoDb.send(
    new DescribeTableCommand({ TableName: cloud.tableName }),
  );
  const streamArn = present(Table?.LatestStreamArn);
  const { StreamDescription } = await cloud.streams.send(
    new DescribeStreamCommand({ StreamArn: streamArn }),
  );
  const shardId = present(StreamDescription?.Shards?.[0]?.ShardId);
  const { ShardIterator } = await cloud.streams.send(
    new GetShardIteratorCommand({
      StreamArn: streamArn,
      ShardId: shardId,
      ShardIteratorType: "TRIM_HORIZON",
    }),
  );
  const { Records = [] } = await cloud.streams.send(new GetRecordsCommand({ ShardIterator }));
  const numbers = Records.map(({ dynamodb }) => present(dynamodb?.SequenceNumber));
  return { streamArn, shardId, start: present(numbers.at(0)), end: present(numbers.at(-1)) };
}

/** What Lambda says of a batch that it gave up. */
async function giveUp(changes: { shardId?: string } = {}): Promise<void> {
  const { streamArn, shardId, start, end } = lost;
  const now = Date.now();
  const body = JSON.stringify({
    requestContext: { condition: "RetryAttemptsExhausted" },
    DDBStreamBatchInfo: {
      streamArn,
      shardId: changes.shardId ?? shardId,
      startSequenceNumber: start,
      endSequenceNumber: end,
      approximateArrivalOfFirstRecord: new Date(now - 60_000).toISOString(),
      approximateArrivalOfLastRecord: new Date(now).toISOString(),
      batchSize: 7,
    },
  });
  await cloud.queues.send("relay-events-dead-letters", { body, attributes: undefined });
}

const parsed = async (name: string) =>
  (await world.bodiesIn(name)).map((body): unknown => JSON.parse(body));

async function expectAllPutRight(): Promise<void> {
  expect(await parsed("flow-splits")).toEqual([
    { organizationFiscalCode: fiscalCode, flowId: flow.id },
  ]);
  expect(await parsed("notifications")).toEqual([
    { organizationFiscalCode: fiscalCode, iuds: [untold.iud], event: "created" },
  ]);
  expect(await parsed("receipt-mails")).toEqual([
    { organizationFiscalCode: fiscalCode, receiptId: record.receiptId },
  ]);
  expect(await world.bodiesIn("relay-events-dead-letters")).toEqual([]);
}

describe("a redrive of changes that became no message", () => {
  it("sends what the changed items lack, and nothing that was done already", async () => {
    await giveUp();
    const { done, sent } = await redriveDeadLetters(cloud, "relay-events", { perSecond: 1_000 });
    expect(done).toHaveLength(1);
    expect(sent).toEqual({ "flow-splits": 1, notifications: 1, "receipt-mails": 1 });
    await expectAllPutRight();
  });

  it("only says so when it is tried", async () => {
    await giveUp();
    const terms = { perSecond: 1_000, dryRun: true };
    const { sent } = await redriveDeadLetters(cloud, "relay-events", terms);
    expect(sent).toEqual({ "flow-splits": 1, notifications: 1, "receipt-mails": 1 });
    expect(await world.bodiesIn("flow-splits")).toEqual([]);
    expect(await world.bodiesIn("relay-events-dead-letters")).toHaveLength(1);
  });

  it("that the stream has forgotten is refused, and stays", async () => {
    await giveUp({ shardId: "shardId-00000000000000000000-dimenticato" });
    const { done, left } = await redriveDeadLetters(cloud, "relay-events", { perSecond: 1_000 });
    expect(done).toEqual([]);
    expect(left[0]?.problem).toContain("--from-table");
    expect(await world.bodiesIn("relay-events-dead-letters")).toHaveLength(1);
  });

  it("that the stream has forgotten finds what is lacking in the table", async () => {
    await giveUp({ shardId: "shardId-00000000000000000000-dimenticato" });
    const terms = { perSecond: 1_000, fromTable: true };
    expect((await redriveDeadLetters(cloud, "relay-events", terms)).done).toHaveLength(1);
    await expectAllPutRight();
  });

  it("does not take a message that is no place in the stream for one", async () => {
    await cloud.queues.send("relay-events-dead-letters", { body: "{}", attributes: undefined });
    const { left } = await redriveDeadLetters(cloud, "relay-events", { perSecond: 1_000 });
    expect(left).toMatchObject([{ problem: "Il messaggio non indica un punto dello stream." }]);
  });
});
