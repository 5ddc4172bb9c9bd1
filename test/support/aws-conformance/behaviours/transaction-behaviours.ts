import { randomUUID } from "node:crypto";
import {
  GetItemCommand,
  PutItemCommand,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from "@aws-sdk/client-dynamodb";
import { expect } from "vitest";
import type { AwsTarget, Behaviour } from "../aws-target.ts";

async function partitionOf({ clients: { dynamoDb }, tableName }: AwsTarget) {
  const TableName = await tableName();
  const pk = `T#${randomUUID()}`;
  const at = (sk: string) => ({ TableName, Key: { pk: { S: pk }, sk: { S: sk } } });
  const item = (sk: string, text: string) => ({
    TableName,
    Item: { pk: { S: pk }, sk: { S: sk }, text: { S: text } },
  });
  return {
    at,
    item,
    put: (sk: string, text: string) => dynamoDb.send(new PutItemCommand(item(sk, text))),
    async read(sk: string) {
      const command = new GetItemCommand({ ...at(sk), ConsistentRead: true });
      return (await dynamoDb.send(command)).Item;
    },
    transact: (actions: readonly TransactWriteItem[], token?: string) =>
      dynamoDb.send(
        new TransactWriteItemsCommand({
          TransactItems: [...actions],
          ClientRequestToken: token,
          ReturnConsumedCapacity: "TOTAL",
        }),
      ),
  };
}

const isNew = { ConditionExpression: "attribute_not_exists(pk)" };
const addOne = {
  UpdateExpression: "ADD times :one",
  ExpressionAttributeValues: { ":one": { N: "1" } },
};

export const transactionBehaviours = {
  transactionIsWhole: {
    sentence: "una transazione fa tutte le sue azioni: scrive, modifica, cancella e controlla",
    async prove(target) {
      const { at, item, put, read, transact } = await partitionOf(target);
      for (const sk of ["checked", "removed", "updated"]) await put(sk, "old");
      const { ConsumedCapacity = [] } = await transact([
        { ConditionCheck: { ...at("checked"), ConditionExpression: "attribute_exists(pk)" } },
        { Put: { ...item("written", "new"), ...isNew } },
        { Delete: at("removed") },
        { Update: { ...at("updated"), ...addOne } },
      ]);
      expect(await read("written")).toMatchObject({ text: { S: "new" } });
      expect(await read("removed")).toBeUndefined();
      expect(await read("updated")).toMatchObject({ text: { S: "old" }, times: { N: "1" } });
      expect(ConsumedCapacity.map(({ CapacityUnits = 0 }) => CapacityUnits > 0)).toEqual([true]);
    },
  },
  transactionIsNothing: {
    sentence: "una transazione con una condizione che non vale non scrive nulla",
    async prove(target) {
      const { at, item, put, read, transact } = await partitionOf(target);
      await put("there", "old");
      const cancelled = transact([
        { Put: item("before", "new") },
        { Put: { ...item("there", "new"), ...isNew } },
        { Update: { ...at("after"), ...addOne } },
      ]);
      await expect(cancelled).rejects.toMatchObject({ name: "TransactionCanceledException" });
      expect(await read("before")).toBeUndefined();
      expect(await read("there")).toMatchObject({ text: { S: "old" } });
      expect(await read("after")).toBeUndefined();
    },
  },
  transactionReasons: {
    sentence: "una transazione annullata dice i motivi nell'ordine delle azioni, con gli elementi",
    async prove(target) {
      const { item, put, transact } = await partitionOf(target);
      await put("second", "two");
      await put("fourth", "four");
      const withOld = { ...isNew, ReturnValuesOnConditionCheckFailure: "ALL_OLD" } as const;
      const cancelled = transact([
        { Put: { ...item("first", "new"), ...isNew } },
        { Put: { ...item("second", "new"), ...withOld } },
        { Put: { ...item("third", "new"), ...isNew } },
        { Put: { ...item("fourth", "new"), ...withOld } },
      ]);
      await expect(cancelled).rejects.toMatchObject({
        CancellationReasons: [
          { Code: "None" },
          { Code: "ConditionalCheckFailed", Item: { text: { S: "two" } } },
          { Code: "None" },
          { Code: "ConditionalCheckFailed", Item: { text: { S: "four" } } },
        ],
      });
    },
  },
  transactionOfHundred: {
    sentence: "una transazione ha al più 100 azioni",
    async prove(target) {
      const { item, read, transact } = await partitionOf(target);
      const puts = (count: number, name: string) =>
        Array.from({ length: count }, (_, index) => ({ Put: item(`${name}${index}`, "new") }));
      await transact(puts(100, "hundred"));
      expect(await read("hundred99")).toBeDefined();
      await expect(transact(puts(101, "more"))).rejects.toMatchObject({
        name: "ValidationException",
      });
      expect(await read("more0")).toBeUndefined();
    },
  },
  transactionTokenReplayed: {
    sentence: "una transazione ripetuta con lo stesso token riesce e ha effetto una volta",
    async prove(target) {
      const { at, read, transact } = await partitionOf(target);
      const token = randomUUID();
      const actions = [{ Update: { ...at("counter"), ...addOne } }];
      await transact(actions, token);
      await transact(actions, token);
      expect(await read("counter")).toMatchObject({ times: { N: "1" } });
    },
  },
  transactionTokenMistaken: {
    sentence: "lo stesso token con un'altra transazione è rifiutato",
    async prove(target) {
      const { item, read, transact } = await partitionOf(target);
      const token = randomUUID();
      await transact([{ Put: item("one", "new") }], token);
      await expect(transact([{ Put: item("other", "new") }], token)).rejects.toMatchObject({
        name: "IdempotentParameterMismatchException",
      });
      expect(await read("other")).toBeUndefined();
    },
  },
} as const satisfies Readonly<Record<string, Behaviour>>;
