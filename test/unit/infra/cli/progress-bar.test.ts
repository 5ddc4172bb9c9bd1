import { describe, expect, it } from "vitest";
import { describeFlow } from "../../../../infra/cli/commands/flow-commands.ts";
import type { FlowView } from "../../../../infra/cli/portal-client.ts";
import { notifiedLine, progressLine } from "../../../../infra/cli/progress-bar.ts";

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

describe("a flow in words", () => {
  it("says what was refused and why", () => {
    const refusal = { code: "PAA_IMPORT_NO_CSV", detail: "Manca il CSV." };
    const text = describeFlow({ ...flow, status: "REFUSED", refusal });
    expect(text).toBe("Flusso c_demo1-TARI-1_3.zip rifiutato: Manca il CSV. [PAA_IMPORT_NO_CSV]");
  });
});
