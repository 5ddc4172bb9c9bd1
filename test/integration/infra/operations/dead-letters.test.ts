import { PurgeQueueCommand } from "@aws-sdk/client-sqs";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { listDeadLetters } from "../../../../infra/operations/dead-letters.ts";
import { discardDeadLetters } from "../../../../infra/operations/discard-dead-letters.ts";
import { OperationRefused } from "../../../../infra/operations/operation-refused.ts";
import type { OperatorCloud } from "../../../../infra/operations/operator-cloud.ts";
import { readOperations } from "../../../../infra/operations/read-operations.ts";
import { redriveDeadLetters } from "../../../../infra/operations/redrive-dead-letters.ts";
import { showDeadLetters } from "../../../../infra/operations/show-dead-letters.ts";
import { faultPlan, withFaults } from "../../../support/fault-injection.ts";
import { type OperatorWorld, operatorWorld } from "../../../support/operations/operator-world.ts";

const queue = "import-blocks";
const deadLetters = "import-blocks-dead-letters";
const quick = { perSecond: 1_000 };
let world: OperatorWorld;
let cloud: OperatorCloud;

beforeAll(async () => {
  world = await operatorWorld();
  ({ cloud } = world);
});
afterAll(() => world?.stop());
beforeEach(async () => {
  for (const name of [queue, deadLetters]) {
    await cloud.sqs.send(new PurgeQueueCommand({ QueueUrl: await cloud.queues.urlOf(name) }));
  }
});

function bodyOf(block: number): string {
  const flow = { organizationFiscalCode: "02336340159", flowId: "f1" };
  return JSON.stringify({
    ...flow,
    block,
    firstRow: 1,
    rows: 10,
    duplicateRows: [],
    duplicateIuvRows: [],
  });
}

async function fill(count: number): Promise<string[]> {
  const bodies = Array.from({ length: count }, (_, index) => bodyOf(index + 1));
  for (const body of bodies) await cloud.queues.send(deadLetters, { body, attributes: undefined });
  return bodies.toSorted();
}

const month = () => new Date().toISOString().slice(0, 7);

describe("the list of dead letter queues", () => {
  it("has every one, its messages, their age and the page of the runbook", async () => {
    await fill(3);
    const states = await listDeadLetters(cloud.queues);
    expect(states.map((state) => state.queue)).toContain("relay-events");
    const state = states.find((each) => each.queue === queue);
    expect(state).toMatchObject({ messages: 3, runbookHeading: "Code morte: import-blocks" });
    expect(Date.now() - Date.parse(state?.oldestSentAt ?? "")).toBeLessThan(60_000);
    expect(await world.bodiesIn(deadLetters)).toHaveLength(3);
  });
});

describe("a message that is shown", () => {
  it("stays where it is, without anybody's data, and says what is wrong with it", async () => {
    const body = JSON.stringify({ flowId: "f1", debitore: "Rossi Maria", block: "x" });
    await cloud.queues.send(deadLetters, { body, attributes: undefined });
    const [shown] = await showDeadLetters(cloud, queue, { messagesMax: 10, reason: undefined });
    expect(shown?.body).toBe('{"flowId":"f1","block":"x","[omesso]":1}');
    expect(shown?.reason).toMatch(/non serve/u);
    expect(await world.bodiesIn(deadLetters)).toEqual([body]);
  });

  it("is shown whole for a reason, which is written down", async () => {
    await cloud.queues.send(deadLetters, { body: "Rossi Maria", attributes: undefined });
    const terms = { messagesMax: 10, reason: "segnalazione del Comune" };
    const [shown] = await showDeadLetters(cloud, queue, terms);
    expect(shown?.body).toBe("Rossi Maria");
    const entries = await readOperations(cloud, month(), { limit: 1, reason: undefined });
    expect(entries).toMatchObject([
      { command: "dlq show --reveal", reason: terms.reason, arguments: { queue } },
    ]);
  });
});

