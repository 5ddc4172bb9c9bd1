import { describe, expect, it } from "vitest";
import * as z from "zod";
import { calledFunction } from "../support/called-function.ts";
import { type Resource, synthesizedStage } from "../support/synthesized-stage.ts";

const stage = synthesizedStage("prod");
const queues = stage.ofType("AWS::SQS::Queue");
const redrive = z.object({
  RedrivePolicy: z.object({ deadLetterTargetArn: z.unknown(), maxReceiveCount: z.number() }),
});
const mapping = z.object({
  EventSourceArn: z.unknown(),
  FunctionName: z.unknown(),
  FunctionResponseTypes: z.array(z.string()).optional(),
  DestinationConfig: z.object({ OnFailure: z.object({ Destination: z.unknown() }) }).optional(),
});
const mappings = stage.ofType("AWS::Lambda::EventSourceMapping");
const queueMappings = mappings
  .map(({ Properties }) => mapping.parse(Properties))
  .filter(({ DestinationConfig }) => DestinationConfig === undefined);
const consumed = queueMappings.map(({ EventSourceArn }) => stage.referredBy(EventSourceArn));
const isDeadLetters = (queue: Resource) =>
  String(queue.Properties["QueueName"]).endsWith("-dead-letters");

describe("every queue", () => {
  it("is either worked off by a function or a dead letter queue", () => {
    expect(
      queues
        .filter((queue) => !isDeadLetters(queue))
        .map(({ id }) => id)
        .sort(),
    ).toEqual(consumed.map(({ id }) => id).sort());
    expect(consumed).toHaveLength(11);
  });

  it.each(queues.map((queue) => [queue.Properties["QueueName"], queue] as const))(
    "%s is encrypted",
    (_name, queue) => {
      expect(queue.Properties["SqsManagedSseEnabled"]).toBe(true);
    },
  );

  it("refuses unencrypted connections", () => {
    const policies = JSON.stringify(stage.ofType("AWS::SQS::QueuePolicy"));
    for (const { id } of queues)
      expect(policies).toContain(`{"Queues":[{"Ref":"${id}"}]`.slice(1, -1));
    expect(policies.match(/"aws:SecureTransport":"false"/gu)).toHaveLength(queues.length);
  });
});

describe.each(
  queueMappings.map((properties) => {
    const queue = stage.referredBy(properties.EventSourceArn);
    return [queue.Properties["QueueName"], queue, properties] as const;
  }),
)("the consumed queue %s", (_name, queue, properties) => {
  it("hides a message for at least six time-outs of its function", () => {
    const consumer = calledFunction(stage, properties.FunctionName);
    const timeout = Number(consumer.Properties["Timeout"]);
    expect(Number(queue.Properties["VisibilityTimeout"])).toBeGreaterThanOrEqual(6 * timeout);
  });

  it("gives up after twelve deliveries and keeps the message for fourteen days", () => {
    const { RedrivePolicy } = redrive.parse(queue.Properties);
    expect(RedrivePolicy.maxReceiveCount).toBe(12);
    const deadLetters = stage.referredBy(RedrivePolicy.deadLetterTargetArn);
    expect(deadLetters.Properties["MessageRetentionPeriod"]).toBe(14 * 24 * 3_600);
  });

  it("takes back only the messages that failed", () => {
    expect(properties.FunctionResponseTypes).toEqual(["ReportBatchItemFailures"]);
  });
});

describe("the table's stream", () => {
  const stream = mappings.find(({ Properties }) => "DestinationConfig" in Properties);

  it("halves a failing batch and gives the bad record to a dead letter queue", () => {
    expect(stream?.Properties).toMatchObject({ BisectBatchOnFunctionError: true });
    const { DestinationConfig } = mapping.parse(stream?.Properties);
    expect(isDeadLetters(stage.referredBy(DestinationConfig?.OnFailure.Destination))).toBe(true);
  });

  it("hands on only the entities whose changes are events", () => {
    expect(JSON.stringify(stream?.Properties["FilterCriteria"])).toContain("ImportBlock");
    expect(JSON.stringify(stream?.Properties["FilterCriteria"])).not.toContain("Organization");
  });
});
