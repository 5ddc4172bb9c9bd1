import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DebtPosition } from "../../../../shared/domain/debt-positions/debt-position.ts";
import type { ImportFlow } from "../../../../shared/domain/debt-positions/import-flow.ts";
import { euroCents } from "../../../../shared/domain/values/euro-cents.ts";
import { parseIud } from "../../../../shared/domain/values/iud.ts";
import { composeIuv } from "../../../../shared/domain/values/iuv.ts";
import { noticeNumberOf } from "../../../../shared/domain/values/notice-number.ts";
import { createCapacityMeter } from "../../../../shared/persistence/capacity-meter.ts";
import { createDynamoDebtPositionStore } from "../../../../shared/persistence/debt-positions/dynamo-debt-position-store.ts";
import { createDynamoImportFlowStore } from "../../../../shared/persistence/import-flows/dynamo-import-flow-store.ts";
import { createTableClient } from "../../../../shared/persistence/table-client.ts";
import { demoOrganization } from "../../../support/demo-organization.ts";
import { type LocalTable, startLocalTable } from "../../../support/local-table.ts";

const { fiscalCode: organizationFiscalCode } = demoOrganization();
const meter = createCapacityMeter();
let local: LocalTable;
let table: ReturnType<typeof createTableClient>;

beforeAll(async () => {
  local = await startLocalTable();
  table = createTableClient(local.tableName, { meter });
});
afterAll(() => local.stop());

function position(progressive: number, over: Partial<DebtPosition> = {}): DebtPosition {
  const iuv = composeIuv({ segregationCode: "12", progressive });
  const noticeNumber = noticeNumberOf(iuv) ?? expect.fail();
  return {
    organizationFiscalCode,
    iud: parseIud(`IUD#${progressive}`) ?? expect.fail(),
    iuv,
    noticeNumber,
    status: "PAYABLE",
    version: 1,
    origin: { flowId: "flow", row: progressive },
    debtor: {
      kind: "F",
      code: "RSSMRA80A01F205X",
      fullName: "Đorđević Niccolò",
      address: { street: "Via San Martino", civicNumber: "1", city: "Milano" },
      email: "debitore@example.it",
    },
    amountCents: euroCents(12_345),
    typeCode: "TARI",
    paymentChannels: "ALL",
    description: "TARI 2026",
    transferCategory: "9/0101101IM/",
    noticeVersion: 12,
    notify: true,
    createdAt: "2026-11-23T10:00:00.000Z",
    updatedAt: "2026-11-23T10:00:00.000Z",
    ...over,
  };
}

function claim({ iud, iuv, origin }: DebtPosition) {
  if (iuv === undefined || origin === undefined) return expect.fail();
  return { organizationFiscalCode, iud, iuv, origin };
}

