import { describe, expect, it } from "vitest";
import type { Block } from "../../../../functions/debt-positions/split-import-flow/cut-into-blocks.ts";
import {
  type SplitImportFlowDependencies,
  splitImportFlow,
} from "../../../../functions/debt-positions/split-import-flow/split-import-flow.ts";
import { FlowArchiveError } from "../../../../shared/domain/debt-positions/flow-archive.ts";
import type {
  ImportFlow,
  QueuedImportFlow,
} from "../../../../shared/domain/debt-positions/import-flow.ts";
import type { ImportBlockMessage } from "../../../../shared/messaging/messages.ts";
import { demoOrganization } from "../../../support/demo-organization.ts";
import { Crash } from "../../../support/fault-injection.ts";
import { importingFlow } from "../../../support/measured-flow.ts";

const organization = demoOrganization();
const { counters, lease, nextProgressive, contentSha256, rows, blocks, ...started } = importingFlow(
  {
    id: "f1",
    rows: 1_500,
    blocks: 2,
  },
);
const queued: QueuedImportFlow = { ...started, status: "QUEUED" };

async function* csv(count: number) {
  yield Buffer.from("HEADER\n");
  for (let row = 1; row <= count; row += 1) yield Buffer.from(`iud-${row};x\n`);
}

function world(flow: ImportFlow = queued) {
  const state = {
    flow,
    sent: [] as ImportBlockMessage[],
    manifest: [] as readonly Block[],
    blockFiles: new Map<number, string>(),
    measured: 0,
  };
  const dependencies: SplitImportFlowDependencies = {
    organizations: { find: async () => organization },
    flows: {
      find: async () => state.flow,
      refuse: async (_flow, refusal, refusedAt) => {
        state.flow = { ...queued, status: "REFUSED", refusal, refusedAt };
        return "written";
      },
      measure: async (_flow, { rows: counted, blocks: cut }) => {
        state.measured += 1;
        const measuredFlow = importingFlow({ id: "f1", rows: counted, blocks: cut });
        state.flow = measuredFlow;
        return { outcome: "measured", flow: measuredFlow };
      },
      findBlocks: async () => [],
    },
    openContent: async () => ({ ok: true, content: csv(1_500) }),
    writeRows: async (_flow, block, bytes) => {
      state.blockFiles.set(block, bytes.toString());
    },
    writeRegistry: async () => undefined,
    writeHeader: async () => undefined,
    writeManifest: async (_flow, cut) => {
      state.manifest = cut;
    },
    readManifest: async () => state.manifest,
    publish: async (messages) => {
      state.sent.push(...messages);
    },
    now: () => new Date("2026-11-23T10:00:20Z"),
  };
  return { state, dependencies };
}

type World = ReturnType<typeof world>;

describe("splitting a flow", () => {
  it("keeps its blocks, measures it once and hands every block out", async () => {
    const { state, dependencies } = world();
    await splitImportFlow(queued, dependencies);
    expect(state.flow.status).toBe("IMPORTING");
    expect(state.sent).toMatchObject([
      { flowId: "f1", block: 1, firstRow: 1, rows: 1_000 },
      { flowId: "f1", block: 2, firstRow: 1_001, rows: 500 },
    ]);
    expect(state.blockFiles.size).toBe(2);
  });

  it("hands out what is not done when it is repeated after the measure", async () => {
    const { state, dependencies } = world();
    const dying = { ...dependencies, publish: () => Promise.reject(new Crash()) };
    await expect(splitImportFlow(queued, dying)).rejects.toBeInstanceOf(Crash);
    const report = { ...queued, flowId: "f1", block: 1, rowsAccepted: 1, rowsRejected: 0 };
    const done = { ...report, notices: 0, notifications: 0, writeUnits: 0, importedAt: "" };
    const flows = { ...dependencies.flows, findBlocks: async () => [done] };
    await splitImportFlow(queued, { ...dependencies, flows });
    expect(state.measured).toBe(1);
    expect(state.sent.map(({ block }) => block)).toEqual([2]);
  });

  it("goes on with a flow that was handed in before its ente was suspended", async () => {
    const { state, dependencies } = world();
    const suspended = { ...organization, status: "SOSPESO" } as const;
    const organizations = { find: async () => suspended };
    await splitImportFlow(queued, { ...dependencies, organizations });
    expect(state.flow.status).toBe("IMPORTING");
  });

  it("does nothing for a flow that was refused or imported", async () => {
    const over = { importedAt: "2026-11-23T10:01:00Z", status: "IMPORTED" } as const;
    const { state, dependencies } = world({ ...importingFlow({ id: "f1", rows: 1 }), ...over });
    await splitImportFlow(queued, dependencies);
    expect(state.sent).toEqual([]);
    expect(state.measured).toBe(0);
  });

  it.each<[string, string, (base: World) => Partial<SplitImportFlowDependencies>]>([
    [
      "a ZIP that is none",
      "PAA_IMPORT_ZIP_ERR",
      () => ({ openContent: async () => ({ ok: false, problem: "notAnArchive" }) }),
    ],
    [
      "a bomb met while inflating",
      "PAA_IMPORT_ZIP_COMPRESSIONE_ERR",
      () => ({
        openContent: async () => ({ ok: true, content: failing("implausibleRatio") }),
      }),
    ],
    [
      "a file replaced after the start",
      "PAA_IMPORT_FILE_SOSTITUITO",
      () => ({ openContent: async () => ({ ok: true, content: failing("replaced") }) }),
    ],
    [
      "an ente that never went live",
      "PAA_STATO_ENTE_NON_VALIDO",
      () => ({
        organizations: { find: async () => ({ ...organization, status: "INSERITO" as const }) },
      }),
    ],
    [
      "an ente that has ended meanwhile",
      "PAA_STATO_ENTE_NON_VALIDO",
      () => ({
        organizations: { find: async () => ({ ...organization, status: "CESSATO" as const }) },
      }),
    ],
    [
      "a content that another flow has imported",
      "PAA_IMPORT_FLUSSO_DUPLICATO",
      ({ dependencies }) => ({
        flows: {
          ...dependencies.flows,
          find: async ({ id }) => (id === "f1" ? queued : undefined),
          measure: async () => ({ outcome: "contentTaken", flowId: "f0" }),
        },
      }),
    ],
  ])("refuses %s", async (_case, code, change) => {
    const base = world();
    const refusals: string[] = [];
    const changed = { ...base.dependencies, ...change(base) };
    await splitImportFlow(queued, {
      ...changed,
      flows: {
        ...changed.flows,
        refuse: async (_flow, refusal) => {
          refusals.push(refusal.code);
          return "written";
        },
      },
    });
    expect(refusals).toEqual([code]);
    expect(base.state.sent).toEqual([]);
  });

  it("throws when the store does not answer, so that the queue tries again", async () => {
    const { dependencies } = world();
    const openContent = () => Promise.reject(new Error("S3 does not answer"));
    await expect(splitImportFlow(queued, { ...dependencies, openContent })).rejects.toThrow("S3");
  });
});

async function* failing(problem: "implausibleRatio" | "replaced") {
  yield Buffer.from("HEADER\niud;x\n");
  throw new FlowArchiveError(problem);
}
