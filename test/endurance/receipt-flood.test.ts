import { randomInt } from "node:crypto";
import { buffer } from "node:stream/consumers";
import { setTimeout as delay } from "node:timers/promises";
import { ListTablesCommand, paginateScan } from "@aws-sdk/client-dynamodb";
import { ListBucketsCommand, paginateListObjectsV2 } from "@aws-sdk/client-s3";
import { GetQueueAttributesCommand, ListQueuesCommand } from "@aws-sdk/client-sqs";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ZipFile } from "yazl";
import * as z from "zod";
import { type AwsClients, createAwsClients } from "../../infra/local/aws-clients.ts";
import { readMails } from "../../infra/local/console/mail-pages.ts";
import { startLocalCloud } from "../../infra/local/local-cloud.ts";
import type { LocalCloud } from "../../infra/local/options.ts";
import { prepareAssembly } from "../../infra/local/prepare-assembly.ts";
import { euroCents } from "../../shared/domain/values/euro-cents.ts";
import { parseIuv } from "../../shared/domain/values/iuv.ts";
import { noticeNumberOf } from "../../shared/domain/values/notice-number.ts";
import { splitFields } from "../../shared/mypay/tracciato/split-fields.ts";
import { composeRequest } from "../../shared/pagopa/pa-for-node/compose-message.ts";
import { demoOrganization } from "../support/demo-organization.ts";
import { generateFlow } from "../support/generated-flow.ts";
import { functionProcesses } from "../support/local-cloud/function-processes.ts";
import { present } from "../support/notifications/debts.ts";
import { type RandomSource, randomSource } from "../support/pa-for-node/random-source.ts";
import { identityOf, openDebt, receiptFor } from "../support/pagopa-node/node-world.ts";
import {
  clientOf,
  downloadZip,
  flowWhen,
  registerDemoOrganizations,
  submitFlow,
} from "../support/running-portal.ts";

const receiptCount = 5_000;
const sendersAtOnce = 8;
/** One payer in so many has an address: the mail emulator keeps the last 2,000 mails only. */
const mailEvery = 5;
const killPauseMs = 700;
const mortal = /(pa-for-node|send-receipt|relay-events)$/;
const seed = randomInt(2 ** 31);
const ente = demoOrganization();

let cloud: LocalCloud;
let clients: AwsClients;

beforeAll(async () => {
  const assembly = await prepareAssembly(() => undefined);
  cloud = await startLocalCloud({ port: 0, dataDir: undefined, assembly });
  clients = createAwsClients(cloud.endpoints);
  await registerDemoOrganizations(cloud.url);
}, 120_000);
afterAll(async () => {
  clients?.close();
  await cloud?.stop();
});

type Sending = { readonly receiptId: string; readonly xml: string };

/** Imports the debts, and writes the receipt that pays each. */
async function importDebts(): Promise<readonly Sending[]> {
  const client = clientOf(cloud.url, "comune-di-prova");
  const options = { rows: String(receiptCount), version: "1_3", seed: "7", invalid: "0" };
  // A type that tells nobody of new debts: what is looked at here is their payment.
  const { file, csv: debts } = generateFlow({ ...options, iuf: "PIENA", type: "CIMITERI" });
  const withoutAddresses = debts.toString("utf8").replaceAll(/(?<=;)[^;\n]*@[^;\n]*(?=;)/g, "");
  const zip = await zipOf(file.replace(/zip$/, "csv"), withoutAddresses);
  const id = await submitFlow(client, { name: file, zip });
  const flow = await flowWhen(client, id, ({ files }) => files.iuv !== null);
  const csv = [...(await downloadZip(flow.files.iuv)).values()][0]?.toString("utf8") ?? "";
  const [header = [], ...rows] = csv
    .trimEnd()
    .split("\n")
    .map((line) => splitFields(line) ?? []);
  const column = (name: string) => header.findIndex((each) => each.trim() === name);
  const [iuvAt, amountAt] = [column("codIuv"), column("importoDovuto")];
  return rows.map((fields, index) => {
    const iuv = present(parseIuv(fields[iuvAt] ?? ""));
    const noticeNumber = present(noticeNumberOf(iuv));
    const amountCents = euroCents(Math.round(Number(fields[amountAt]) * 100));
    const receiptId = `ricevuta-${index}`;
    const receipt = receiptFor(openDebt(1, { iuv, noticeNumber, amountCents }), {
      receiptId,
      payer: {
        entityUniqueIdentifierType: "F",
        entityUniqueIdentifierValue: "BNCNNA80A41F205X",
        fullName: "Bianchi Anna",
        ...(index % mailEvery === 0 && { "e-mail": `pagatore-${index}@posta.example` }),
      },
    });
    const request = { primitive: "paSendRTV2", ...identityOf(ente), receipt } as const;
    return { receiptId, xml: composeRequest(request) };
  });
}

