import type { unmarshall } from "@aws-sdk/util-dynamodb";
import * as z from "zod/mini";

/** An item, a key or values as DynamoDB's JSON writes them: `{"pk": {"S": "…"}}`. */
export type Attributes = Parameters<typeof unmarshall>[0];

/**
 * An operation of the DynamoDB API and what of its answer is read. The name is what a role must
 * allow: a test reads it off the operations that a function's code reaches.
 */
export type DynamoDbOperation<Answer> = {
  readonly awsOperation: string;
  readonly answer: z.ZodMiniType<Answer>;
};

// Shapes are made when they are first read: no function needs all of them to start.
const attributes = () =>
  z.custom<Attributes>((value) => typeof value === "object" && value !== null);
const capacity = () => z.object({ CapacityUnits: z.optional(z.number()) });
const capacities = () => z.optional(z.array(capacity()));

export const getItemOperation = {
  awsOperation: "GetItem",
  answer: z.lazy(() => z.object({ Item: z.optional(attributes()) })),
} as const;

export const batchGetItemOperation = {
  awsOperation: "BatchGetItem",
  answer: z.lazy(() =>
    z.object({
      Responses: z.optional(z.record(z.string(), z.array(attributes()))),
      UnprocessedKeys: z.optional(
        z.record(z.string(), z.object({ Keys: z.optional(z.array(attributes())) })),
      ),
    }),
  ),
} as const;

export const queryOperation = {
  awsOperation: "Query",
  answer: z.lazy(() =>
    z.object({
      Items: z.optional(z.array(attributes())),
      ScannedCount: z.optional(z.number()),
      LastEvaluatedKey: z.optional(attributes()),
    }),
  ),
} as const;

/** Reads the whole table: only what has no other way may call it. */
export const scanOperation = {
  awsOperation: "Scan",
  answer: z.lazy(() =>
    z.object({
      Items: z.optional(z.array(attributes())),
      LastEvaluatedKey: z.optional(attributes()),
    }),
  ),
} as const;

export const putItemOperation = {
  awsOperation: "PutItem",
  answer: z.lazy(() => z.object({ ConsumedCapacity: z.optional(capacity()) })),
} as const;

export const updateItemOperation = {
  awsOperation: "UpdateItem",
  answer: z.lazy(() => z.object({ Attributes: attributes() })),
} as const;

export const batchExecuteStatementOperation = {
  awsOperation: "BatchExecuteStatement",
  answer: z.lazy(() =>
    z.object({
      Responses: z.optional(
        z.array(z.object({ Error: z.optional(z.object({ Code: z.optional(z.string()) })) })),
      ),
      ConsumedCapacity: capacities(),
    }),
  ),
} as const;

export const transactWriteItemsOperation = {
  awsOperation: "TransactWriteItems",
  answer: z.lazy(() => z.object({ ConsumedCapacity: capacities() })),
} as const;
