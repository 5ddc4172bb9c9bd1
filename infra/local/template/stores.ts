import * as z from "zod";
import type { BucketPlan, QueuePlan, TablePlan } from "./cloud-plan.ts";
import { queueNameOf } from "./resource-identity.ts";
import type { ResolvableResource } from "./stack-scope.ts";

const keySchema = z.array(
  z.object({ AttributeName: z.string(), KeyType: z.enum(["HASH", "RANGE"]) }),
);

const tableSchema = z.object({
  KeySchema: keySchema,
  AttributeDefinitions: z.array(
    z.object({ AttributeName: z.string(), AttributeType: z.enum(["S", "N", "B"]) }),
  ),
  GlobalSecondaryIndexes: z
    .array(
      z.object({
        IndexName: z.string(),
        KeySchema: keySchema,
        Projection: z.object({
          ProjectionType: z.enum(["ALL", "KEYS_ONLY", "INCLUDE"]),
          NonKeyAttributes: z.array(z.string()).optional(),
        }),
      }),
    )
    .default([]),
  StreamSpecification: z
    .object({
      StreamViewType: z.enum(["KEYS_ONLY", "NEW_IMAGE", "OLD_IMAGE", "NEW_AND_OLD_IMAGES"]),
    })
    .optional(),
  TimeToLiveSpecification: z
    .object({ AttributeName: z.string().optional(), Enabled: z.boolean() })
    .optional(),
});

const queueSchema = z.object({
  VisibilityTimeout: z.number().default(30),
  MessageRetentionPeriod: z.number().default(345_600),
  DelaySeconds: z.number().default(0),
  FifoQueue: z.boolean().default(false),
  ContentBasedDeduplication: z.boolean().default(false),
  RedrivePolicy: z
    .object({ deadLetterTargetArn: z.string(), maxReceiveCount: z.number() })
    .optional(),
});

export function tablesIn(resources: readonly ResolvableResource[]): readonly TablePlan[] {
  return resources
    .filter(({ type }) => type === "AWS::DynamoDB::Table" || type === "AWS::DynamoDB::GlobalTable")
    .map((resource) => {
      const table = tableSchema.parse(resource.properties(Object.keys(tableSchema.shape)));
      const timeToLive = table.TimeToLiveSpecification;
      return {
        tableName: resource.identity().reference,
        keySchema: table.KeySchema,
        attributeDefinitions: table.AttributeDefinitions,
        globalSecondaryIndexes: table.GlobalSecondaryIndexes,
        streamViewType: table.StreamSpecification?.StreamViewType,
        timeToLiveAttribute: timeToLive?.Enabled === true ? timeToLive.AttributeName : undefined,
      };
    });
}

export function bucketsIn(resources: readonly ResolvableResource[]): readonly BucketPlan[] {
  return resources
    .filter(({ type }) => type === "AWS::S3::Bucket")
    .map((resource) => ({ bucketName: resource.identity().reference }));
}

export function queuesIn(resources: readonly ResolvableResource[]): readonly QueuePlan[] {
  return resources
    .filter(({ type }) => type === "AWS::SQS::Queue")
    .map((resource) => {
      const queue = queueSchema.parse(resource.properties(Object.keys(queueSchema.shape)));
      const { reference, attributes } = resource.identity();
      const deadLetterArn = queue.RedrivePolicy?.deadLetterTargetArn;
      return {
        queueName: attributes["QueueName"] ?? "",
        queueUrl: reference,
        visibilityTimeoutSeconds: queue.VisibilityTimeout,
        deadLetterQueueName: deadLetterArn === undefined ? undefined : queueNameOf(deadLetterArn),
        attributes: {
          VisibilityTimeout: String(queue.VisibilityTimeout),
          MessageRetentionPeriod: String(queue.MessageRetentionPeriod),
          DelaySeconds: String(queue.DelaySeconds),
          ...(queue.FifoQueue && {
            FifoQueue: "true",
            ContentBasedDeduplication: String(queue.ContentBasedDeduplication),
          }),
          ...(queue.RedrivePolicy && { RedrivePolicy: JSON.stringify(queue.RedrivePolicy) }),
        },
      };
    });
}
