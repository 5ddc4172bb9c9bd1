import type { Message } from "@aws-sdk/client-sqs";
import { localAccount, localRegion } from "../template/resource-identity.ts";

/**
 * The event an SQS source hands to a function.
 *
 * Source of the shape: AWS Lambda Developer Guide, "Using Lambda with Amazon SQS".
 */
export function queueEventOf(messages: readonly Message[], queueName: string): object {
  return {
    Records: messages.map((message) => ({
      messageId: message.MessageId,
      receiptHandle: message.ReceiptHandle,
      body: message.Body,
      attributes: message.Attributes ?? {},
      messageAttributes: Object.fromEntries(
        Object.entries(message.MessageAttributes ?? {}).map(([name, attribute]) => [
          name,
          {
            dataType: attribute.DataType,
            stringValue: attribute.StringValue,
            stringListValues: [],
            binaryListValues: [],
          },
        ]),
      ),
      md5OfBody: message.MD5OfBody,
      eventSource: "aws:sqs",
      eventSourceARN: `arn:aws:sqs:${localRegion}:${localAccount}:${queueName}`,
      awsRegion: localRegion,
    })),
  };
}
