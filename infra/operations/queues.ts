import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ListQueuesCommand,
  type Message,
  QueueDoesNotExist,
  ReceiveMessageCommand,
  SendMessageCommand,
  type SQSClient,
} from "@aws-sdk/client-sqs";
import { OperationRefused } from "./operation-refused.ts";

export const deadLetterSuffix = "-dead-letters";

/** A message as it was received: whoever has it alone may remove it or give it back. */
export type QueuedMessage = {
  readonly id: string;
  readonly body: string;
  readonly handle: string;
  readonly receivedCount: number;
  /** Instant in ISO 8601, UTC; SQS keeps it when a message goes to its dead letter queue. */
  readonly sentAt: string;
  readonly attributes: Message["MessageAttributes"];
};

export type ReceiveTerms = {
  /** 1 to 10. */
  readonly messagesMax: number;
  /** For so long nobody else gets them. */
  readonly hiddenSeconds: number;
};

/** The queues of a stage, by their names inside it (`import-blocks`). */
export type Queues = {
  /** The names of the dead letter queues, suffix included. */
  listDeadLetters(): Promise<string[]>;
  /** About how many messages wait. */
  count(name: string): Promise<number>;
  /** Waits for messages, before it says that there are none, as long as the poll lasts. */
  receive(name: string, terms: ReceiveTerms): Promise<QueuedMessage[]>;
  /** Gives messages back: a second later others may have them. */
  release(name: string, messages: readonly QueuedMessage[]): Promise<void>;
  send(name: string, message: Pick<QueuedMessage, "body" | "attributes">): Promise<void>;
  remove(name: string, message: QueuedMessage): Promise<void>;
  urlOf(name: string): Promise<string>;
};

/** With a long poll SQS asks all its servers: no message means that there is none. */
const pollSeconds = 1;
/** Not zero: the emulator of queues loses a message that is given back at once. */
const releaseSeconds = 1;

export function createQueues(client: SQSClient, stage: string, waitSeconds = pollSeconds): Queues {
  const prefix = `portale-${stage}-`;
  const urls = new Map<string, string>();
  const urlOf = async (name: string): Promise<string> => {
    const known = urls.get(name) ?? (await findUrl(client, prefix + name));
    urls.set(name, known);
    return known;
  };
  return {
    urlOf,
    async listDeadLetters() {
      const found = await client.send(new ListQueuesCommand({ QueueNamePrefix: prefix }));
      return (found.QueueUrls ?? [])
        .map((url) => url.slice(url.lastIndexOf("/") + 1).slice(prefix.length))
        .filter((name) => name.endsWith(deadLetterSuffix))
        .toSorted();
    },
    async count(name) {
      const { Attributes } = await client.send(
        new GetQueueAttributesCommand({
          QueueUrl: await urlOf(name),
          AttributeNames: ["ApproximateNumberOfMessages"],
        }),
      );
      return Number(Attributes?.["ApproximateNumberOfMessages"] ?? 0);
    },
    async receive(name, { messagesMax, hiddenSeconds }) {
      const { Messages = [] } = await client.send(
        new ReceiveMessageCommand({
          QueueUrl: await urlOf(name),
          MaxNumberOfMessages: messagesMax,
          VisibilityTimeout: hiddenSeconds,
          WaitTimeSeconds: waitSeconds,
          MessageSystemAttributeNames: ["ApproximateReceiveCount", "SentTimestamp"],
          MessageAttributeNames: ["All"],
        }),
      );
      return Messages.map(toQueuedMessage);
    },
    async release(name, messages) {
      const QueueUrl = await urlOf(name);
      const VisibilityTimeout = releaseSeconds;
      for (const { handle: ReceiptHandle } of messages) {
        await client.send(
          new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout }),
        );
      }
    },
    async send(name, { body, attributes }) {
      await client.send(
        new SendMessageCommand({
          QueueUrl: await urlOf(name),
          MessageBody: body,
          ...(attributes && { MessageAttributes: attributes }),
        }),
      );
    },
    async remove(name, { handle }) {
      const QueueUrl = await urlOf(name);
      await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: handle }));
    },
  };
}

async function findUrl(client: SQSClient, queueName: string): Promise<string> {
  try {
    const { QueueUrl } = await client.send(new GetQueueUrlCommand({ QueueName: queueName }));
    if (QueueUrl !== undefined) return QueueUrl;
  } catch (error) {
    if (!(error instanceof QueueDoesNotExist)) throw error;
  }
  throw new OperationRefused(`La coda ${queueName} non esiste.`);
}

function toQueuedMessage(message: Message): QueuedMessage {
  const { MessageId: id, Body: body, ReceiptHandle: handle, Attributes = {} } = message;
  if (id === undefined || body === undefined || handle === undefined) {
    throw new Error("SQS delivered a message without id, body or handle");
  }
  return {
    id,
    body,
    handle,
    receivedCount: Number(Attributes["ApproximateReceiveCount"] ?? 0),
    sentAt: new Date(Number(Attributes["SentTimestamp"] ?? 0)).toISOString(),
    attributes: message.MessageAttributes,
  };
}
