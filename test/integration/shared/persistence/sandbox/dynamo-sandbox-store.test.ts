import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CheckoutCart } from "../../../../../shared/domain/sandbox/checkout-cart.ts";
import { paymentSession } from "../../../../../shared/domain/sandbox/payment-session.ts";
import type { ReceiptDelivery } from "../../../../../shared/domain/sandbox/receipt-delivery.ts";
import {
  callIdOf,
  parseRunId,
  type RunId,
  type SandboxCall,
  type SandboxRun,
} from "../../../../../shared/domain/sandbox/sandbox-run.ts";
import type { SandboxStore } from "../../../../../shared/domain/sandbox/sandbox-store.ts";
import { nodeFault } from "../../../../../shared/domain/sandbox/station-answer.ts";
import { euroCents } from "../../../../../shared/domain/values/euro-cents.ts";
import { createDynamoSandboxStore } from "../../../../../shared/persistence/sandbox/dynamo-sandbox-store.ts";
import { runKey } from "../../../../../shared/persistence/sandbox/sandbox-items.ts";
import { createTableClient } from "../../../../../shared/persistence/table-client.ts";
import { type LocalTable, startLocalTable } from "../../../../support/local-table.ts";

let table: LocalTable;
let store: SandboxStore;
let lastRun = 0;

beforeAll(async () => {
  table = await startLocalTable();
  store = createDynamoSandboxStore(createTableClient(table.tableName));
});
afterAll(() => table.stop());

const createdAt = "2027-03-10T09:30:00.000Z";
const notice = { fiscalCode: "02336340159", noticeNumber: "312000000000000119" };

function newRun(): SandboxRun & { readonly id: RunId } {
  lastRun += 1;
  const id = parseRunId(String(lastRun).padStart(32, "0")) ?? expect.fail();
  return { id, title: "Prova", organizationFiscalCode: notice.fiscalCode, createdAt };
}

function callAt(seconds: number, more: Partial<SandboxCall> = {}): SandboxCall {
  const startedAt = new Date(Date.parse(createdAt) + seconds * 1_000);
  return {
    id: callIdOf(startedAt, "0123456789"),
    startedAt: startedAt.toISOString(),
    operation: "paVerifyPaymentNotice",
    recipientFiscalCode: notice.fiscalCode,
    durationMs: 12,
    verdict: { outcome: "OK" },
    ...more,
  };
}

const delivery: ReceiptDelivery = {
  id: "d1",
  operation: "paSendRTV2",
  receiptId: "r1",
  recipientFiscalCode: notice.fiscalCode,
  notice,
  envelope: "<è/>",
  isCutAtFirst: false,
  createdAt,
  state: "NOTICE_GENERATED",
  attempts: 0,
  version: 1,
};

describe("createDynamoSandboxStore", () => {
  it("gives a run back with all it holds, calls in the order they were made", async () => {
    const run = newRun();
    await store.createRun(run);
    const fault = {
      ...nodeFault("PPT_ERRORE_EMESSO_DA_PAA"),
      original: { code: "PAA_SEMANTICA", text: "Errore", description: "perché" },
    };
    const calls = [
      callAt(1, { notice, paymentToken: "t", request: "<a/>", httpStatus: 200, response: "<b/>" }),
      callAt(2, { deliveryId: "d1", verdict: { outcome: "KO", fault } }),
      callAt(11),
    ];
    for (const call of calls.toReversed()) await store.recordCall(run.id, call);
    await store.createDelivery(run.id, delivery);
    const cart: CheckoutCart = {
      id: run.id,
      createdAt,
      notices: [
        { ...notice, amountCents: euroCents(100), companyName: "Comune", description: "TARI" },
      ],
      returnUrls: { ok: "https://a/ok", cancel: "https://a/c", error: "https://a/e" },
      allPostal: false,
      status: "OPEN",
    };
    await store.createCart(cart);
    expect(await store.readRun(run.id)).toEqual({ run, calls, deliveries: [delivery], cart });
    expect(await store.readRun(newRun().id)).toBeUndefined();
  });

  it("lets DynamoDB forget an item after thirty days", async () => {
    const run = newRun();
    await store.createRun(run);
    const item = await createTableClient(table.tableName).get(runKey(run.id));
    expect(item?.["expiresAt"]).toBe(Date.parse("2027-04-09T09:30:00Z") / 1_000);
  });

  it("writes a delivery only over the one that was read", async () => {
    const { id } = newRun();
    await store.createDelivery(id, delivery);
    const sent: ReceiptDelivery = {
      ...delivery,
      state: "NOTICE_SENT",
      attempts: 1,
      attemptedAt: createdAt,
      version: 2,
    };
    const results = await Promise.all([
      store.advanceDelivery(id, sent),
      store.advanceDelivery(id, sent),
    ]);
    expect(results.toSorted()).toEqual([false, true]);
    const fault = nodeFault("PPT_STAZIONE_INT_PA_TIMEOUT");
    const pending: ReceiptDelivery = { ...sent, state: "NOTICE_PENDING", fault, version: 3 };
    expect(await store.advanceDelivery(id, pending)).toBe(true);
    expect(await store.findDelivery(id, "d1")).toEqual(pending);
    expect(await store.findDelivery(id, "d2")).toBeUndefined();
  });

  it("holds a notice for one payment at a time, until it ends or its time is over", async () => {
    const session = (paymentToken: string, minute: number) =>
      paymentSession(
        { ...notice, paymentToken },
        { now: new Date(Date.parse(createdAt) + minute * 60_000), minutes: 30 },
      );
    expect(await store.openSession(session("a", 0))).toBe(true);
    expect(await store.openSession(session("a", 0))).toBe(true);
    expect(await store.openSession(session("b", 29))).toBe(false);
    expect(await store.openSession(session("b", 30))).toBe(true);
    await store.closeSession({ ...notice, paymentToken: "a" });
    expect(await store.openSession(session("c", 31))).toBe(false);
    await store.closeSession({ ...notice, paymentToken: "b" });
    expect(await store.openSession(session("c", 31))).toBe(true);
  });

  it("ends a cart once", async () => {
    const { id } = newRun();
    const cart: CheckoutCart = {
      id,
      createdAt,
      notices: [],
      returnUrls: { ok: "https://a/", cancel: "https://a/", error: "https://a/" },
      allPostal: true,
      status: "OPEN",
    };
    await store.createCart(cart);
    const moves = await Promise.all([
      store.moveCart({ ...cart, status: "PAYING" }, "OPEN"),
      store.moveCart({ ...cart, status: "CANCELLED" }, "OPEN"),
    ]);
    expect(moves.filter(Boolean)).toHaveLength(1);
  });
});
