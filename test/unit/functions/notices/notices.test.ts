import { describe, expect, it } from "vitest";
import { archiveNotices } from "../../../../functions/notices/archive-notices/archive-notices.ts";
import type { ArchivedNotice } from "../../../../functions/notices/archive-notices/render-list.ts";
import { renderPrintPack } from "../../../../functions/notices/render-print-pack/render-print-pack.ts";
import type { DebtPosition } from "../../../../shared/domain/debt-positions/debt-position.ts";
import type { FlowPacking } from "../../../../shared/domain/debt-positions/flow-packing.ts";
import {
  archivedNoticesMax,
  type ImportFlow,
  noImportCounters,
} from "../../../../shared/domain/debt-positions/import-flow.ts";
import type { PrintPackReport } from "../../../../shared/domain/debt-positions/import-flow-store.ts";
import type { PackOptions } from "../../../../shared/domain/notices/print-pack.ts";
import { euroCents } from "../../../../shared/domain/values/euro-cents.ts";
import { parseIud } from "../../../../shared/domain/values/iud.ts";
import { composeIuv } from "../../../../shared/domain/values/iuv.ts";
import { noticeNumberOf } from "../../../../shared/domain/values/notice-number.ts";
import { demoOrganization } from "../../../support/demo-organization.ts";
import { importingFlow } from "../../../support/measured-flow.ts";

const organization = demoOrganization();
const organizations = { find: async () => organization };
const now = () => new Date("2026-11-23T10:05:00Z");

function position(progressive: number, over: Partial<DebtPosition> = {}): DebtPosition {
  const iuv = composeIuv({ segregationCode: "12", progressive });
  return {
    organizationFiscalCode: organization.fiscalCode,
    iud: parseIud(`IUD-${progressive}`) ?? expect.fail(),
    iuv,
    noticeNumber: noticeNumberOf(iuv) ?? expect.fail(),
    status: "PAYABLE",
    version: 1,
    debtor: { kind: "F", code: "RSSMRA80A01F205X", fullName: "Rossi Maria" },
    amountCents: euroCents(12_345),
    typeCode: "TARI",
    paymentChannels: "ALL",
    description: "TARI 2026",
    transferCategory: "9/0101101IM/",
    notify: false,
    createdAt: "2026-11-23T10:00:00.000Z",
    updatedAt: "2026-11-23T10:00:00.000Z",
    ...over,
  };
}

const all = [position(1), position(2, { status: "CANCELLED" }), position(3)];
const positions = {
  findMany: async () => [...all].reverse(),
  findByNoticeNumber: async (_organization: string, noticeNumber: string) =>
    all.find((each) => each.noticeNumber === noticeNumber),
};
const iuds = all.map(({ iud }) => iud);

describe("a print pack", () => {
  const flow = importingFlow({ id: "f1", rows: 3 });
  const message = { organizationFiscalCode: organization.fiscalCode, flowId: "f1", block: 2 };
  const render = async (hasPrintPack: boolean, packing?: FlowPacking) => {
    const printed: number[] = [];
    const sides: PackOptions[] = [];
    const reports: PrintPackReport[] = [];
    await renderPrintPack(message, {
      organizations,
      positions,
      flows: {
        find: async () => ({ ...flow, ...(packing && { packing }) }),
        hasPrintPack: async () => hasPrintPack,
        recordPrintPack: async (report) => {
          reports.push(report);
          return "recorded";
        },
      },
      readPrintable: async () => iuds,
      render: (_organization, notices, options) => {
        printed.push(notices.length);
        sides.push(options);
        return new Uint8Array(notices.length);
      },
      writePrintPack: async () => undefined,
      now,
    });
    return { printed, reports, sides };
  };

  it("prints what is still to be paid, in the order of the rows", async () => {
    const { printed, reports, sides } = await render(false);
    expect(printed).toEqual([2]);
    expect(reports).toMatchObject([{ block: 2, notices: 2, bytes: 2 }]);
    expect(sides).toEqual([{ duplex: false, envelopeWindow: "none", firstProgressive: 1_001 }]);
  });

  it("is not printed again once it was reported", async () => {
    expect(await render(true)).toEqual({ printed: [], reports: [], sides: [] });
  });

  it("has the sides and envelopes of the flow, and waits for its end in any other order", async () => {
    const packing = { order: "file", duplex: true, envelopeWindow: "right" } as const;
    const { sides } = await render(false, packing);
    expect(sides).toEqual([{ duplex: true, envelopeWindow: "right", firstProgressive: 1_001 }]);
    const nothing = { printed: [], reports: [], sides: [] };
    expect(await render(false, { ...packing, order: "type" })).toEqual(nothing);
  });
});

describe("the archive of a flow's notices", () => {
  const archive = async (flow: ImportFlow) => {
    const names: string[] = [];
    let marked = false;
    await archiveNotices(flow, {
      organizations,
      positions,
      flows: {
        find: async () => flow,
        markArchived: async () => {
          marked = true;
        },
      },
      readPrintable: async () => iuds,
      render: () => new Uint8Array(1),
      writeNoticeArchive: async (_flow, notices: AsyncIterable<ArchivedNotice>) => {
        for await (const { name } of notices) names.push(name);
      },
      now,
    });
    return { names, marked };
  };
  const imported = (noticesExpected: number) =>
    ({
      ...importingFlow({ id: "f1", rows: 3 }),
      status: "IMPORTED",
      importedAt: "2026-11-23T10:04:00Z",
      counters: { ...noImportCounters, noticesExpected },
    }) as const;

  it("names each PDF after its IUV", async () => {
    expect(await archive(imported(3))).toEqual({
      names: [`avviso_${all[0]?.iuv}.pdf`, `avviso_${all[2]?.iuv}.pdf`],
      marked: true,
    });
  });

  it("is not made for a flow without notices, with too many, or twice", async () => {
    const nothing = { names: [], marked: false };
    expect(await archive(imported(0))).toEqual(nothing);
    expect(await archive(imported(archivedNoticesMax + 1))).toEqual(nothing);
    expect(await archive({ ...imported(3), archivedAt: "2026-11-23T10:04:30Z" })).toEqual(nothing);
  });
});
