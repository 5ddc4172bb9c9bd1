import { describe, expect, it } from "vitest";
import { relayEvents } from "../../../../functions/events/relay-events/relay-events.ts";
import type { RelayedChange } from "../../../../functions/events/relay-events/to-event.ts";
import { parsePositionKey } from "../../../../shared/persistence/debt-positions/debt-position-item.ts";
import { parseAnomalyKey } from "../../../../shared/persistence/receipts/receipt-item.ts";

const organizationFiscalCode = "02336340159";
const flow = { entity: "ImportFlow", organizationFiscalCode, id: "f1", dryRun: false };
const reference = { organizationFiscalCode, flowId: "f1" };

async function relayed(changes: readonly RelayedChange[]) {
  const sent: Record<string, unknown[]> = {};
  const into = (name: string) => async (messages: readonly unknown[]) => {
    if (messages.length > 0) sent[name] = [...messages];
  };
  await relayEvents(changes, {
    splitFlows: into("split"),
    closeFlows: into("close"),
    archiveNotices: into("archive"),
    renderPrintPacks: into("print"),
    planPrintJobs: into("plan"),
    notifyDebtors: into("notify"),
    mailReceipts: into("mailReceipts"),
    changeIbans: into("changeIbans"),
    expireCarts: into("expireCarts"),
    deliverWebhooks: into("webhooks"),
    readPositionKey: parsePositionKey,
    readAnomalyKey: parseAnomalyKey,
  });
  return sent;
}

describe("relay of events", () => {
  it("has a flow split once it is queued, and only then", async () => {
    const queued = { ...flow, status: "QUEUED" };
    expect(
      await relayed([{ before: { ...flow, status: "AWAITING_UPLOAD" }, after: queued }]),
    ).toEqual({ split: [reference] });
    expect(await relayed([{ before: queued, after: queued }])).toEqual({});
    expect(await relayed([{ after: { ...flow, status: "AWAITING_UPLOAD" } }])).toEqual({});
  });

  it("closes a flow when its last block is counted", async () => {
    const at = (blocksDone: number) => ({ ...flow, status: "IMPORTING", blocks: 2, blocksDone });
    expect(await relayed([{ before: at(0), after: at(1) }])).toEqual({});
    expect(await relayed([{ before: at(1), after: at(2) }])).toEqual({ close: [reference] });
    expect(await relayed([{ before: at(2), after: at(2) }])).toEqual({});
  });

  it("archives the notices of an imported flow, never those of a dry run", async () => {
    const importing = { ...flow, status: "IMPORTING", noticesExpected: 3 };
    const imported = { ...flow, status: "IMPORTED", noticesExpected: 3 };
    expect(await relayed([{ before: importing, after: imported }])).toEqual({
      archive: [reference],
    });
    const dry = { ...imported, dryRun: true };
    expect(await relayed([{ before: { ...importing, dryRun: true }, after: dry }])).toEqual({});
  });

  it("prints a block that has notices", async () => {
    const block = { entity: "ImportBlock", ...reference, block: 4, notices: 10 };
    expect(await relayed([{ after: block }])).toEqual({ print: [{ ...reference, block: 4 }] });
    expect(await relayed([{ after: { ...block, notices: 0 } }])).toEqual({});
  });

  it("has a print job planned once it is asked for, and not with each of its packs", async () => {
    const job = { entity: "PrintJob", ...reference, id: "j1", status: "REQUESTED" };
    expect(await relayed([{ after: job }])).toEqual({ plan: [{ ...reference, jobId: "j1" }] });
    expect(await relayed([{ before: job, after: { ...job, status: "PLANNED" } }])).toEqual({});
  });

  it("has every part of the table walked once the change of an IBAN is asked for", async () => {
    const change = { entity: "IbanChange", organizationFiscalCode, id: "c1", segments: 2 };
    expect(await relayed([{ after: change }, { before: change, after: change }])).toEqual({
      changeIbans: [1, 2].map((segment) => ({ organizationFiscalCode, changeId: "c1", segment })),
    });
  });

  it("has the end of a cart looked at once it is opened, whatever becomes of it then", async () => {
    const id = "0123456789abcdef0123456789abcdef";
    const cart = { entity: "Cart", id, status: "OPEN" };
    expect(await relayed([{ after: cart }])).toEqual({ expireCarts: [{ cartId: id }] });
    const started = { ...cart, status: "STARTED" };
    expect(await relayed([{ before: cart, after: started }, { before: started }])).toEqual({});
  });

  it("tells debtors of new positions, twenty a message and each flow apart", async () => {
    const position = (index: number, originFlowId: string): RelayedChange => ({
      after: {
        entity: "DebtPosition",
        pk: `ORG#${organizationFiscalCode}#IUD#iud-${index}`,
        notify: true,
        status: "PAYABLE",
        originFlowId,
      },
    });
    const first = Array.from({ length: 21 }, (_, index) => position(index, "f1"));
    const { notify } = await relayed([...first, position(99, "f2")]);
    expect(notify).toHaveLength(3);
    expect(notify).toContainEqual({
      organizationFiscalCode,
      flowId: "f2",
      iuds: ["iud-99"],
      event: "created",
    });
  });

  it("says nothing of positions that ask for nothing or only changed", async () => {
    const pk = `ORG#${organizationFiscalCode}#IUD#a`;
    const silent = { entity: "DebtPosition", pk, notify: false, status: "PAYABLE" };
    const loud = { ...silent, notify: true };
    expect(await relayed([{ after: silent }, { before: loud, after: loud }])).toEqual({});
    const cancelled = { ...loud, status: "CANCELLED" };
    expect(await relayed([{ before: loud, after: cancelled }, { before: loud }])).toEqual({});
    const { notify } = await relayed([{ before: cancelled, after: loud }]);
    expect(notify).toHaveLength(1);
  });

  it("tells the debtor of a draft once it is published, and not before", async () => {
    const pk = `ORG#${organizationFiscalCode}#IUD#a`;
    const draft = { entity: "DebtPosition", pk, notify: true, status: "DRAFT" };
    const payable = { ...draft, status: "PAYABLE" };
    const cancelled = { ...draft, status: "CANCELLED" };
    const changes = [{ after: draft }, { before: draft, after: draft }];
    expect(await relayed([...changes, { before: draft, after: cancelled }])).toEqual({});
    expect((await relayed([{ before: draft, after: payable }]))["notify"]).toHaveLength(1);
    const settled = { ...payable, status: "PAID" };
    expect(await relayed([{ before: payable, after: settled }])).toEqual({});
    expect(await relayed([{ before: settled, after: payable }])).toEqual({});
  });

  it("has a receipt that closed its notice mailed, once it is in the archive, and no other", async () => {
    const receipt = { organizationFiscalCode, receiptId: "ricevuta 1/à" };
    const archived = { entity: "Receipt", ...receipt, closes: true };
    expect(await relayed([{ after: archived }])).toEqual({ mailReceipts: [receipt] });
    const silent = { ...archived, closes: false };
    const ofDay = { ...archived, entity: "ReceiptOfDay" };
    expect(
      await relayed([
        { after: silent },
        { after: ofDay },
        { before: archived, after: archived },
        { before: archived },
      ]),
    ).toEqual({});
  });
});

