import { randomUUID } from "node:crypto";
import { PutItemCommand, QueryCommand } from "@aws-sdk/client-dynamodb";
import {
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
} from "@aws-sdk/client-sqs";
import { expect } from "vitest";
import * as z from "zod";
import { entityAttribute } from "../../../../shared/persistence/table.ts";
import type { AwsTarget, Behaviour, FixtureQueue } from "../aws-target.ts";
import { eventually } from "../eventually.ts";
import { deliveriesMax, wantedEntity } from "../functions/recorder-stack.ts";

/** Sort keys under which the functions wrote something down, in order. */
async function recorded(target: AwsTarget, pk: string): Promise<readonly string[]> {
  const { tableName } = await target.functions();
  const { Items = [] } = await target.clients.dynamoDb.send(
    new QueryCommand({
      TableName: tableName,
      KeyConditionExpression: "pk = :pk",
      ExpressionAttributeValues: { ":pk": { S: pk } },
      ConsistentRead: true,
    }),
  );
  return Items.map(({ sk }) => sk?.S ?? "");
}

async function untilRecorded(target: AwsTarget, pk: string, withinMs = 60_000): Promise<void> {
  await eventually(
    async () => ((await recorded(target, pk)).length > 0 ? "recorded" : undefined),
    `a call of a function about ${pk}`,
    { withinMs },
  );
}

/** Writes an item that the stream's filter may let through. */
async function write(target: AwsTarget, pk: string, entity?: string): Promise<void> {
  const { tableName } = await target.functions();
  const Item = {
    pk: { S: pk },
    sk: { S: "ITEM" },
    ...(entity !== undefined && { [entityAttribute]: { S: entity } }),
  };
  await target.clients.dynamoDb.send(new PutItemCommand({ TableName: tableName, Item }));
}

async function send(target: AwsTarget, name: FixtureQueue, bodies: readonly string[]) {
  const { queueUrl } = await target.functions();
  await target.clients.sqs.send(
    new SendMessageBatchCommand({
      QueueUrl: await queueUrl(name),
      Entries: bodies.map((MessageBody, index) => ({ Id: String(index), MessageBody })),
    }),
  );
}

/** The body of the next message of a queue. */
async function arriving(target: AwsTarget, name: FixtureQueue): Promise<string | undefined> {
  const { queueUrl } = await target.functions();
  const command = new ReceiveMessageCommand({
    QueueUrl: await queueUrl(name),
    WaitTimeSeconds: 1,
  });
  return eventually(
    async () => (await target.clients.sqs.send(command)).Messages?.[0]?.Body,
    `a message in ${name}`,
    { withinMs: 60_000 },
  );
}

async function messagesLeft(target: AwsTarget, name: FixtureQueue): Promise<number> {
  const { queueUrl } = await target.functions();
  const { Attributes = {} } = await target.clients.sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: await queueUrl(name), AttributeNames: ["All"] }),
  );
  const { ApproximateNumberOfMessages, ApproximateNumberOfMessagesNotVisible } = Attributes;
  return Number(ApproximateNumberOfMessages) + Number(ApproximateNumberOfMessagesNotVisible);
}

/** Where in the stream the change lies that was put aside. */
const lostChanges = z.object({ DDBStreamBatchInfo: z.object({ batchSize: z.number() }) });

const attempts = Array.from({ length: deliveriesMax }, (_, index) => `ATTEMPT#${index + 1}`);

export const functionBehaviours = {
  partialBatch: {
    sentence: "di un lotto di messaggi torna, e poi muore, solo quello che la funzione ha fallito",
    async prove(target) {
      const run = randomUUID();
      const bodies = ["good-1", "bad-2", "good-3"].map((name) => `${name} ${run}`);
      await send(target, "work", bodies);
      expect(await arriving(target, "work-dead-letters")).toBe(bodies[1]);
      expect(await recorded(target, `MESSAGE#${bodies[1]}`)).toEqual(attempts);
      expect(await recorded(target, `MESSAGE#${bodies[0]}`)).toEqual(["ATTEMPT#1"]);
      expect(await recorded(target, `MESSAGE#${bodies[2]}`)).toEqual(["ATTEMPT#1"]);
      expect(await messagesLeft(target, "work")).toBe(0);
    },
  },
  failingFunction: {
    sentence: "il messaggio di una funzione che lancia un errore torna, contato, e poi muore",
    async prove(target) {
      const body = `throw ${randomUUID()}`;
      await send(target, "failing", [body]);
      expect(await arriving(target, "failing-dead-letters")).toBe(body);
      expect(await recorded(target, `MESSAGE#${body}`)).toEqual(attempts);
    },
  },
  streamFilter: {
    sentence: "alla funzione dello stream arriva solo ciò che il filtro sull'attributo ammette",
    async prove(target) {
      const run = randomUUID();
      await write(target, `other ${run}`, "Other");
      await write(target, `wanted ${run}`, wantedEntity);
      await write(target, `none ${run}`);
      await write(target, `last ${run}`, wantedEntity);
      await untilRecorded(target, `CHANGE#last ${run}`);
      await untilRecorded(target, `CHANGE#wanted ${run}`);
      expect(await recorded(target, `CHANGE#other ${run}`)).toEqual([]);
      expect(await recorded(target, `CHANGE#none ${run}`)).toEqual([]);
    },
  },
} as const satisfies Readonly<Record<string, Behaviour>>;

/** Apart from the others: where it does not hold, the stream stands still. */
export const poisonBehaviours = {
  streamPoison: {
    sentence: "un cambiamento che la funzione non tratta va da parte, e quelli attorno arrivano",
    async prove(target) {
      const run = randomUUID();
      const names = ["before", "poison", "after"];
      await Promise.all(names.map((name) => write(target, `${name} ${run}`, wantedEntity)));
      await untilRecorded(target, `CHANGE#before ${run}`, 30_000);
      await untilRecorded(target, `CHANGE#after ${run}`, 30_000);
      const lost = lostChanges.parse(JSON.parse((await arriving(target, "lost-changes")) ?? ""));
      expect(lost.DDBStreamBatchInfo.batchSize).toBe(1);
      expect(await recorded(target, `CHANGE#poison ${run}`)).toEqual([]);
    },
  },
} as const satisfies Readonly<Record<string, Behaviour>>;

/** Apart from the others: the clock may be turned for it. */
export const scheduleBehaviours = {
  schedule: {
    sentence: "una regola di EventBridge chiama la sua funzione quando è ora",
    async prove(target) {
      const { passMinute } = await target.functions();
      await passMinute();
      await untilRecorded(target, "SCHEDULE", 150_000);
    },
  },
} as const satisfies Readonly<Record<string, Behaviour>>;