describe("a redrive", () => {
  it("hands every message back as it is, and writes down that it did", async () => {
    const bodies = await fill(25);
    const { done, left } = await redriveDeadLetters(cloud, queue, quick);
    expect([done.length, left]).toEqual([25, []]);
    expect(await world.bodiesIn(queue)).toEqual(bodies);
    expect(await world.bodiesIn(deadLetters)).toEqual([]);
    expect((await world.log()).slice(-2)).toEqual(["dlq redrive begun", "dlq redrive ended"]);
  });

  it("hands back one message alone when one is named", async () => {
    await fill(12);
    const shown = await showDeadLetters(cloud, queue, { messagesMax: 50, reason: undefined });
    const chosen = shown[7];
    const terms = { ...quick, messageId: chosen?.id };
    // What was shown is given back a second later.
    const redrive = async () => (await redriveDeadLetters(cloud, queue, terms)).done;
    await expect.poll(redrive, { timeout: 5_000 }).toEqual([chosen?.id]);
    expect(await world.bodiesIn(queue)).toEqual([chosen?.body]);
    expect(await world.bodiesIn(deadLetters)).toHaveLength(11);
  });

  it("changes nothing when it is only tried", async () => {
    const bodies = await fill(12);
    const before = (await world.log()).length;
    const { done } = await redriveDeadLetters(cloud, queue, { ...quick, dryRun: true });
    expect(done).toHaveLength(12);
    expect(await world.bodiesIn(deadLetters)).toEqual(bodies);
    expect(await world.bodiesIn(queue)).toEqual([]);
    expect(await world.log()).toHaveLength(before);
  });

  it("keeps to the pace it is given", async () => {
    await fill(5);
    const startedMs = performance.now();
    await redriveDeadLetters(cloud, queue, { perSecond: 10 });
    expect(performance.now() - startedMs).toBeGreaterThan(4 * 100);
  });

  it.each([
    ["before", 1],
    ["before", 2],
    ["before", 5],
    ["before", 6],
    ["before", 9],
    ["after", 2],
    ["after", 4],
    ["after", 5],
    ["after", 8],
  ] as const)("that fails %s the effect of call %i loses nothing", async (moment, call) => {
    const bodies = await fill(6);
    const plan = faultPlan(call, moment);
    const failing = { ...cloud, queues: withFaults(cloud.queues, plan) };
    await redriveDeadLetters(failing, queue, quick).catch(() => undefined);
    expect(plan.calls).toBeGreaterThanOrEqual(call);
    const everywhere = new Set([
      ...(await world.bodiesIn(queue)),
      ...(await world.bodiesIn(deadLetters)),
    ]);
    expect([...everywhere].toSorted()).toEqual(bodies);
    expect((await world.log()).at(-1)).toBe("dlq redrive ended");
  });

  it("leaves the rest alone after three failures in a row", async () => {
    const bodies = await fill(8);
    const send = () => Promise.reject(new Error("giù"));
    const { done, left } = await redriveDeadLetters(
      { ...cloud, queues: { ...cloud.queues, send } },
      queue,
      quick,
    );
    expect([done, left.length]).toEqual([[], 3]);
    expect(await world.bodiesIn(deadLetters)).toEqual(bodies);
  });

  it("of a queue that is not there is refused", async () => {
    await expect(redriveDeadLetters(cloud, "niente", quick)).rejects.toThrow(OperationRefused);
  });

  it("does nothing when it cannot be written down", async () => {
    const bodies = await fill(2);
    const put = () => Promise.reject(new Error("tabella giù"));
    const failing = { ...cloud, table: { ...cloud.table, put } };
    await expect(redriveDeadLetters(failing, queue, quick)).rejects.toThrow("tabella giù");
    expect(await world.bodiesIn(deadLetters)).toEqual(bodies);
  });
});

describe("a message that is discarded", () => {
  it("is gone from its queue, and whole in the log with the reason", async () => {
    await cloud.queues.send(deadLetters, { body: "veleno Rossi", attributes: undefined });
    const terms = { ...quick, messageId: undefined, reason: "file di prova" };
    expect((await discardDeadLetters(cloud, queue, terms)).done).toHaveLength(1);
    expect(await world.bodiesIn(deadLetters)).toEqual([]);
    const entries = await readOperations(cloud, month(), { limit: 3, reason: "verifica" });
    const discarded = entries.find(({ step }) => step.kind === "discarded");
    expect(discarded).toMatchObject({
      reason: "file di prova",
      step: { body: "veleno Rossi", queueName: deadLetters },
    });
    const [shown] = (await readOperations(cloud, month(), { limit: 20, reason: undefined })).filter(
      ({ step }) => step.kind === "discarded",
    );
    expect(JSON.stringify(shown)).not.toContain("Rossi");
  });

  it("stays when the log cannot keep it", async () => {
    await fill(1);
    const { table } = cloud;
    const put: typeof table.put = (item, condition) =>
      item["step"] !== undefined && JSON.stringify(item["step"]).includes("discarded")
        ? Promise.reject(new Error("tabella giù"))
        : table.put(item, condition);
    const failing = { ...cloud, table: { ...table, put } };
    const terms = { ...quick, messageId: undefined, reason: "prova" };
    expect((await discardDeadLetters(failing, queue, terms)).left).toHaveLength(1);
    expect(await world.bodiesIn(deadLetters)).toHaveLength(1);
  });
});
