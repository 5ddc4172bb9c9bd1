import { randomUUID } from "node:crypto";
import {
  BatchExecuteStatementCommand,
  BatchGetItemCommand,
  DeleteItemCommand,
  DescribeTimeToLiveCommand,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { expect } from "vitest";
import { timeToLiveAttribute } from "../../../../shared/persistence/table.ts";
import type { AwsTarget, Behaviour } from "../aws-target.ts";

const refused = { name: "ConditionalCheckFailedException" };

type Place = AwsTarget["clients"] & { readonly TableName: string; readonly pk: string };

/** The table and a partition that no other behaviour writes to. */
async function partitionOf({ clients, tableName }: AwsTarget): Promise<Place> {
  return { ...clients, TableName: await tableName(), pk: `P#${randomUUID()}` };
}

function keyOf(pk: string, number: number) {
  return { pk: { S: pk }, sk: { S: `N#${String(number).padStart(3, "0")}` } };
}

function numbers(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index);
}

async function read({ dynamoDb, TableName, pk }: Place, number: number) {
  const { Item } = await dynamoDb.send(
    new GetItemCommand({ TableName, Key: keyOf(pk, number), ConsistentRead: true }),
  );
  return Item;
}

async function put({ dynamoDb, TableName, pk }: Place, number: number, text: string) {
  const Item = { ...keyOf(pk, number), text: { S: text } };
  await dynamoDb.send(new PutItemCommand({ TableName, Item }));
}

async function insert({ dynamoDb, TableName, pk }: Place, places: readonly number[]) {
  return dynamoDb.send(
    new BatchExecuteStatementCommand({
      ReturnConsumedCapacity: "TOTAL",
      Statements: places.map((number) => ({
        Statement: `INSERT INTO "${TableName}" VALUE {'pk':?,'sk':?,'text':?}`,
        Parameters: [...Object.values(keyOf(pk, number)), { S: "new" }],
      })),
    }),
  );
}

/** Every item of the partition, page by page, as the portal reads lists. */
async function pages(place: Place, isForward: boolean): Promise<readonly string[][]> {
  const { dynamoDb, TableName, pk } = place;
  const found: string[][] = [];
  let from: Record<string, { S: string }> | undefined;
  do {
    const { Items = [], LastEvaluatedKey } = await dynamoDb.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: "pk = :pk AND begins_with(sk, :prefix)",
        ExpressionAttributeValues: { ":pk": { S: pk }, ":prefix": { S: "N#" } },
        ConsistentRead: true,
        ScanIndexForward: isForward,
        Limit: 10,
        ExclusiveStartKey: from,
      }),
    );
    found.push(Items.map(({ sk }) => sk?.S ?? ""));
    const last = LastEvaluatedKey?.["sk"]?.S;
    from = last === undefined ? undefined : { pk: { S: pk }, sk: { S: last } };
  } while (from !== undefined);
  return found;
}

