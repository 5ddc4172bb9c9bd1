import { describe, expect, it } from "vitest";
import type { MeasuredImportFlow } from "../../../../../shared/domain/debt-positions/import-flow.ts";
import { ownPacksJobId } from "../../../../../shared/domain/notices/print-job.ts";
import {
  decideFlowResumption,
  type FlowFacts,
} from "../../../../../shared/domain/operations/decide-flow-resumption.ts";
import { importingFlow } from "../../../../support/measured-flow.ts";

const importing = importingFlow({ id: "f1", rows: 3_000, blocks: 3 });
const nobodyTold = { io: 0, email: 0, unreachable: 0, uncertain: 0, notNeeded: 0 };
const block = (number: number, notices = 1_000) => ({ block: number, notices });

function imported(counters: Partial<MeasuredImportFlow["counters"]> = {}): MeasuredImportFlow {
  return {
    ...importing,
    status: "IMPORTED",
    importedAt: "2026-11-23T10:10:00.000Z",
    counters: { ...importing.counters, blocksDone: 3, noticesExpected: 3_000, ...counters },
  };
}

function decide(flow: FlowFacts["flow"], facts: Partial<FlowFacts> = {}) {
  return decideFlowResumption({
    flow,
    blocksDone: [],
    packsMade: [],
    jobs: [],
    told: nobodyTold,
    ...facts,
  });
}

describe("what a flow lacks", () => {
  it("is nothing of ours before it is started and after it was refused", () => {
    const { id, organizationFiscalCode, fileName, dryRun, requestedAt } = importing;
    const identity = { id, organizationFiscalCode, fileName, dryRun, requestedAt };
    expect(decide({ ...identity, status: "AWAITING_UPLOAD" })).toEqual({
      outcome: "awaitingUpload",
    });
    const start = { startedAt: requestedAt, uploadBytes: 1, uploadTag: "t" };
    const refusal = { code: "X", detail: "Rifiutato." };
    expect(
      decide({ ...identity, ...start, status: "REFUSED", refusedAt: requestedAt, refusal }),
    ).toEqual({ outcome: "refused" });
    expect(decide({ ...identity, ...start, status: "QUEUED" })).toMatchObject({
      outcome: "missing",
      steps: { split: true, blocks: [], closing: false },
    });
  });

  it("is the blocks without a report, and the packs of those that have one", () => {
    const facts = { blocksDone: [block(3), block(1, 0)], packsMade: [] };
    expect(decide(importing, facts)).toMatchObject({
      steps: { split: false, blocks: [2], closing: false, printPacks: [3], archive: false },
    });
  });

  it("is the closing once every block is done", () => {
    const facts = { blocksDone: [1, 2, 3].map((number) => block(number, 0)) };
    expect(decide(importing, facts)).toMatchObject({ steps: { blocks: [], closing: true } });
  });

  it("is packs, archive and debtors once it is imported, and then nothing", () => {
    const blocksDone = [block(1), block(2), block(3)];
    const facts = { blocksDone, packsMade: [{ block: 2 }] };
    const flow = imported({ notificationsExpected: 10 });
    expect(decide(flow, { ...facts, told: { ...nobodyTold, io: 4, email: 5 } })).toMatchObject({
      steps: { closing: false, printPacks: [1, 3], archive: true, notifications: 1 },
    });
    const all = { blocksDone, packsMade: blocksDone, told: { ...nobodyTold, io: 10 } };
    const archived = { ...flow, archivedAt: "2026-11-23T10:20:00.000Z" };
    expect(decide(archived, all)).toEqual({ outcome: "complete" });
    const tooLarge = imported({ noticesExpected: 20_001 });
    expect(decide(tooLarge, { ...all, told: nobodyTold })).toEqual({ outcome: "complete" });
  });

  it("is the job that makes its packs where these do not follow the file, and any job begun", () => {
    const packing = { order: "type", duplex: false, envelopeWindow: "none" } as const;
    const flow = { ...imported({ packsMade: 1 }), packing, archivedAt: "2026-11-23T10:20:00.000Z" };
    const blocksDone = [block(1), block(2), block(3)];
    const requestedAt = "2026-11-23T10:10:00.000Z";
    const request = { ...packing, format: "packs", coverIndex: true, filter: {} } as const;
    const { organizationFiscalCode } = flow;
    const identity = { organizationFiscalCode, flowId: flow.id, request, requestedAt };
    const plan = { planId: "p", plannedAt: requestedAt, notices: 3_000, packs: 3, noticesMade: 0 };
    const jobs = [
      { ...identity, ...plan, id: ownPacksJobId, status: "PLANNED", packsMade: 1 },
      { ...identity, ...plan, id: "done", status: "PLANNED", packsMade: 3 },
      { ...identity, id: "new", status: "REQUESTED" },
      { ...identity, id: "no", status: "REFUSED", notices: 30_000, refusedAt: requestedAt },
    ] as const;
    expect(decide(flow, { blocksDone, packsMade: [{ block: 1 }], jobs })).toMatchObject({
      outcome: "missing",
      steps: { printPacks: [], printJobs: [ownPacksJobId, "new"], archive: false },
    });
    expect(decide(flow, { blocksDone, jobs: jobs.slice(1, 2) })).toEqual({ outcome: "complete" });
  });
});
