import { setTimeout as delay } from "node:timers/promises";
import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  type SQSClient,
  StartMessageMoveTaskCommand,
} from "@aws-sdk/client-sqs";
import { expect } from "vitest";
import type { AwsTarget, Behaviour } from "../aws-target.ts";
import { eventually } from "../eventually.ts";
import { makeQueue } from "../shared-resources.ts";

/** One message, or none when there is none within the seconds. */
async function receive(sqs: SQSClient, url: string, seconds = 0): Promise<Message | undefined> {
  const { Messages } = await sqs.send(
    new ReceiveMessageCommand({
      QueueUrl: url,
      WaitTimeSeconds: seconds,
      MessageAttributeNames: ["All"],
      MessageSystemAttributeNames: ["All"],
    }),
  );
  return Messages?.[0];
}

/** A message of the queue, however many empty answers there are before. */
function arriving(sqs: SQSClient, url: string): Promise<Message> {
  return eventually(() => receive(sqs, url, 1), "the arrival of a message");
}

async function send({ clients: { sqs } }: AwsTarget, url: string, body = "text"): Promise<void> {
  await sqs.send(new SendMessageCommand({ QueueUrl: url, MessageBody: body }));
}

/** A queue whose messages go, after two deliveries, to the other. */
async function withDeadLetters(target: AwsTarget) {
  const deadLetters = await makeQueue(target);
  const source = await makeQueue(target, {
    VisibilityTimeout: "1",
    RedrivePolicy: JSON.stringify({ deadLetterTargetArn: deadLetters.arn, maxReceiveCount: 2 }),
  });
  return { source, deadLetters };
}

/** Lets a message fail until it lies in the dead letters. */
async function letDie({ clients: { sqs } }: AwsTarget, url: string): Promise<readonly Message[]> {
  const deliveries: Message[] = [];
  await eventually(async () => {
    const message = await receive(sqs, url, 1);
    if (message !== undefined) deliveries.push(message);
    const { Attributes = {} } = await sqs.send(
      new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ["All"] }),
    );
    const { ApproximateNumberOfMessages, ApproximateNumberOfMessagesNotVisible } = Attributes;
    const left =
      Number(ApproximateNumberOfMessages) + Number(ApproximateNumberOfMessagesNotVisible);
    return message === undefined && left === 0 ? "gone" : undefined;
  }, "the death of a message");
  return deliveries;
}

