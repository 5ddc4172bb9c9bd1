import { marshall } from "@aws-sdk/util-dynamodb";
import * as z from "zod/mini";
import { readAwsConnection } from "../aws/aws-environment.ts";
import type { HttpAnswer } from "../aws/http-exchange.ts";
import { createJsonCaller } from "../aws/json-caller.ts";
import type { Patience } from "../aws/patience.ts";
import type { Attributes, DynamoDbOperation } from "./dynamo-db-operations.ts";

/** One operation of DynamoDB with its input in DynamoDB's JSON; a refusal is thrown. */
export type DynamoDb = {
  send<Answer>(call: DynamoDbCall<Answer>, patience: Patience): Promise<Answer>;
};
type DynamoDbCall<Answer> = {
  readonly operation: DynamoDbOperation<Answer>;
  readonly input: Readonly<Record<string, unknown>>;
};

/** What DynamoDB said instead of doing it. */
export class DynamoDbRefusal extends Error {
  override readonly name = "DynamoDbRefusal";
  /** E.g. `ConditionalCheckFailedException`. */
  readonly code: string;
  /** Of a cancelled transaction: one code an action, `None` where it was not the cause. */
  readonly reasons: readonly string[];

  constructor(operation: string, { code, message, reasons }: Omit<Refusal, "name">) {
    super(`DynamoDB refused ${operation}: ${code}: ${message}`);
    this.code = code;
    this.reasons = reasons;
  }
}

const throttlingCodes = new Set([
  "ProvisionedThroughputExceededException",
  "RequestLimitExceeded",
  "ThrottlingException",
  // Another try of this very transaction, by its token, is still being worked on.
  "TransactionInProgressException",
]);

/**
 * DynamoDB over its own JSON protocol, AWS JSON 1.0: on AWS, or on the endpoint named by
 * `AWS_ENDPOINT_URL_DYNAMODB`. The SDK's client would be two thirds of a function's start.
 */
export function createDynamoDb(): DynamoDb {
  const protocol = { target: "DynamoDB_20120810", version: "1.0", throttlingCodes } as const;
  const call = createJsonCaller(readAwsConnection("dynamodb"), protocol);
  return {
    async send({ operation, input }, patience) {
      const answer = await call(operation.awsOperation, input, patience);
      if (answer.status !== 200) {
        throw new DynamoDbRefusal(operation.awsOperation, refusalOf(answer));
      }
      return operation.answer.parse(JSON.parse(answer.body.toString("utf8")));
    },
  };
}

/** Attributes of a plain object, those that are undefined left out. */
export function toAttributes(values: Readonly<Record<string, unknown>>): Attributes {
  return marshall(values, { removeUndefinedValues: true });
}

const refusalShape = z.lazy(() =>
  z.object({
    __type: z.string(),
    message: z.optional(z.string()),
    Message: z.optional(z.string()),
    CancellationReasons: z.optional(z.array(z.object({ Code: z.optional(z.string()) }))),
  }),
);
type Refusal = { readonly code: string; readonly message: string; readonly reasons: string[] };

function refusalOf({ status, body }: HttpAnswer): Refusal {
  const parsed = refusalShape.safeParse(readJson(body)).data;
  const {
    __type: type = `HTTP ${status}`,
    message,
    Message,
    CancellationReasons = [],
  } = parsed ?? {};
  return {
    // "com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException"
    code: type.slice(type.indexOf("#") + 1),
    message: message ?? Message ?? "no reason given",
    reasons: CancellationReasons.map(({ Code = "None" }) => Code),
  };
}

function readJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    return undefined;
  }
}
