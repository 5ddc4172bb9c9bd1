import { buffer } from "node:stream/consumers";
import { describe, expect, it } from "vitest";
import { closeImportFlow } from "../../../../functions/debt-positions/close-import-flow/close-import-flow.ts";
import type { ImportFlow } from "../../../../shared/domain/debt-positions/import-flow.ts";
import { noImportCounters } from "../../../../shared/domain/debt-positions/import-flow.ts";
import type { NewJournalEvent } from "../../../../shared/domain/journal/journal-event.ts";
import { importingFlow } from "../../../support/measured-flow.ts";

const done = {
  ...importingFlow({ id: "f1", rows: 3, blocks: 2 }),
  counters: { ...noImportCounters, blocksDone: 2, rowsAccepted: 2, rowsRejected: 1 },
};

async function close(flow: ImportFlow) {
  const written: Record<string, string> = {};
  const closed: string[] = [];
  const events: NewJournalEvent[] = [];
  await closeImportFlow(flow, {
    flows: {
      find: async () => flow,
      close: async (_flow, at) => {
        closed.push(at);
        return "written";
      },
    },
    readHeader: async () => Buffer.from("IUD;codIuv"),
    readEnriched: async (_flow, block) => Buffer.from(`riga-${block};1\n`),
    readRejected: async (_flow, block) => Buffer.from(block === 2 ? "riga-3;;CODICE;frase\n" : ""),
    writeIuvFile: async (_flow, csv) => {
      written["iuv"] = (await buffer(csv)).toString();
    },
    writeRejectedFile: async (_flow, csv) => {
      written["rejected"] = (await buffer(csv)).toString();
    },
    record: async (written) => {
      events.push(...written);
    },
    now: () => new Date("2026-11-23T10:05:00Z"),
  });
  return { written, closed, events };
}

describe("closing a flow", () => {
  it("joins the blocks in the order of the file under the right headers", async () => {
    expect(await close(done)).toMatchObject({
      written: {
        iuv: "IUD;codIuv\nriga-1;1\nriga-2;1\n",
        rejected: "IUD;codIuv;cod_rifiuto;de_rifiuto\nriga-3;;CODICE;frase\n",
      },
      closed: ["2026-11-23T10:05:00.000Z"],
    });
  });

  it("leaves one event of the whole flow in the journal, and none of its rows", async () => {
    expect((await close(done)).events).toMatchObject([
      { kind: "flowImported", flowId: "f1", rows: { accepted: 2, rejected: 1 }, outcome: "OK" },
    ]);
  });

  it("ends the enriched file as the file ended", async () => {
    const { written } = await close({ ...done, endsWithLineFeed: false });
    expect(written["iuv"]).toBe("IUD;codIuv\nriga-1;1\nriga-2;1");
  });

  it("writes only the files that have rows, and none that a dry run would fill with IUVs", async () => {
    const allRejected = { ...done.counters, rowsAccepted: 0, rowsRejected: 3 };
    expect(Object.keys((await close({ ...done, counters: allRejected })).written)).toEqual([
      "rejected",
    ]);
    expect(Object.keys((await close({ ...done, dryRun: true })).written)).toEqual(["rejected"]);
    const allAccepted = { ...done.counters, rowsAccepted: 3, rowsRejected: 0 };
    expect(Object.keys((await close({ ...done, counters: allAccepted })).written)).toEqual(["iuv"]);
  });

  it("waits for every block, and closes once", async () => {
    const early = { ...done, counters: { ...done.counters, blocksDone: 1 } };
    await expect(close(early)).rejects.toThrow("blocks to be done");
    const imported = { ...done, status: "IMPORTED", importedAt: "2026-11-23T10:04:00Z" } as const;
    expect(await close(imported)).toEqual({ written: {}, closed: [], events: [] });
  });
});