export const sqsBehaviours = {
  visibility: {
    sentence: "un messaggio ricevuto è nascosto, e torna contato dopo il tempo di visibilità",
    async prove(target) {
      const { sqs } = target.clients;
      const { url } = await makeQueue(target, { VisibilityTimeout: "2" });
      await send(target, url);
      const first = await arriving(sqs, url);
      expect(await receive(sqs, url)).toBeUndefined();
      const second = await arriving(sqs, url);
      expect(second.MessageId).toBe(first.MessageId);
      const counts = [first, second].map(({ Attributes }) => Attributes?.ApproximateReceiveCount);
      expect(counts).toEqual(["1", "2"]);
    },
  },
  deletion: {
    sentence: "un messaggio cancellato non torna",
    async prove(target) {
      const { sqs } = target.clients;
      const { url } = await makeQueue(target, { VisibilityTimeout: "1" });
      await send(target, url);
      const { ReceiptHandle } = await arriving(sqs, url);
      await sqs.send(new DeleteMessageCommand({ QueueUrl: url, ReceiptHandle }));
      expect(await receive(sqs, url, 2)).toBeUndefined();
    },
  },
  visibilityChanged: {
    sentence: "ChangeMessageVisibility fa tornare un messaggio prima del tempo della coda",
    async prove(target) {
      const { sqs } = target.clients;
      const { url } = await makeQueue(target, { VisibilityTimeout: "600" });
      await send(target, url);
      const { ReceiptHandle } = await arriving(sqs, url);
      await sqs.send(
        new ChangeMessageVisibilityCommand({ QueueUrl: url, ReceiptHandle, VisibilityTimeout: 1 }),
      );
      expect((await arriving(sqs, url)).Attributes?.ApproximateReceiveCount).toBe("2");
    },
  },
  redrive: {
    sentence: "dopo le consegne previste un messaggio passa alle code morte, com'era",
    async prove(target) {
      const { sqs } = target.clients;
      const { source, deadLetters } = await withDeadLetters(target);
      await send(target, source.url, "poison");
      expect(await letDie(target, source.url)).toHaveLength(2);
      expect((await arriving(sqs, deadLetters.url)).Body).toBe("poison");
    },
  },
  moveTask: {
    sentence: "StartMessageMoveTask rimette nella coda i messaggi morti",
    async prove(target) {
      const { sqs } = target.clients;
      const { source, deadLetters } = await withDeadLetters(target);
      await send(target, source.url, "poison");
      await letDie(target, source.url);
      await sqs.send(new StartMessageMoveTaskCommand({ SourceArn: deadLetters.arn }));
      expect((await arriving(sqs, source.url)).Body).toBe("poison");
    },
  },
  batchPartlyRefused: {
    sentence: "di un invio multiplo i messaggi non ammessi sono rifiutati uno per uno",
    async prove(target) {
      const { sqs } = target.clients;
      const { url } = await makeQueue(target);
      const { Successful = [], Failed = [] } = await sqs.send(
        new SendMessageBatchCommand({
          QueueUrl: url,
          Entries: [
            { Id: "0", MessageBody: "first" },
            // A character that SQS does not carry.
            { Id: "1", MessageBody: "bad \uffff" },
            { Id: "2", MessageBody: "last" },
          ],
        }),
      );
      expect(Successful.map(({ Id }) => Id)).toEqual(["0", "2"]);
      expect(Failed.map(({ Id, SenderFault }) => [Id, SenderFault])).toEqual([["1", true]]);
    },
  },
  batchOfTen: {
    sentence: "dieci messaggi si mandano insieme, undici no",
    async prove(target) {
      const { sqs } = target.clients;
      const { url } = await makeQueue(target);
      const sendMany = (count: number) =>
        sqs.send(
          new SendMessageBatchCommand({
            QueueUrl: url,
            Entries: Array.from({ length: count }, (_, index) => ({
              Id: String(index),
              MessageBody: "{}",
            })),
          }),
        );
      expect((await sendMany(10)).Successful).toHaveLength(10);
      await expect(sendMany(11)).rejects.toMatchObject({ name: "TooManyEntriesInBatchRequest" });
    },
  },
  delay: {
    sentence: "un messaggio con DelaySeconds arriva solo dopo quel tempo",
    async prove(target) {
      const { sqs } = target.clients;
      const { url } = await makeQueue(target);
      const Entries = [{ Id: "0", MessageBody: "late", DelaySeconds: 3 }];
      const sentMs = performance.now();
      await sqs.send(new SendMessageBatchCommand({ QueueUrl: url, Entries }));
      expect((await arriving(sqs, url)).Body).toBe("late");
      expect(performance.now() - sentMs).toBeGreaterThan(2_500);
    },
  },
  longPolling: {
    sentence: "una ricezione in attesa finisce appena arriva un messaggio",
    async prove(target) {
      const { sqs } = target.clients;
      const { url } = await makeQueue(target);
      const startedMs = performance.now();
      const waiting = receive(sqs, url, 20);
      await delay(1_000);
      await send(target, url, "wake up");
      expect((await waiting)?.Body).toBe("wake up");
      expect(performance.now() - startedMs).toBeLessThan(6_000);
    },
  },
  messageAttributes: {
    sentence: "gli attributi di un messaggio arrivano com'erano",
    async prove(target) {
      const { sqs } = target.clients;
      const { url } = await makeQueue(target);
      const sent = {
        reason: { DataType: "String", StringValue: "perché è così" },
        attempts: { DataType: "Number", StringValue: "12" },
      };
      await sqs.send(
        new SendMessageCommand({ QueueUrl: url, MessageBody: "text", MessageAttributes: sent }),
      );
      const { MessageAttributes, Attributes } = await arriving(sqs, url);
      expect(MessageAttributes).toMatchObject(sent);
      expect(Number(Attributes?.SentTimestamp)).toBeGreaterThan(Date.now() - 3_600_000);
    },
  },
  queueByName: {
    sentence: "una coda si trova per nome, e chi non esiste dà un errore suo",
    async prove(target) {
      const { sqs } = target.clients;
      const { url, name } = await makeQueue(target);
      const find = (QueueName: string) => sqs.send(new GetQueueUrlCommand({ QueueName }));
      expect((await find(name)).QueueUrl).toBe(url);
      await expect(find(`${name}-none`)).rejects.toMatchObject({ name: "QueueDoesNotExist" });
    },
  },
} as const satisfies Readonly<Record<string, Behaviour>>;