describe("what programs of enti may want to know", () => {
  const position = {
    entity: "DebtPosition",
    pk: `ORG#${organizationFiscalCode}#IUD#TARI-1`,
    typeCode: "TARI",
    updatedAt: Date.parse("2027-03-10T10:00:00.000Z"),
    notify: false,
  };
  const open = { ...position, status: "PAYABLE", version: 1 };
  const message = {
    kind: "positionChanged",
    organizationFiscalCode,
    iud: "TARI-1",
    typeCode: "TARI",
    changedAt: "2027-03-10T10:00:00.000Z",
  };

  it.each(["PAID", "PARTIALLY_PAID", "CANCELLED"])(
    "is that a position is %s, once",
    async (status) => {
      const after = { ...position, status, version: 2 };
      const expected = { webhooks: [{ ...message, status, version: 2 }] };
      expect(await relayed([{ before: open, after }])).toEqual(expected);
      expect(await relayed([{ before: after, after }])).toEqual({});
    },
  );

  it("is each instalment of a plan", async () => {
    const before = { ...position, status: "PARTIALLY_PAID", version: 2 };
    const after = { ...before, version: 3 };
    expect(await relayed([{ before, after }])).toEqual({
      webhooks: [{ ...message, status: "PARTIALLY_PAID", version: 3 }],
    });
  });

  it("is no change of a position that is open, or is being paid", async () => {
    const changed = { ...open, version: 2 };
    const paying = { ...open, status: "PAYING", version: 3 };
    expect(await relayed([{ before: open, after: changed }])).toEqual({});
    expect(await relayed([{ before: changed, after: paying }])).toEqual({});
  });

  it("is an anomaly of a receipt, whatever its id is made of", async () => {
    const occurredAt = "2027-03-10T10:00:00.000Z";
    const sk = `${occurredAt}#ricevuta#1 di prova#alreadyPaid#abc`;
    const after = {
      entity: "ReceiptAnomaly",
      pk: `ORG#${organizationFiscalCode}#ANOMALIES`,
      sk,
      reason: "alreadyPaid",
    };
    const anomaly = {
      kind: "receiptAnomaly",
      organizationFiscalCode,
      receiptId: "ricevuta#1 di prova",
      reason: "alreadyPaid",
      nature: sk,
      occurredAt,
    };
    expect(await relayed([{ after }])).toEqual({ webhooks: [anomaly] });
    expect(await relayed([{ before: after, after }])).toEqual({});
  });

  it("is a cart whose time is over, once", async () => {
    const cart = { entity: "Cart", id: "c".repeat(32), status: "STARTED" };
    const after = { ...cart, status: "EXPIRED" };
    const expected = { webhooks: [{ kind: "cartExpired", cartId: cart.id }] };
    expect(await relayed([{ before: cart, after }])).toEqual(expected);
    expect(await relayed([{ before: after, after }])).toEqual({});
  });

  it("is told again where somebody has asked for it, not at every try", async () => {
    const delivery = {
      entity: "WebhookEvent",
      organizationFiscalCode,
      webhookId: "1".repeat(32),
      lane: "a".repeat(16),
      status: "PENDING",
      triesInRow: 0,
      version: 1,
    };
    const tried = { ...delivery, triesInRow: 1, version: 2 };
    const asked = { ...delivery, version: 3 };
    const { webhookId, lane } = delivery;
    expect(await relayed([{ after: delivery }])).toEqual({});
    expect(await relayed([{ before: delivery, after: tried }])).toEqual({});
    expect(await relayed([{ before: tried, after: asked }])).toEqual({
      webhooks: [{ kind: "lane", organizationFiscalCode, webhookId, lane }],
    });
  });
});
