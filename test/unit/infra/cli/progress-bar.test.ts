import { describe, expect, it } from "vitest";
import { describeFlow } from "../../../../infra/cli/commands/flow-commands.ts";
import type { FlowView, PrintJobView } from "../../../../infra/cli/portal-client.ts";
import { notifiedLine, printLine, progressLine } from "../../../../infra/cli/progress-bar.ts";

const flow: FlowView = {
  id: "f1",
  name: "c_demo1-TARI-1_3.zip",
  dryRun: false,
  status: "IMPORTING",
  complete: false,
  rows: 200,
  accepted: 90,
  rejected: 10,
  notices: { expected: 90, made: 0 },
  notified: { expected: 80, io: 10, email: 5, unreachable: 5, uncertain: 0, notNeeded: 0 },
  seconds: { import: 2, notices: null },
  estimatedEnd: "2026-11-23T17:00:00Z",
  writeUnitsPerRow: 2,
  refusal: null,
  files: { iuv: null, rejected: null, notices: null, printPacks: [] },
};

describe("progress on standard error", () => {
  it("shows rows and the expected end while they are imported, then notices, then debtors", () => {
    expect(progressLine(flow)).toBe(
      `Righe    ${"█".repeat(15)}${"░".repeat(15)}  50% (100/200) · fine prevista 18:00:00`,
    );
    expect(progressLine({ ...flow, status: "IMPORTED" })).toContain("0% (0/90)");
    expect(notifiedLine(flow)).toContain("25% (20/80) · 10 su App IO, 5 per e-mail");
  });
});

describe("progress of a print job", () => {
  const job: PrintJobView = {
    id: "j1",
    status: "REQUESTED",
    complete: false,
    notices: { selected: null, made: 0 },
    packs: { total: null, made: 0 },
    refusal: null,
    files: [],
  };

  it("is a bar of its files once the notices are selected", () => {
    expect(printLine(job)).toBe("Scelta degli avvisi");
    const notices = { selected: 3500, made: 1000 };
    const printing = { ...job, notices, packs: { total: 4, made: 1 } };
    expect(printLine({ ...printing, status: "PRINTING" })).toMatch(
      / 25% \(1\/4\) · avvisi stampati: 1000$/u,
    );
    expect(printLine({ ...job, status: "REFUSED" })).toBe("Stampa rifiutata");
  });
});

describe("a flow in words", () => {
  it("says what was refused and why", () => {
    const refusal = { code: "PAA_IMPORT_NO_CSV", detail: "Manca il CSV." };
    const text = describeFlow({ ...flow, status: "REFUSED", refusal });
    expect(text).toBe("Flusso c_demo1-TARI-1_3.zip rifiutato: Manca il CSV. [PAA_IMPORT_NO_CSV]");
  });
});