describe("debt positions in the table", () => {
  it("are inserted in bulk at three write units each and never overwritten", async () => {
    const store = createDynamoDebtPositionStore(table);
    const positions = Array.from({ length: 60 }, (_, index) => position(index + 1));
    meter.take();
    expect(new Set(await store.claimIuvs(positions.map(claim)))).toEqual(new Set(["inserted"]));
    expect(new Set(await store.insertMany(positions))).toEqual(new Set(["inserted"]));
    // And one that says that the type is used, the first time.
    expect(meter.take()).toBe(181);
    const others = positions.map((each) => ({ ...each, amountCents: euroCents(1) }));
    const again = await store.insertMany([position(61), ...others]);
    expect(again).toEqual(["inserted", ...others.map(() => "exists")]);
    const found = await store.findMany(
      organizationFiscalCode,
      positions.map(({ iud }) => iud),
    );
    expect(new Set(found)).toEqual(new Set(positions));
  });

  it("are found by their notice number, and by no other ente's", async () => {
    const store = createDynamoDebtPositionStore(table);
    const wanted = position(1);
    const noticeNumber = wanted.noticeNumber ?? expect.fail();
    expect(await store.findByNoticeNumber(organizationFiscalCode, noticeNumber)).toEqual(wanted);
    const other = demoOrganization("p_demo2").fiscalCode;
    expect(await store.findByNoticeNumber(other, noticeNumber)).toBeUndefined();
  });

  it("change only over the version that was read", async () => {
    const store = createDynamoDebtPositionStore(table);
    const appliedRows = [{ flowId: "other", row: 7 }];
    const amended = position(2, { version: 2, amountCents: euroCents(5), appliedRows });
    expect(await store.change(amended, 1)).toBe("written");
    expect(await store.change(amended, 1)).toBe("refused");
    expect(await store.findMany(organizationFiscalCode, [amended.iud])).toEqual([amended]);
  });

  it("bring a new IUV only while they hold it", async () => {
    const store = createDynamoDebtPositionStore(table);
    const amended = position(6, { version: 2 });
    const lost = { ...claim(amended), origin: { flowId: "somebody-else", row: 1 } };
    expect(await store.change(amended, 1, lost)).toBe("refused");
    expect(await store.change(amended, 1, claim(amended))).toBe("written");
  });

  it("give way to a new debt only when cancelled, and are kept", async () => {
    const store = createDynamoDebtPositionStore(table);
    const cancelled = position(3, { version: 2, status: "CANCELLED" });
    await store.change(cancelled, 1);
    const fresh = position(3, { version: 3 });
    const lost = { ...claim(fresh), iud: position(7).iud };
    expect(await store.replaceCancelled(fresh, cancelled, lost)).toBe("refused");
    expect(await store.replaceCancelled(fresh, cancelled, claim(fresh))).toBe("written");
    expect(await store.replaceCancelled(fresh, cancelled)).toBe("refused");
    expect(await store.findMany(organizationFiscalCode, [fresh.iud])).toEqual([fresh]);
    const kept = await table.query(`ORG#${organizationFiscalCode}#IUD#${fresh.iud}`, "SUPERSEDED#");
    expect(kept).toHaveLength(1);
  });

  it("hand their notice number over only from the hands it is in", async () => {
    const store = createDynamoDebtPositionStore(table);
    const held = claim(position(4));
    const next = { ...held, iud: position(5).iud, origin: { flowId: "next", row: 1 } };
    expect(await store.takeOverClaim(next, { ...held, iud: next.iud })).toBe("refused");
    expect(await store.takeOverClaim(next, held)).toBe("written");
    expect(await store.takeOverClaim(next, held)).toBe("written");
    await store.releaseClaim(held);
    expect(await store.findClaim(organizationFiscalCode, held.iuv)).toEqual(next);
    await store.releaseClaim(next);
    expect(await store.findClaim(organizationFiscalCode, held.iuv)).toBeUndefined();
  });
});

