import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CreateQueueCommand, ReceiveMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import * as z from "zod";
import { startQueuesAndFiles } from "../../../../infra/local/emulators/queues-and-files.ts";
import {
  createQueuePublisher,
  createSqsClient,
} from "../../../../shared/messaging/queue-publisher.ts";
import { type ScriptedService, startScriptedService } from "../../../support/scripted-service.ts";

type Message = { readonly flow: number };
const sentShape = z.object({
  QueueUrl: z.string(),
  Entries: z.array(
    z.object({ Id: z.string(), MessageBody: z.string(), DelaySeconds: z.int().optional() }),
  ),
});
const messages = Array.from({ length: 23 }, (_, flow) => ({ flow }));
let folder: string;
let emulator: Awaited<ReturnType<typeof startQueuesAndFiles>>;
let scripted: ScriptedService;
let sqs: SQSClient;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "portale-queues-"));
  emulator = await startQueuesAndFiles(folder);
  scripted = await startScriptedService();
  vi.stubEnv("AWS_REGION", "eu-south-1");
  vi.stubEnv("AWS_ACCESS_KEY_ID", "id");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "secret");
  sqs = new SQSClient({ endpoint: `http://127.0.0.1:${emulator.port}` });
});
beforeEach(() => {
  vi.stubEnv("AWS_ENDPOINT_URL_SQS", scripted.url);
});
afterAll(async () => {
  sqs.destroy();
  vi.unstubAllEnvs();
  await scripted.stop();
  await emulator.stop();
  await rm(folder, { recursive: true, force: true });
});

/** What the service was sent, batch by batch. */
function batches() {
  return scripted.requests.map(({ body }) => sentShape.parse(JSON.parse(body)));
}

function taking(...ids: readonly number[]) {
  const Successful = ids.map((id) => ({ Id: String(id), MessageId: "m", MD5OfMessageBody: "" }));
  return { status: 200, body: { Successful } };
}

describe("messages", () => {
  it("arrive in the queue, each once", async () => {
    vi.stubEnv("AWS_ENDPOINT_URL_SQS", `http://127.0.0.1:${emulator.port}`);
    const { QueueUrl = "" } = await sqs.send(new CreateQueueCommand({ QueueName: "flows" }));
    await createQueuePublisher<Message>(createSqsClient(), QueueUrl)(messages);
    const bodies: string[] = [];
    while (bodies.length < messages.length) {
      const asked = new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 });
      const { Messages = [] } = await sqs.send(asked);
      if (Messages.length === 0) break;
      bodies.push(...Messages.map(({ Body = "" }) => Body));
    }
    expect(bodies.sort()).toEqual(messages.map((one) => JSON.stringify(one)).sort());
  });

  it("go ten at a time, with their delay", async () => {
    scripted.play(taking(0, 1, 2, 3, 4, 5, 6, 7, 8, 9));
    const publish = createQueuePublisher<Message>(createSqsClient(), "http://q/1/flows", {
      delaySeconds: 60,
    });
    await publish(messages);
    expect(
      batches()
        .map(({ Entries }) => Entries.length)
        .sort(),
    ).toEqual([10, 10, 3]);
    expect(scripted.requests[0]?.headers).toMatchObject({
      "content-type": "application/x-amz-json-1.0",
      "x-amz-target": "AmazonSQS.SendMessageBatch",
    });
    for (const { QueueUrl, Entries } of batches()) {
      expect(QueueUrl).toBe("http://q/1/flows");
      expect(Entries.every(({ DelaySeconds }) => DelaySeconds === 60)).toBe(true);
    }
  });

  it("that the queue has not taken are sent again, and only those", async () => {
    scripted.play(taking(0, 2), taking(1));
    await createQueuePublisher<Message>(createSqsClient(), "http://q")(messages.slice(0, 3));
    expect(batches().map(({ Entries }) => Entries.map(({ Id }) => Id))).toEqual([
      ["0", "1", "2"],
      ["1"],
    ]);
  });

  it("are sent again when the queue is slow or broken, and fail when it says no", async () => {
    const publish = createQueuePublisher<Message>(createSqsClient(), "http://q");
    const slow = { status: 400, body: { __type: "com.amazonaws.sqs#RequestThrottled" } };
    scripted.play(slow, { status: 503, body: "" }, taking(0));
    await publish([{ flow: 1 }]);
    expect(scripted.requests).toHaveLength(3);
    scripted.play({ status: 400, body: { __type: "com.amazonaws.sqs#QueueDoesNotExist" } });
    await expect(publish([{ flow: 1 }])).rejects.toThrow(
      "SQS refused SendMessageBatch: QueueDoesNotExist",
    );
    expect(scripted.requests).toHaveLength(1);
  });
});
