import {
  CreateTableCommand,
  DescribeTableCommand,
  type DynamoDBClient,
  ResourceInUseException,
  UpdateTimeToLiveCommand,
} from "@aws-sdk/client-dynamodb";
import {
  BucketAlreadyExists,
  BucketAlreadyOwnedByYou,
  CreateBucketCommand,
  type S3Client,
} from "@aws-sdk/client-s3";
import { CreateQueueCommand, SetQueueAttributesCommand, type SQSClient } from "@aws-sdk/client-sqs";
import type { CloudPlan, QueuePlan, TablePlan } from "../template/cloud-plan.ts";

export type ResourceClients = {
  readonly dynamoDb: DynamoDBClient;
  readonly sqs: SQSClient;
  readonly s3: S3Client;
};

/** Creates what the template names and is not there yet; a restart finds it all. */
export async function createResources(plan: CloudPlan, clients: ResourceClients): Promise<void> {
  // Dead-letter queues first: the others name them.
  const deadLetterNames = new Set(plan.queues.map((queue) => queue.deadLetterQueueName));
  const [deadLetterQueues, queues] = [
    plan.queues.filter(({ queueName }) => deadLetterNames.has(queueName)),
    plan.queues.filter(({ queueName }) => !deadLetterNames.has(queueName)),
  ];
  await Promise.all([
    ...plan.tables.map((table) => createTable(table, clients.dynamoDb)),
    ...plan.buckets.map(({ bucketName }) => createBucket(bucketName, clients.s3)),
    ...deadLetterQueues.map((queue) => createQueue(queue, clients.sqs)),
  ]);
  await Promise.all(queues.map((queue) => createQueue(queue, clients.sqs)));
}

async function createTable(table: TablePlan, dynamoDb: DynamoDBClient): Promise<void> {
  const { tableName, globalSecondaryIndexes, streamViewType, timeToLiveAttribute } = table;
  try {
    await dynamoDb.send(
      new CreateTableCommand({
        TableName: tableName,
        KeySchema: [...table.keySchema],
        AttributeDefinitions: [...table.attributeDefinitions],
        BillingMode: "PAY_PER_REQUEST",
        ...(globalSecondaryIndexes.length > 0 && {
          GlobalSecondaryIndexes: [...globalSecondaryIndexes],
        }),
        ...(streamViewType && {
          StreamSpecification: { StreamEnabled: true, StreamViewType: streamViewType },
        }),
      }),
    );
  } catch (error) {
    if (error instanceof ResourceInUseException) {
      return;
    }
    throw error;
  }
  await dynamoDb.send(new DescribeTableCommand({ TableName: tableName }));
  if (timeToLiveAttribute !== undefined) {
    await dynamoDb.send(
      new UpdateTimeToLiveCommand({
        TableName: tableName,
        TimeToLiveSpecification: { AttributeName: timeToLiveAttribute, Enabled: true },
      }),
    );
  }
}

async function createBucket(bucketName: string, s3: S3Client): Promise<void> {
  try {
    await s3.send(new CreateBucketCommand({ Bucket: bucketName }));
  } catch (error) {
    const exists = error instanceof BucketAlreadyOwnedByYou || error instanceof BucketAlreadyExists;
    if (!exists) {
      throw error;
    }
  }
}

async function createQueue(queue: QueuePlan, sqs: SQSClient): Promise<void> {
  const { FifoQueue, ...settable } = queue.attributes;
  await sqs.send(
    new CreateQueueCommand({
      QueueName: queue.queueName,
      ...(FifoQueue && { Attributes: { FifoQueue } }),
    }),
  );
  // Set apart from the creation, so that a changed template also reaches a queue already there.
  await sqs.send(new SetQueueAttributesCommand({ QueueUrl: queue.queueUrl, Attributes: settable }));
}
