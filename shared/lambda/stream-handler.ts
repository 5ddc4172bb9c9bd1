import middy from "@middy/core";
import type { AttributeValue, DynamoDBRecord, DynamoDBStreamEvent } from "aws-lambda";
import type * as z from "zod";
import { readEnvironment } from "./environment.ts";
import { lazy } from "./lazy.ts";
import { observed } from "./observability.ts";

/** The scalar attributes of an item's image: keys, states and counters, never nested data. */
export type ItemImage = Readonly<Record<string, string | number | boolean>>;

/** A change of one item: its image before and after, whichever exist. */
export type ItemChange = { readonly before?: ItemImage; readonly after?: ItemImage };

type StreamConsumer<Environment, Dependencies> = {
  readonly environment: z.ZodType<Environment>;
  readonly dependencies: (environment: Environment) => Dependencies;
  readonly handle: (changes: readonly ItemChange[], dependencies: Dependencies) => Promise<void>;
};

/** A table stream's consumer as a Lambda. What is thrown makes the stream deliver again. */
export function streamHandler<Environment, Dependencies>(
  consumer: StreamConsumer<Environment, Dependencies>,
) {
  const wiring = lazy(() => consumer.dependencies(readEnvironment(consumer.environment)));
  const handler = (event: DynamoDBStreamEvent): Promise<void> =>
    consumer.handle(event.Records.map(toChange), wiring());
  return middy(handler).use(observed);
}

function toChange(record: DynamoDBRecord): ItemChange {
  const before = image(record.dynamodb?.OldImage);
  const after = image(record.dynamodb?.NewImage);
  return { ...(before && { before }), ...(after && { after }) };
}

function image(attributes: Record<string, AttributeValue> | undefined): ItemImage | undefined {
  if (attributes === undefined) return undefined;
  const scalars: Record<string, string | number | boolean> = {};
  for (const [name, { S, N, BOOL }] of Object.entries(attributes)) {
    const value = S ?? BOOL ?? (N === undefined ? undefined : Number(N));
    if (value !== undefined) scalars[name] = value;
  }
  return scalars;
}
