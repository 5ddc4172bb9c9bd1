import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { afterAll, beforeAll, expect, it } from "vitest";
import * as z from "zod";
import { localCredentials } from "../../../../infra/local/aws-clients.ts";
import { startLocalCloud } from "../../../../infra/local/local-cloud.ts";
import type { LocalCloud } from "../../../../infra/local/options.ts";
import { synthesizeFixture } from "../../../support/local-cloud/fixture-app.ts";

const startedSchema = z.object({
  url: z.string(),
  endpoints: z.object({ sqs: z.string(), dynamoDb: z.string(), mail: z.string() }),
});
const queuesSchema = z.array(
  z.object({ queueName: z.string(), ready: z.number(), inFlight: z.number() }),
);
const functionsSchema = z.record(z.string(), z.object({ invocations: z.number() }));

const soon = { timeout: 10_000, interval: 50 };

let folder: string;
let assembly: string;
let restarted: LocalCloud | undefined;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "sudden-death-test-"));
  assembly = await synthesizeFixture(folder);
});

afterAll(async () => {
  await restarted?.stop();
  await rm(folder, { recursive: true, force: true });
});

it("leaves no process behind when it is killed, and goes on with the message it was working on", async () => {
  const dataDir = join(folder, "data");
  const runner = join(import.meta.dirname, "../../../support/local-cloud/run-cloud.ts");
  const child = spawn(process.execPath, [runner, assembly, dataDir], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = await once(createInterface({ input: child.stdout }), "line");
  const { url, endpoints } = startedSchema.parse(JSON.parse(String(line)));
  const sqs = new SQSClient({
    region: "eu-south-1",
    credentials: localCredentials,
    endpoint: endpoints.sqs,
  });
  const QueueUrl = `${endpoints.sqs}/000000000000/fixture-work`;
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: "slow" }));
  await expect.poll(() => workQueue(url), soon).toMatchObject({ inFlight: 1 });

  child.kill("SIGKILL");
  await once(child, "exit");
  for (const endpoint of [endpoints.sqs, endpoints.dynamoDb, endpoints.mail]) {
    await expect.poll(() => isListening(endpoint), soon).toBe(false);
  }

  restarted = await startLocalCloud({ port: 0, assembly, dataDir });
  const restartedUrl = restarted.url;
  await expect.poll(() => invocationsOfWorker(restartedUrl), soon).toBe(1);
  await expect.poll(() => workQueue(restartedUrl), soon).toMatchObject({ ready: 0, inFlight: 0 });
});

async function workQueue(url: string) {
  const queues = queuesSchema.parse(await (await fetch(`${url}/_local/queues`)).json());
  return queues.find(({ queueName }) => queueName === "fixture-work");
}

async function invocationsOfWorker(url: string): Promise<number | undefined> {
  const functions = functionsSchema.parse(await (await fetch(`${url}/_local/functions`)).json());
  return Object.entries(functions).find(([name]) => name.includes("workqueue"))?.[1].invocations;
}

async function isListening(endpoint: string): Promise<boolean> {
  return fetch(endpoint).then(
    () => true,
    () => false,
  );
}
