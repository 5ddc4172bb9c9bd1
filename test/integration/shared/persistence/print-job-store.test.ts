import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { MeasuredImportFlow } from "../../../../shared/domain/debt-positions/import-flow.ts";
import { ownPacksJobId, type PrintJob } from "../../../../shared/domain/notices/print-job.ts";
import { parseCalendarDate } from "../../../../shared/domain/values/calendar-date.ts";
import { parseIud } from "../../../../shared/domain/values/iud.ts";
import { createDynamoImportFlowStore } from "../../../../shared/persistence/import-flows/dynamo-import-flow-store.ts";
import { createDynamoPrintJobStore } from "../../../../shared/persistence/import-flows/dynamo-print-job-store.ts";
import { toFlowItem } from "../../../../shared/persistence/import-flows/import-flow-item.ts";
import { createTableClient } from "../../../../shared/persistence/table-client.ts";
import { type LocalTable, startLocalTable } from "../../../support/local-table.ts";
import { importingFlow } from "../../../support/measured-flow.ts";

let local: LocalTable;
let table: ReturnType<typeof createTableClient>;
let jobs: ReturnType<typeof createDynamoPrintJobStore>;
let flows: ReturnType<typeof createDynamoImportFlowStore>;

beforeAll(async () => {
  local = await startLocalTable();
  table = createTableClient(local.tableName);
  jobs = createDynamoPrintJobStore(table);
  flows = createDynamoImportFlowStore(table);
});
afterAll(() => local.stop());

const { organizationFiscalCode } = importingFlow({ id: "any", rows: 1 });
const at = "2026-11-28T10:00:00.000Z";
const plan = { planId: "p1", plannedAt: at, notices: 1_500, packs: 2 };

function jobOf(flowId: string, id = "0123456789abcdef"): PrintJob {
  return {
    organizationFiscalCode,
    flowId,
    id,
    requestedAt: at,
    status: "REQUESTED",
    request: {
      format: "packs",
      order: "postalCode",
      duplex: true,
      envelopeWindow: "right",
      coverIndex: true,
      filter: {
        types: ["TARI"],
        dueFrom: parseCalendarDate("2026-12-01") ?? expect.fail(),
        amountToCents: 10_000,
        postalCodes: ["201"],
        withoutEmail: true,
        rows: [{ from: 1, to: 10 }],
        iuds: [parseIud("IUD-1") ?? expect.fail()],
      },
    },
  };
}

function reportOf(job: PrintJob, pack: number, notices: number) {
  const { flowId, id } = job;
  return { organizationFiscalCode, flowId, id, pack, notices, bytes: 9, madeAt: at };
}

describe("the store of print jobs", () => {
  it("creates a job once and gives back all that was asked", async () => {
    const job = jobOf("f1");
    expect(await jobs.find(job)).toBeUndefined();
    expect(await jobs.create(job)).toBe("written");
    expect(await jobs.create({ ...job, requestedAt: "later" })).toBe("refused");
    expect(await jobs.find(job)).toEqual(job);
  });

  it("fixes one plan, and refuses neither a planned job nor one refused", async () => {
    const job = jobOf("f2");
    await jobs.create(job);
    expect(await jobs.plan(job, plan)).toBe("written");
    expect(await jobs.plan(job, { ...plan, planId: "p2" })).toBe("refused");
    expect(await jobs.refuse(job, { notices: 1, refusedAt: at })).toBe("refused");
    const planned = { ...job, ...plan, status: "PLANNED", packsMade: 0, noticesMade: 0 };
    expect(await jobs.find(job)).toEqual(planned);
    const other = jobOf("f2", "fedcba9876543210");
    await jobs.create(other);
    expect(await jobs.refuse(other, { notices: 30_000, refusedAt: at })).toBe("written");
    expect(await jobs.plan(other, plan)).toBe("refused");
    const all = await jobs.findAll({ organizationFiscalCode, id: "f2" });
    expect(all.map(({ status }) => status)).toEqual(["PLANNED", "REFUSED"]);
  });

  it("counts a report once, however often and at once it comes", async () => {
    const job = jobOf("f3");
    await jobs.create(job);
    await jobs.plan(job, plan);
    const report = reportOf(job, 1, 1_000);
    const outcomes = await Promise.all([1, 2, 3].map(() => jobs.recordPack(report)));
    expect(outcomes.toSorted()).toEqual(["alreadyRecorded", "alreadyRecorded", "recorded"]);
    await jobs.recordPack(reportOf(job, 2, 500));
    expect(await jobs.find(job)).toMatchObject({ packsMade: 2, noticesMade: 1_500 });
    expect(await jobs.findPacks(job)).toEqual([report, reportOf(job, 2, 500)]);
    expect([await jobs.hasPack(job, 2), await jobs.hasPack(job, 3)]).toEqual([true, false]);
    expect(await jobs.findPacks(jobOf("f3", "other"))).toEqual([]);
  });
});

describe("the flow's own print job", () => {
  const packing = { order: "postalCode", duplex: true, envelopeWindow: "left" } as const;
  const importing = importingFlow({ id: "own", rows: 1_500, blocks: 2 });
  const flow: MeasuredImportFlow = {
    ...importing,
    packing,
    counters: { ...importing.counters, rowsAccepted: 1_500, noticesExpected: 1_500 },
  };

  it("is there with the end of the flow, and its packs are the packs of the flow", async () => {
    await table.put(toFlowItem(flow));
    expect(await flows.find(flow)).toEqual(flow);
    expect(await flows.close(flow, at)).toBe("written");
    const [job] = await jobs.findAll(flow);
    expect(job).toEqual({
      organizationFiscalCode,
      flowId: flow.id,
      id: ownPacksJobId,
      request: { ...packing, format: "packs", coverIndex: true, filter: {} },
      requestedAt: at,
      status: "REQUESTED",
    });
    const own = job ?? expect.fail();
    await jobs.plan(own, plan);
    const outcomes = await Promise.all([1, 2].map(() => jobs.recordPack(reportOf(own, 1, 1_000))));
    expect(outcomes.toSorted()).toEqual(["alreadyRecorded", "recorded"]);
    expect(await flows.find(flow)).toMatchObject({
      counters: { packsMade: 1, noticesMade: 1_000 },
    });
    expect(await flows.findPrintPacks(flow)).toMatchObject([{ block: 1, notices: 1_000 }]);
    expect(await jobs.findPacks(own)).toEqual([reportOf(own, 1, 1_000)]);
    expect(await jobs.hasPack(own, 1)).toBe(true);
    expect(await jobs.find(own)).toMatchObject({ packsMade: 1 });
  });

  it("is not there for flows packed block by block, without notices, or rehearsed", async () => {
    const noNotices = { ...flow.counters, noticesExpected: 0 };
    const others: readonly MeasuredImportFlow[] = [
      { ...flow, id: "by-block", packing: { ...packing, order: "file" } },
      { ...flow, id: "none", counters: noNotices },
      { ...flow, id: "dry", dryRun: true },
    ];
    for (const other of others) {
      await table.put(toFlowItem(other));
      expect(await flows.close(other, at)).toBe("written");
      expect(await jobs.findAll(other)).toEqual([]);
    }
  });
});