async function zipOf(name: string, content: string): Promise<Buffer> {
  const zip = new ZipFile();
  zip.addBuffer(Buffer.from(content), name);
  zip.end();
  return buffer(zip.outputStream);
}

/** Ends a process of the door, of the relay or of the mails at random, over and over. */
async function killAtRandom(random: RandomSource, signal: AbortSignal): Promise<Set<string>> {
  const killed = new Set<string>();
  while (!signal.aborted) {
    await delay(killPauseMs + random.below(killPauseMs));
    const running = functionProcesses().filter(({ functionName }) => mortal.test(functionName));
    const names = [...new Set(running.map(({ functionName }) => functionName))];
    const name = names[random.below(names.length)];
    const candidates = running.filter(({ functionName }) => functionName === name);
    const victim = candidates[random.below(candidates.length)];
    if (victim === undefined) continue;
    process.kill(victim.pid, "SIGKILL");
    killed.add(`${victim.functionName} ${victim.pid}`);
  }
  return killed;
}

/** Sends as the node does: what was answered is done, whatever the answer; what failed comes again. */
async function sendAll(sendings: Sending[], random: RandomSource) {
  const answers = new Map<string, number>();
  let failures = 0;
  const count = (answer: string) => answers.set(answer, (answers.get(answer) ?? 0) + 1);
  const sender = async () => {
    for (let sending = sendings.pop(); sending !== undefined; sending = sendings.pop()) {
      const answer = await answerTo(sending.xml);
      if (answer === undefined) {
        failures += 1;
        sendings.splice(random.below(sendings.length + 1), 0, sending);
        // A whole batch of senders must not turn around one dying process.
        await delay(20);
      } else count(answer);
    }
  };
  await Promise.all(Array.from({ length: sendersAtOnce }, sender));
  return { answers, failures };
}

async function answerTo(xml: string): Promise<string | undefined> {
  const headers = { "content-type": "text/xml; charset=utf-8", soapaction: '"paSendRTV2"' };
  const url = `${cloud.url}/soap/pa-for-node`;
  try {
    const answer = await fetch(url, { method: "POST", headers, body: xml });
    const body = await answer.text();
    if (answer.status >= 500) return undefined;
    return /<faultCode>(.*?)</.exec(body)?.[1] ?? /<outcome>(.*?)</.exec(body)?.[1] ?? body;
  } catch {
    return undefined;
  }
}

const itemShape = z.looseObject({ entity: z.string(), pk: z.string(), sk: z.string() });

/** What the table holds, by entity. */
async function readTable(): Promise<ReadonlyMap<string, readonly z.infer<typeof itemShape>[]>> {
  const { dynamoDb } = clients;
  const { TableNames = [] } = await dynamoDb.send(new ListTablesCommand({}));
  const items: z.infer<typeof itemShape>[] = [];
  for (const TableName of TableNames) {
    for await (const { Items = [] } of paginateScan({ client: dynamoDb }, { TableName })) {
      items.push(...Items.map((item) => itemShape.parse(unmarshall(item))));
    }
  }
  return Map.groupBy(items, ({ entity }) => entity);
}

/** Digests of the XML that were kept, under receipts. */
async function keptFiles(): Promise<ReadonlySet<string>> {
  const { s3 } = clients;
  const { Buckets = [] } = await s3.send(new ListBucketsCommand({}));
  const keys: string[] = [];
  for (const { Name: Bucket } of Buckets) {
    for await (const { Contents = [] } of paginateListObjectsV2({ client: s3 }, { Bucket })) {
      keys.push(...Contents.map(({ Key = "" }) => Key));
    }
  }
  return new Set(keys);
}

function shuffled<T>(values: readonly T[], random: RandomSource): T[] {
  return values
    .map((value) => ({ value, place: random.below(2 ** 31) }))
    .toSorted((left, right) => left.place - right.place)
    .map(({ value }) => value);
}

