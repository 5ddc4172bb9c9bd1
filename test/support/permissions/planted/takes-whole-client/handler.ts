import { SQS } from "@aws-sdk/client-sqs";

/** Any command of SQS, by a method of its own. */
await new SQS({}).purgeQueue({ QueueUrl: "queue" });
