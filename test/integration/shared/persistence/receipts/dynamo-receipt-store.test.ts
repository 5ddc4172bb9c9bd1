import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DebtPosition } from "../../../../../shared/domain/debt-positions/debt-position.ts";
import { markPaid } from "../../../../../shared/domain/debt-positions/payable-notice.ts";
import { parseCalendarDate } from "../../../../../shared/domain/values/calendar-date.ts";
import type { Page, PageRequest } from "../../../../../shared/domain/values/page.ts";
import { createDynamoDebtPositionStore } from "../../../../../shared/persistence/debt-positions/dynamo-debt-position-store.ts";
import { createDynamoReceiptStore } from "../../../../../shared/persistence/receipts/dynamo-receipt-store.ts";
import { createTableClient } from "../../../../../shared/persistence/table-client.ts";
import { demoOrganization } from "../../../../support/demo-organization.ts";
import { type LocalTable, startLocalTable } from "../../../../support/local-table.ts";
import { present } from "../../../../support/notifications/debts.ts";
import { openDebt } from "../../../../support/pagopa-node/node-world.ts";
import { sampleRecord } from "../../../../support/receipts/sample-record.ts";

const { fiscalCode } = demoOrganization();
const other = demoOrganization("p_demo2").fiscalCode;
const day = present(parseCalendarDate("2026-11-28"));
let local: LocalTable;
let receipts: ReturnType<typeof createDynamoReceiptStore>;
let positions: ReturnType<typeof createDynamoDebtPositionStore>;
let lastDebt = 0;

beforeAll(async () => {
  local = await startLocalTable();
  const table = createTableClient(local.tableName, { pace: "online" });
  receipts = createDynamoReceiptStore(table);
  positions = createDynamoDebtPositionStore(table);
});
afterAll(() => local?.stop());

async function newDebt(): Promise<DebtPosition> {
  lastDebt += 1;
  const debt = openDebt(lastDebt);
  expect(await positions.insertMany([debt])).toEqual(["inserted"]);
  return debt;
}

/** The receipt of that id closes the debt, as it was read. */
function closingOf(id: string, debt: DebtPosition) {
  const record = sampleRecord(id, { iud: debt.iud, closes: true });
  const { receiptId, amountCents } = record;
  const payment = { receiptId, amountCents, paidAt: "2026-11-28T09:30:00.000Z" };
  const now = new Date("2026-11-28T10:00:00Z");
  const position = markPaid(debt, present(debt.noticeNumber), { payment, now });
  return { record, closing: { position, versionRead: debt.version } };
}

const stored = async ({ iud }: DebtPosition) => (await positions.findMany(fiscalCode, [iud]))[0];

/** Everything that is listed, page by page. */
async function allOf<Entry>(
  list: (page: PageRequest) => Promise<Page<Entry>>,
  limit: number,
): Promise<Entry[]> {
  const entries: Entry[] = [];
  let cursor: string | undefined;
  do {
    const page = await list({ limit, ...(cursor === undefined ? {} : { cursor }) });
    expect(page.entries.length).toBeLessThanOrEqual(limit);
    entries.push(...page.entries);
    cursor = page.cursor;
  } while (cursor !== undefined);
  return entries;
}