/** Messages that wait to be sent or are being sent. */
async function mailsToSend(): Promise<number> {
  const { sqs } = clients;
  const { QueueUrls = [] } = await sqs.send(new ListQueuesCommand({}));
  const QueueUrl = QueueUrls.find((url) => url.endsWith("receipt-mails"));
  const AttributeNames = [
    "ApproximateNumberOfMessages",
    "ApproximateNumberOfMessagesNotVisible",
    "ApproximateNumberOfMessagesDelayed",
  ] as const;
  const { Attributes = {} } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [...AttributeNames] }),
  );
  return AttributeNames.reduce((sum, name) => sum + Number(Attributes[name] ?? 0), 0);
}

/** The notifications of payments, once there is one for each receipt. */
async function paidNotifications() {
  const deadline = Date.now() + 240_000;
  for (;;) {
    // What a killed process was sending is waited for in vain: minutes pass until it is given up.
    while ((await mailsToSend()) > 50 && Date.now() < deadline) await delay(1_000);
    const notifications = (await readTable()).get("Notification") ?? [];
    const paid = notifications.filter(({ sk }) => sk.startsWith("NOTIFICATION#PAID#"));
    if (paid.length >= receiptCount || Date.now() > deadline) return paid;
    await delay(3_000);
  }
}

describe("five thousand receipts over HTTP, while the functions are killed", () => {
  it("end as one payment, one entry of the archive and one notification each", async () => {
    console.log(`seed ${seed}`);
    const random = randomSource(seed);
    const startedMs = performance.now();
    const lap = (what: string) =>
      console.log(`${what}: ${((performance.now() - startedMs) / 1_000).toFixed(0)} s`);
    const receipts = await importDebts();
    lap("debts imported");
    const sendings = shuffled(
      receipts.flatMap((receipt) => Array.from({ length: 1 + random.below(5) }, () => receipt)),
      random,
    );
    const wanted = sendings.length;
    const end = new AbortController();
    const killing = killAtRandom(random, end.signal);
    const { answers, failures } = await sendAll(sendings, random);
    end.abort();
    const killed = await killing;
    lap(`${wanted} sent, ${failures} tries failed, ${killed.size} processes killed`);
    const notifications = await paidNotifications();
    lap(`${notifications.length} told`);

    expect([...answers]).toEqual([["OK", wanted]]);
    expect(killed.size).toBeGreaterThan(20);
    expect(failures).toBeGreaterThan(0);
    const table = await readTable();
    const positions = table.get("DebtPosition") ?? [];
    expect(positions).toHaveLength(receiptCount);
    expect(positions.filter(({ status, version }) => status !== "PAID" || version !== 2)).toEqual(
      [],
    );
    const ids = new Set(receipts.map(({ receiptId }) => receiptId));
    for (const entity of ["Receipt", "ReceiptOfDay"]) {
      const archived = table.get(entity) ?? [];
      expect(archived).toHaveLength(receiptCount);
      expect(new Set(archived.map(({ receiptId }) => receiptId))).toEqual(ids);
      expect(archived.filter(({ closes }) => closes !== true)).toEqual([]);
    }
    expect(table.get("ReceiptAnomaly") ?? []).toEqual([]);
    const kept = await keptFiles();
    const lost = table.get("Receipt")?.filter(({ rawKey }) => !kept.has(String(rawKey)));
    expect(lost).toEqual([]);
    expect(new Set(notifications.map(({ pk }) => pk)).size).toBe(receiptCount);
    expect(notifications).toHaveLength(receiptCount);

    const statuses = Object.groupBy(notifications, ({ status }) => String(status));
    const countOf = (status: string) => statuses[status]?.length ?? 0;
    // Who was killed while sending a mail has perhaps sent it: nobody sends it again.
    const interrupted = countOf("SENDING") + countOf("UNCERTAIN");
    const mails = await readMails(cloud.endpoints.mail);
    const addresses = mails.flatMap(({ destination }) => destination.to);
    console.log(`${addresses.length} mails, ${interrupted} interrupted while they were sent`);
    expect(countOf("NOT_REACHABLE")).toBe(receiptCount - receiptCount / mailEvery);
    const killedSenders = [...killed].filter((each) => each.includes("send-receipt"));
    expect(interrupted).toBeLessThanOrEqual(killedSenders.length);
    expect(countOf("SENT_EMAIL") + interrupted).toBe(receiptCount / mailEvery);
    expect(new Set(addresses).size).toBe(addresses.length);
    expect(addresses.length).toBeGreaterThanOrEqual(countOf("SENT_EMAIL"));
    expect(addresses.length).toBeLessThanOrEqual(receiptCount / mailEvery);
  });
});
