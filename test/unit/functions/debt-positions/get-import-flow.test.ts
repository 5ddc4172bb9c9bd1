import { describe, expect, it } from "vitest";
import { getImportFlow } from "../../../../functions/debt-positions/get-import-flow/get-import-flow.ts";
import { respond } from "../../../../functions/debt-positions/get-import-flow/responses.ts";
import type { Caller } from "../../../../shared/domain/access/caller.ts";
import type { ImportFlow } from "../../../../shared/domain/debt-positions/import-flow.ts";
import { demoOrganization } from "../../../support/demo-organization.ts";
import { importingFlow } from "../../../support/measured-flow.ts";

const { fiscalCode: organizationFiscalCode } = demoOrganization();
const measured = {
  ...importingFlow({ id: "f1", rows: 2_000, blocks: 2 }),
  counters: {
    blocksDone: 1,
    rowsAccepted: 990,
    rowsRejected: 10,
    noticesExpected: 980,
    blocksWithNotices: 1,
    noticesMade: 0,
    notificationsExpected: 970,
    packsMade: 0,
    writeUnits: 2_000,
  },
};
const { id, fileName, dryRun, requestedAt, startedAt, uploadBytes, uploadTag } = measured;
const identity = { id, organizationFiscalCode, fileName, dryRun, requestedAt };
const started = { ...identity, startedAt, uploadBytes, uploadTag };

function view(
  flow: ImportFlow | undefined,
  now = "2026-11-23T10:00:20.000Z",
  caller: Pick<Caller, "typeCodes"> = {},
) {
  return getImportFlow(
    { ...identity, caller },
    {
      flows: {
        find: async () => flow,
        findPrintPacks: async () => [
          { ...identity, flowId: "f1", block: 1, notices: 980, bytes: 9, madeAt: now },
        ],
        findNotificationCounters: async () => ({
          io: 3,
          email: 2,
          unreachable: 1,
          uncertain: 0,
          notNeeded: 0,
        }),
      },
      links: {
        iuv: async () => "iuv",
        rejected: async () => "rejected",
        notices: async () => "notices",
        printPack: async (_flow, block) => `pack-${block}`,
      },
      now: () => new Date(now),
    },
  );
}

const noFiles = { iuv: null, rejected: null, notices: null, printPacks: [] };

describe("the view of a flow", () => {
  it("is a 404 for a flow that the ente does not have", async () => {
    expect(respond(await view(undefined)).status).toBe(404);
  });

  it("estimates the end from the pace held so far", async () => {
    expect(await view(measured)).toMatchObject({
      complete: false,
      seconds: { import: 10, notices: null },
      estimatedEnd: "2026-11-23T10:00:30.000Z",
      files: noFiles,
    });
  });

  it("gives result files when imported, and print packs once all are made", async () => {
    const imported: ImportFlow = {
      ...measured,
      status: "IMPORTED",
      importedAt: "2026-11-23T10:00:25.000Z",
    };
    const files = { iuv: "iuv", rejected: "rejected", notices: null, printPacks: [] };
    expect(await view(imported)).toMatchObject({ complete: false, seconds: { import: 15 }, files });
    const complete = await view({
      ...imported,
      counters: { ...measured.counters, packsMade: 1, noticesMade: 980 },
      noticesMadeAt: "2026-11-23T10:00:28.000Z",
      archivedAt: "2026-11-23T10:00:31.000Z",
    });
    expect(complete).toMatchObject({
      complete: true,
      seconds: { import: 15, notices: 21 },
      files: { ...files, notices: "notices", printPacks: ["pack-1"] },
    });
  });

  it("says why a file was refused, in problem terms a software house knows", async () => {
    const refusal = { code: "PAA_IMPORT_NO_CSV", detail: "Manca il CSV." };
    const refused = respond(
      await view({
        ...started,
        status: "REFUSED",
        refusedAt: "2026-11-23T10:00:12.000Z",
        refusal,
      }),
    );
    expect(JSON.parse(String(refused.body))).toMatchObject({
      status: "REFUSED",
      complete: true,
      refusal,
      rows: null,
      writeUnitsPerRow: null,
      seconds: { import: 2, notices: null },
    });
  });

  it("waits for its file before anything else", async () => {
    expect(await view({ ...identity, status: "AWAITING_UPLOAD" })).toMatchObject({
      complete: false,
      seconds: { import: null, notices: null },
      estimatedEnd: null,
      files: noFiles,
    });
  });
});

describe("a flow", () => {
  it("is seen by those alone whose types are all that its rows may be of", async () => {
    const sees = async (flow: ImportFlow, typeCodes?: readonly string[]) =>
      (await view(flow, undefined, typeCodes && { typeCodes })) !== undefined;
    const ofTypes = { ...measured, typeCodes: ["TARI", "CDS"] };
    expect(await sees(measured)).toBe(true);
    expect(await sees(measured, ["TARI", "CDS"])).toBe(false);
    expect(await sees(ofTypes)).toBe(true);
    expect(await sees(ofTypes, ["CDS", "TARI", "MENSA"])).toBe(true);
    expect(await sees(ofTypes, ["TARI"])).toBe(false);
  });
});