export const dynamoDbBehaviours = {
  batchInsertKeepsWhatExists: {
    sentence: "25 INSERT insieme: le chiavi esistenti danno DuplicateItem, le altre sono scritte",
    async prove(target) {
      const place = await partitionOf(target);
      const existing = [0, 7, 24];
      for (const number of existing) await put(place, number, "old");
      const { Responses = [] } = await insert(place, numbers(25));
      expect(Responses.map(({ Error: error }) => error?.Code)).toEqual(
        numbers(25).map((number) => (existing.includes(number) ? "DuplicateItem" : undefined)),
      );
      const texts = await Promise.all(numbers(25).map((number) => read(place, number)));
      expect(texts.map((item) => item?.["text"]?.S)).toEqual(
        numbers(25).map((number) => (existing.includes(number) ? "old" : "new")),
      );
    },
  },
  batchInsertTellsCapacity: {
    sentence: "25 INSERT insieme dicono quante unità di scrittura sono costate: una ciascuna",
    async prove(target) {
      const { ConsumedCapacity = [] } = await insert(await partitionOf(target), numbers(25));
      expect(ConsumedCapacity.map(({ CapacityUnits }) => CapacityUnits)).toEqual([25]);
    },
  },
  conditionalPut: {
    sentence: "una scrittura condizionata che non vale è rifiutata e non cambia nulla",
    async prove(target) {
      const place = await partitionOf(target);
      await put(place, 1, "old");
      const again = new PutItemCommand({
        TableName: place.TableName,
        Item: { ...keyOf(place.pk, 1), text: { S: "new" } },
        ConditionExpression: "attribute_not_exists(pk)",
      });
      await expect(place.dynamoDb.send(again)).rejects.toMatchObject(refused);
      expect((await read(place, 1))?.["text"]).toEqual({ S: "old" });
    },
  },
  conditionalUpdate: {
    sentence: "una modifica condizionata vale una volta sola fra venti contemporanee",
    async prove(target) {
      const place = await partitionOf(target);
      await put(place, 1, "old");
      const update = new UpdateItemCommand({
        TableName: place.TableName,
        Key: keyOf(place.pk, 1),
        UpdateExpression: "SET #text = :new ADD times :one",
        ConditionExpression: "#text = :old",
        ExpressionAttributeNames: { "#text": "text" },
        ExpressionAttributeValues: {
          ":old": { S: "old" },
          ":new": { S: "new" },
          ":one": { N: "1" },
        },
      });
      const tries = await Promise.allSettled(numbers(20).map(() => place.dynamoDb.send(update)));
      const reasons = tries.flatMap((tried) => (tried.status === "rejected" ? [tried.reason] : []));
      expect(reasons).toHaveLength(19);
      for (const reason of reasons) expect(reason).toMatchObject(refused);
      expect((await read(place, 1))?.["times"]).toEqual({ N: "1" });
    },
  },
  conditionalDelete: {
    sentence: "una cancellazione condizionata che non vale lascia l'elemento",
    async prove(target) {
      const place = await partitionOf(target);
      await put(place, 1, "old");
      const remove = (text: string) =>
        place.dynamoDb.send(
          new DeleteItemCommand({
            TableName: place.TableName,
            Key: keyOf(place.pk, 1),
            ConditionExpression: "#text = :text",
            ExpressionAttributeNames: { "#text": "text" },
            ExpressionAttributeValues: { ":text": { S: text } },
          }),
        );
      await expect(remove("other")).rejects.toMatchObject(refused);
      expect(await read(place, 1)).toBeDefined();
      await remove("old");
      expect(await read(place, 1)).toBeUndefined();
    },
  },
  consistentReads: {
    sentence: "una lettura coerente, singola o della partizione, vede subito ciò che è scritto",
    async prove(target) {
      const place = await partitionOf(target);
      for (const number of numbers(25)) {
        await put(place, number, `text ${number}`);
        expect((await read(place, number))?.["text"]).toEqual({ S: `text ${number}` });
        expect((await pages(place, true)).flat()).toHaveLength(number + 1);
      }
    },
  },
  batchGet: {
    sentence: "100 chiavi si leggono insieme, e quelle che non esistono mancano nella risposta",
    async prove(target) {
      const place = await partitionOf(target);
      await insert(place, numbers(25));
      const { Responses, UnprocessedKeys } = await place.dynamoDb.send(
        new BatchGetItemCommand({
          RequestItems: {
            [place.TableName]: {
              Keys: numbers(100).map((number) => keyOf(place.pk, number)),
              ConsistentRead: true,
            },
          },
        }),
      );
      const found = Responses?.[place.TableName]?.map(({ sk }) => sk?.S ?? "").sort();
      expect(found).toEqual(numbers(25).map((number) => keyOf(place.pk, number).sk.S));
      expect(UnprocessedKeys ?? {}).toEqual({});
    },
  },
  queryPaging: {
    sentence: "le pagine di una partizione danno ogni elemento una volta, nell'ordine chiesto",
    async prove(target) {
      const place = await partitionOf(target);
      await insert(place, numbers(25));
      const keys = numbers(25).map((number) => keyOf(place.pk, number).sk.S);
      const [ascending, descending] = [await pages(place, true), await pages(place, false)];
      expect(ascending.slice(0, 3).map((page) => page.length)).toEqual([10, 10, 5]);
      expect(ascending.flat()).toEqual(keys);
      expect(descending.flat()).toEqual(keys.toReversed());
    },
  },
  queryStopsAtOneMebibyte: {
    sentence: "una lettura di più di 1 MiB si ferma prima e dice da dove continuare",
    async prove(target) {
      const place = await partitionOf(target);
      for (const number of numbers(5)) await put(place, number, "x".repeat(300 * 1024));
      const { Items, LastEvaluatedKey } = await place.dynamoDb.send(
        new QueryCommand({
          TableName: place.TableName,
          KeyConditionExpression: "pk = :pk",
          ExpressionAttributeValues: { ":pk": { S: place.pk } },
        }),
      );
      expect(Items?.length).toBeLessThan(5);
      expect(LastEvaluatedKey).toMatchObject({ pk: { S: place.pk } });
    },
  },
  itemSizeLimit: {
    sentence: "un elemento di più di 400 KB è rifiutato",
    async prove(target) {
      const place = await partitionOf(target);
      await expect(put(place, 1, "x".repeat(401 * 1024))).rejects.toMatchObject({
        name: "ValidationException",
      });
    },
  },
  expiredItemsStay: {
    sentence: "un elemento scaduto (TTL) può ancora essere letto: la scadenza la guarda chi legge",
    async prove(target) {
      const { dynamoDb, TableName, pk } = await partitionOf(target);
      const { TimeToLiveDescription } = await dynamoDb.send(
        new DescribeTimeToLiveCommand({ TableName }),
      );
      expect(TimeToLiveDescription).toMatchObject({ AttributeName: timeToLiveAttribute });
      expect(TimeToLiveDescription?.TimeToLiveStatus).toMatch(/^ENABL(ED|ING)$/u);
      const expiresAt = { N: String(Math.floor(Date.now() / 1000) - 3_600) };
      const Item = { ...keyOf(pk, 1), [timeToLiveAttribute]: expiresAt };
      await dynamoDb.send(new PutItemCommand({ TableName, Item }));
      const { Item: found } = await dynamoDb.send(
        new GetItemCommand({ TableName, Key: keyOf(pk, 1), ConsistentRead: true }),
      );
      expect(found?.[timeToLiveAttribute]).toEqual(expiresAt);
    },
  },
} as const satisfies Readonly<Record<string, Behaviour>>;