describe("the archive of receipts in the table", () => {
  it("takes a receipt in and closes what it pays, in one step", async () => {
    const debt = await newDebt();
    const { record, closing } = closingOf("chiude", debt);
    expect(await receipts.record(record, closing)).toBe("recorded");
    expect(await receipts.find(fiscalCode, record.receiptId)).toEqual(record);
    expect(await stored(debt)).toEqual(closing.position);
    expect(await receipts.find(other, record.receiptId)).toBeUndefined();
  });

  it("knows a receipt that comes again, and changes nothing", async () => {
    const debt = await newDebt();
    const { record } = closingOf("di nuovo", debt);
    expect(await receipts.record(sampleRecord("di nuovo"))).toBe("recorded");
    const { closing } = closingOf("di nuovo", debt);
    expect(await receipts.record({ ...record, anomalies: ["amountDiffers"] }, closing)).toBe(
      "known",
    );
    expect(await receipts.find(fiscalCode, record.receiptId)).toEqual(sampleRecord("di nuovo"));
    expect(await stored(debt)).toEqual(debt);
  });

  it("keeps the receipts of several enti apart under one id", async () => {
    const mine = sampleRecord("di due");
    const theirs = sampleRecord("di due", { organizationFiscalCode: other });
    expect(await receipts.record(mine)).toBe("recorded");
    expect(await receipts.record(theirs)).toBe("recorded");
    expect(await receipts.find(other, mine.receiptId)).toEqual(theirs);
  });

  it("writes nothing when the position has moved on since it was read", async () => {
    const debt = await newDebt();
    const moved = { ...debt, version: 2, description: "Cambiata" };
    expect(await positions.change(moved, 1)).toBe("written");
    const { record, closing } = closingOf("in ritardo", debt);
    const anomalous = { ...record, anomalies: ["amountDiffers" as const] };
    expect(await receipts.record(anomalous, closing)).toBe("positionMoved");
    expect(await receipts.find(fiscalCode, record.receiptId)).toBeUndefined();
    expect(await stored(debt)).toEqual(moved);
    const { entries } = await receipts.listAnomalies(fiscalCode, { limit: 100 });
    expect(entries.filter(({ receipt }) => receipt.receiptId === record.receiptId)).toEqual([]);
  });

  it("lets one of two receipts close a position, whichever is quicker", async () => {
    for (let round = 1; round <= 10; round += 1) {
      const debt = await newDebt();
      const rivals = ["prima", "seconda"].map((name) => closingOf(`${name}-${round}`, debt));
      const outcomes = await Promise.all(
        rivals.map(({ record, closing }) => receipts.record(record, closing)),
      );
      expect(outcomes.toSorted()).toEqual(["positionMoved", "recorded"]);
      const winner = rivals[outcomes.indexOf("recorded")];
      const loser = rivals[outcomes.indexOf("positionMoved")];
      expect(await stored(debt)).toEqual(winner?.closing.position);
      const lost = present(loser).record.receiptId;
      expect(await receipts.find(fiscalCode, lost)).toBeUndefined();
    }
  });

  it("takes in once a receipt that comes many times at once", async () => {
    const debt = await newDebt();
    const { record, closing } = closingOf("insieme", debt);
    const outcomes = await Promise.all(
      Array.from({ length: 5 }, () => receipts.record(record, closing)),
    );
    expect(outcomes.toSorted()).toEqual(["known", "known", "known", "known", "recorded"]);
    expect(await stored(debt)).toEqual(closing.position);
  });
});

describe("the lists of the archive", () => {
  const instant = (minute: number) => new Date(Date.UTC(2026, 11, 1, 8, minute)).toISOString();
  const ids = Array.from({ length: 12 }, (_, index) => `elenco-${index}`);

  beforeAll(async () => {
    for (const [index, id] of ids.entries()) {
      const receivedAt = instant(index);
      const anomalies = index % 2 === 0 ? (["positionUnknown"] as const) : [];
      const record = sampleRecord(id, { organizationFiscalCode: other, receivedAt, anomalies });
      expect(await receipts.record(record)).toBe("recorded");
    }
  });

  it.each([1, 5, 6, 12, 13])("show a day's receipts in order, %i a page", async (limit) => {
    const on = present(parseCalendarDate("2026-12-01"));
    const found = await allOf((page) => receipts.listOfDay(other, on, page), limit);
    expect(found.map(({ receiptId }) => receiptId)).toEqual(ids);
  });

  it("show each receipt on its day in Italy", async () => {
    const late = sampleRecord("tardi", { receivedAt: "2026-11-29T23:30:00.000Z" });
    await receipts.record(late);
    const on = (text: string) => present(parseCalendarDate(text));
    expect(
      await allOf((page) => receipts.listOfDay(fiscalCode, on("2026-11-29"), page), 10),
    ).toEqual([]);
    expect(
      await allOf((page) => receipts.listOfDay(fiscalCode, on("2026-11-30"), page), 10),
    ).toEqual([late]);
    const today = await allOf((page) => receipts.listOfDay(fiscalCode, day, page), 10);
    expect(today.map(({ receiptId }) => receiptId)).toContain("chiude");
  });

  it.each([1, 3, 6, 7])("show an ente's anomalies, the latest first, %i a page", async (limit) => {
    const found = await allOf((page) => receipts.listAnomalies(other, page), limit);
    expect(found.map(({ receipt }) => receipt.receiptId)).toEqual(
      ids.filter((_, index) => index % 2 === 0).toReversed(),
    );
  });

  it("show once what is recorded twice of another content", async () => {
    const [first = ""] = ids;
    const receipt = sampleRecord(first, {
      organizationFiscalCode: other,
      receivedAt: instant(50),
      contentDigest: "altro",
    });
    const anomaly = { reason: "contentDiffers", receipt, archivedAt: instant(0) } as const;
    await receipts.recordAnomaly(anomaly);
    await receipts.recordAnomaly({ ...anomaly, receipt: { ...receipt, receivedAt: instant(51) } });
    const found = await allOf((page) => receipts.listAnomalies(other, page), 100);
    expect(found.filter(({ reason }) => reason === "contentDiffers")).toEqual([anomaly]);
  });
});
