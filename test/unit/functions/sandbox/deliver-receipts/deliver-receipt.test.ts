import { beforeEach, describe, expect, it } from "vitest";
import {
  AttemptUnderWay,
  deliverReceipt,
} from "../../../../../functions/sandbox/deliver-receipts/deliver-receipt.ts";
import { payNotice } from "../../../../../functions/sandbox/pagopa-node/pay-notice.ts";
import { parseRunId } from "../../../../../shared/domain/sandbox/sandbox-run.ts";
import type { DeliverReceiptMessage } from "../../../../../shared/messaging/messages.ts";
import {
  answerWell,
  notice,
  readCall,
  refusal,
  sandboxWorld,
} from "../../../../support/sandbox/sandbox-world.ts";

const runId = parseRunId("0123456789abcdef0123456789abcdef") ?? expect.fail();

let node: ReturnType<typeof sandboxWorld>;
let first: DeliverReceiptMessage;

beforeEach(async () => {
  node = sandboxWorld();
  await payNotice(
    {
      runId,
      notice,
      version: "V2",
      activation: { sessionMinutes: 30 },
      override: {},
      choices: {
        outcome: "OK",
        receiptId: "reuse",
        times: 1,
        daysLate: 0,
        malformed: false,
        broadcast: false,
        deferred: true,
        override: {},
      },
    },
    node.dependencies,
  );
  first = node.deferred[0] ?? expect.fail();
});

function deliver(message: DeliverReceiptMessage): Promise<void> {
  return deliverReceipt(message, node.dependencies);
}

function delivery() {
  return node.sandbox.findDelivery(runId, first.deliveryId);
}

/** Works off the queue as SQS would: each message once, or twice. */
async function workOff(timesEach = 1): Promise<void> {
  for (let at = 0; at < node.deferred.length && at < 200; at += 1) {
    const message = node.deferred[at];
    for (let time = 0; message !== undefined && time < timesEach; time += 1) {
      await deliver(message);
    }
  }
}

function receiptCalls() {
  return node.requests.map(readCall).filter((request) => "receipt" in request);
}

describe("deliver-receipts", () => {
  it("hands the receipt over and asks for nothing more", async () => {
    await workOff();
    expect(await delivery()).toMatchObject({ state: "NOTIFIED", attempts: 1 });
    expect(node.deferred).toHaveLength(1);
  });

  it("tries forty-eight times more before it gives up, and keeps every try", async () => {
    node.world.behave = () => ({ outcome: "unreachable", cause: "ECONNREFUSED" });
    await workOff();
    expect(receiptCalls()).toHaveLength(49);
    expect(await delivery()).toMatchObject({ state: "NOTICE_PENDING", attempts: 49 });
    const kept = node.sandbox.calls.filter(({ deliveryId }) => deliveryId === first.deliveryId);
    expect(kept).toHaveLength(49);
    expect(kept[0]?.verdict).toMatchObject({
      fault: { code: "PPT_STAZIONE_INT_PA_IRRAGGIUNGIBILE", description: "ECONNREFUSED" },
    });
  });

  it("stops at the first answer that can be understood, also when it is a KO", async () => {
    let calls = 0;
    node.world.behave = (request) => {
      calls += 1;
      return calls < 4
        ? { outcome: "answered", httpStatus: 503, body: "" }
        : refusal(request.primitive, "PAA_SEMANTICA");
    };
    await workOff();
    expect(receiptCalls()).toHaveLength(4);
    expect(await delivery()).toMatchObject({
      state: "NOTIFIED",
      fault: { original: { code: "PAA_SEMANTICA" } },
    });
  });

  it("makes no attempt twice when every message comes twice", async () => {
    let calls = 0;
    node.world.behave = (request) => {
      calls += 1;
      return calls < 3 ? { outcome: "timedOut" } : answerWell(request);
    };
    await workOff(2);
    expect(receiptCalls()).toHaveLength(3);
    expect(await delivery()).toMatchObject({ state: "NOTIFIED", attempts: 3 });
  });

  it("asks again for the next attempt when its own message comes again", async () => {
    node.world.behave = () => ({ outcome: "timedOut" });
    await deliver(first);
    await deliver(first);
    expect(node.deferred.slice(1)).toEqual([
      { ...first, attempt: 2 },
      { ...first, attempt: 2 },
    ]);
    expect(receiptCalls()).toHaveLength(1);
  });

  it("leaves an attempt to who is at it, and takes it over when that one has died", async () => {
    node.world.behave = () => {
      throw new Error("il processo è morto");
    };
    await expect(deliver(first)).rejects.toThrow("morto");
    expect(await delivery()).toMatchObject({ state: "NOTICE_SENT", attempts: 1 });
    node.world.behave = answerWell;
    await expect(deliver(first)).rejects.toThrow(AttemptUnderWay);
    node.state.now = new Date(node.state.now.getTime() + 61_000);
    await deliver(first);
    expect(await delivery()).toMatchObject({ state: "NOTIFIED", attempts: 1 });
  });

  it("lets one of two at the same time go ahead", async () => {
    const results = await Promise.allSettled([deliver(first), deliver(first)]);
    expect(results.filter(({ status }) => status === "rejected").length).toBeLessThanOrEqual(1);
    expect(receiptCalls()).toHaveLength(1);
  });

  it("drops a message about a receipt that has been forgotten", async () => {
    await deliver({ ...first, deliveryId: "dimenticata" });
    expect(receiptCalls()).toEqual([]);
  });
});
