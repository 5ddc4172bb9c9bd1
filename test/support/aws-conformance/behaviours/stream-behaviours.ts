import { randomUUID } from "node:crypto";
import {
  BatchExecuteStatementCommand,
  DeleteItemCommand,
  DescribeTableCommand,
  PutItemCommand,
  TransactWriteItemsCommand,
} from "@aws-sdk/client-dynamodb";
import {
  DescribeStreamCommand,
  type DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  type _Record as StreamRecord,
} from "@aws-sdk/client-dynamodb-streams";
import { expect } from "vitest";
import type { AwsTarget, Behaviour } from "../aws-target.ts";
import { eventually } from "../eventually.ts";

type Change = {
  readonly event: string | undefined;
  readonly sk: string | undefined;
  readonly before: string | undefined;
  readonly after: string | undefined;
};

async function partitionOf({ clients, tableName }: AwsTarget) {
  const { dynamoDb, streams } = clients;
  const TableName = await tableName();
  const pk = `S#${randomUUID()}`;
  const keyOf = (sk: string) => ({ pk: { S: pk }, sk: { S: sk } });
  const itemOf = (sk: string, text: string) => ({ ...keyOf(sk), text: { S: text } });
  const { Table } = await dynamoDb.send(new DescribeTableCommand({ TableName }));
  const StreamArn = Table?.LatestStreamArn;
  /** The changes of this partition in their order, once the last of them is there. */
  const changesUntil = (isLast: (change: Change) => boolean) =>
    eventually<readonly Change[]>(async () => {
      const records = await recordsOf(streams, StreamArn);
      const changes = records
        .filter(({ dynamodb }) => dynamodb?.Keys?.["pk"]?.S === pk)
        .map(changeOf);
      return changes.some(isLast) ? changes : undefined;
    }, "the last change in the stream");
  return { dynamoDb, TableName, keyOf, itemOf, changesUntil };
}

async function recordsOf(
  streams: DynamoDBStreamsClient,
  StreamArn: string | undefined,
): Promise<readonly StreamRecord[]> {
  const { StreamDescription } = await streams.send(new DescribeStreamCommand({ StreamArn }));
  const records: StreamRecord[] = [];
  for (const { ShardId } of StreamDescription?.Shards ?? []) {
    const { ShardIterator } = await streams.send(
      new GetShardIteratorCommand({ StreamArn, ShardId, ShardIteratorType: "TRIM_HORIZON" }),
    );
    let next = ShardIterator;
    // An open shard has always a next iterator; AWS may answer empty before what is there.
    for (let empty = 0; next !== undefined && empty < 3; ) {
      const page = await streams.send(new GetRecordsCommand({ ShardIterator: next }));
      records.push(...(page.Records ?? []));
      empty = page.Records?.length ? 0 : empty + 1;
      next = page.NextShardIterator;
    }
  }
  return records;
}

function changeOf({ eventName, dynamodb }: StreamRecord): Change {
  return {
    event: eventName,
    sk: dynamodb?.Keys?.["sk"]?.S,
    before: dynamodb?.OldImage?.["text"]?.S,
    after: dynamodb?.NewImage?.["text"]?.S,
  };
}

/** The change that is written last, so that what is missing before it never comes. */
function isEnd({ sk }: Change): boolean {
  return sk === "end";
}

export const streamBehaviours = {
  streamOrder: {
    sentence: "lo stream dà i cambiamenti di una chiave nel loro ordine, con prima e dopo",
    async prove(target) {
      const { dynamoDb, TableName, keyOf, itemOf, changesUntil } = await partitionOf(target);
      const texts = Array.from({ length: 30 }, (_, index) => `text ${index}`);
      for (const text of texts) {
        await dynamoDb.send(new PutItemCommand({ TableName, Item: itemOf("one", text) }));
      }
      await dynamoDb.send(new DeleteItemCommand({ TableName, Key: keyOf("one") }));
      const events = ["INSERT", ...Array.from({ length: 29 }, () => "MODIFY"), "REMOVE"];
      expect(await changesUntil(({ event }) => event === "REMOVE")).toEqual(
        events.map((event, index) => ({
          event,
          sk: "one",
          before: texts[index - 1],
          after: texts[index],
        })),
      );
    },
  },
  streamOfBatchInserts: {
    sentence: "nello stream di INSERT multipli c'è ciò che è stato scritto, e solo quello",
    async prove(target) {
      const { dynamoDb, TableName, itemOf, changesUntil } = await partitionOf(target);
      await dynamoDb.send(new PutItemCommand({ TableName, Item: itemOf("taken", "old") }));
      await dynamoDb.send(
        new BatchExecuteStatementCommand({
          Statements: ["first", "taken", "last"].map((sk) => ({
            Statement: `INSERT INTO "${TableName}" VALUE {'pk':?,'sk':?,'text':?}`,
            Parameters: Object.values(itemOf(sk, "new")),
          })),
        }),
      );
      await dynamoDb.send(new PutItemCommand({ TableName, Item: itemOf("end", "end") }));
      const found = await changesUntil(isEnd);
      expect(found.map(({ event, sk, after }) => `${event} ${sk} ${after}`).sort()).toEqual([
        "INSERT end end",
        "INSERT first new",
        "INSERT last new",
        "INSERT taken old",
      ]);
    },
  },
  streamOfTransactions: {
    sentence: "nello stream ci sono tutte le azioni di una transazione, nessuna di una annullata",
    async prove(target) {
      const { dynamoDb, TableName, itemOf, changesUntil } = await partitionOf(target);
      const transact = (text: string) =>
        dynamoDb.send(
          new TransactWriteItemsCommand({
            TransactItems: ["one", "two"].map((sk) => ({
              Put: {
                TableName,
                Item: itemOf(sk, text),
                ...(sk === "two" && { ConditionExpression: "attribute_not_exists(pk)" }),
              },
            })),
          }),
        );
      await transact("first");
      await expect(transact("second")).rejects.toThrow();
      await dynamoDb.send(new PutItemCommand({ TableName, Item: itemOf("end", "end") }));
      const found = await changesUntil(isEnd);
      expect(found.map(({ sk, after }) => `${sk} ${after}`).sort()).toEqual([
        "end end",
        "one first",
        "two first",
      ]);
    },
  },
} as const satisfies Readonly<Record<string, Behaviour>>;