describe("import flows in the table", () => {
  const start = { startedAt: "2026-11-23T09:01:00.000Z", uploadBytes: 9, uploadTag: "tag" };
  const reference = (id: string) => ({ organizationFiscalCode, id });
  const queued = async (id: string, dryRun = false) => {
    const flows = createDynamoImportFlowStore(table);
    const flow: ImportFlow = {
      ...reference(id),
      fileName: "c_demo1-TARI2026-1_3.zip",
      dryRun,
      status: "AWAITING_UPLOAD",
      requestedAt: "2026-11-23T09:00:00.000Z",
    };
    expect(await flows.create(flow)).toBe("written");
    expect(await flows.queue(flow, start)).toBe("written");
    return flows;
  };
  const measure = (contentSha256: string, rows = 2_000) => ({
    rows,
    blocks: Math.ceil(rows / 1_000),
    contentSha256,
    segregationCode: "12",
    endsWithLineFeed: true,
    firstProgressiveMin: 1,
  });
  const leaseOf = (
    outcome: Awaited<ReturnType<ReturnType<typeof createDynamoImportFlowStore>["measure"]>>,
  ) => (outcome.outcome === "measured" ? outcome.flow.lease : undefined);

  it("start once: a second start changes nothing", async () => {
    const flows = await queued("start");
    const later = { ...start, startedAt: "2026-11-23T09:09:00.000Z", uploadTag: "other" };
    expect(await flows.queue(reference("start"), later)).toBe("refused");
    expect(await flows.find(reference("start"))).toMatchObject({
      status: "QUEUED",
      ...start,
    });
  });

  it("lease ranges that never overlap, and the same range when measured again", async () => {
    const flows = await queued("lease-1");
    await queued("lease-2");
    const [first, second] = await Promise.all([
      flows.measure(reference("lease-1"), measure("content-1")),
      flows.measure(reference("lease-2"), measure("content-2", 500)),
    ]);
    const leases = [leaseOf(first), leaseOf(second)];
    const starts = leases.map((lease) => lease?.firstProgressive ?? expect.fail());
    const ends = leases.map((lease) => (lease?.firstProgressive ?? 0) + (lease?.count ?? 0));
    expect(Math.max(...starts)).toBe(Math.min(...ends));
    const again = await flows.measure(reference("lease-1"), measure("content-1"));
    expect(leaseOf(again)).toEqual(leaseOf(first));
  });

  it("begin where the ente's registry says, for an ente that had another portal", async () => {
    const flows = await queued("migrated");
    const minimum = { ...measure("content-5", 10), firstProgressiveMin: 500_000 };
    const outcome = await flows.measure(reference("migrated"), minimum);
    expect(leaseOf(outcome)).toMatchObject({ firstProgressive: 500_000 });
    await queued("next");
    const next = await flows.measure(reference("next"), measure("content-6", 10));
    expect(leaseOf(next)).toMatchObject({ firstProgressive: 500_010 });
  });

  it("refuse a content that another flow of the ente has taken, also in a dry run", async () => {
    const flows = await queued("again");
    expect(await flows.measure(reference("again"), measure("content-1"))).toEqual({
      outcome: "contentTaken",
      flowId: "lease-1",
    });
    await queued("again-dry", true);
    expect(await flows.measure(reference("again-dry"), measure("content-2"))).toMatchObject({
      outcome: "contentTaken",
    });
    const refusal = { code: "PAA_IMPORT_FLUSSO_DUPLICATO", detail: "già caricato" };
    expect(await flows.refuse(reference("again"), refusal, "2026-11-23T09:02:00.000Z")).toBe(
      "written",
    );
    expect(await flows.find(reference("again"))).toMatchObject({ status: "REFUSED", refusal });
  });

  it("a dry run takes neither content nor IUVs", async () => {
    const flows = await queued("dry", true);
    const outcome = await flows.measure(reference("dry"), measure("content-3"));
    expect(outcome).toMatchObject({ outcome: "measured" });
    expect(leaseOf(outcome)).toBeUndefined();
    await queued("real");
    expect(await flows.measure(reference("real"), measure("content-3"))).toMatchObject({
      outcome: "measured",
    });
  });

  it("count every block and pack once, however often and together they are reported", async () => {
    const flows = await queued("count");
    await flows.measure(reference("count"), measure("content-4"));
    const block = (number: number) => ({
      organizationFiscalCode,
      flowId: "count",
      block: number,
      rowsAccepted: 990,
      rowsRejected: 10,
      notices: 980,
      notifications: 970,
      writeUnits: 1_980,
      importedAt: "2026-11-23T09:03:00.000Z",
    });
    const reports = [1, 1, 2, 2, 1].map((number) => flows.recordBlock(block(number)));
    expect((await Promise.all(reports)).toSorted()).toEqual([
      "alreadyRecorded",
      "alreadyRecorded",
      "alreadyRecorded",
      "recorded",
      "recorded",
    ]);
    const pack = { ...block(1), bytes: 9, madeAt: "2026-11-23T09:04:00.000Z" };
    await flows.recordPrintPack(pack);
    await flows.recordPrintPack(pack);
    expect(await flows.find(reference("count"))).toMatchObject({
      status: "IMPORTING",
      counters: {
        blocksDone: 2,
        rowsAccepted: 1_980,
        rowsRejected: 20,
        noticesExpected: 1_960,
        blocksWithNotices: 2,
        noticesMade: 980,
        notificationsExpected: 1_940,
        packsMade: 1,
        writeUnits: 3_960,
      },
    });
    expect(await flows.findBlocks(reference("count"))).toEqual([block(1), block(2)]);
    expect(await flows.hasBlock(reference("count"), 3)).toBe(false);
    const counted = await flows.find(reference("count"));
    if (counted?.status !== "IMPORTING") return expect.fail();
    expect(await flows.close(counted, "2026-11-23T09:05:00.000Z")).toBe("written");
    expect(await flows.close(counted, "2026-11-23T09:06:00.000Z")).toBe("refused");
    await flows.markArchived(reference("count"), "2026-11-23T09:07:00.000Z");
    expect(await flows.find(reference("count"))).toMatchObject({
      status: "IMPORTED",
      importedAt: "2026-11-23T09:05:00.000Z",
      archivedAt: "2026-11-23T09:07:00.000Z",
      noticesMadeAt: "2026-11-23T09:04:00.000Z",
    });
  });

  it("give their content back when nothing of it was accepted", async () => {
    const flows = await queued("vain");
    const outcome = await flows.measure(reference("vain"), measure("content-7"));
    if (outcome.outcome !== "measured") return expect.fail();
    expect(await flows.close(outcome.flow, "2026-11-23T09:05:00.000Z")).toBe("written");
    await queued("second-try");
    expect(await flows.measure(reference("second-try"), measure("content-7"))).toMatchObject({
      outcome: "measured",
    });
  });
});
