import type { BlockFiles } from "../../functions/debt-positions/import-block/block-files.ts";
import { importBlock } from "../../functions/debt-positions/import-block/import-block.ts";
import type { DebtPositionStore } from "../../shared/domain/debt-positions/debt-position-store.ts";
import type { MeasuredImportFlow } from "../../shared/domain/debt-positions/import-flow.ts";
import type { ImportBlockReport } from "../../shared/domain/debt-positions/import-flow-store.ts";
import type { ImportBlockMessage } from "../../shared/messaging/messages.ts";
import { oldIuvAcceptedUntil } from "../../shared/mypay/tracciato/old-iuv.ts";
import { demoOrganization } from "./demo-organization.ts";
import { Crash, faultPlan, withFaults } from "./fault-injection.ts";
import { inMemoryDebtPositions } from "./in-memory-debt-positions.ts";
import { importingFlow } from "./measured-flow.ts";

const organization = demoOrganization();
export const givenIuv = "12770000000000188";

export type RowFields = {
  iud: string;
  iuv?: string;
  action?: string;
  amount?: string;
  generate?: string;
};

function csvRow({ iud, iuv = "", action = "I", amount = "10.00", generate = "true" }: RowFields) {
  const debtor = "F;RSSMRA80A01F205X;Rossi Maria;Via San Martino;1;20121;Milano;MI;IT;";
  return `${iud};${iuv};${debtor};2035-12-31;${amount};;TARI;ALL;TARI 2026;9/0101101IM/;;${generate};${action}\n`;
}

/** Positions of one ente, and blocks that can be imported into them over and over. */
export function importWorld() {
  const positions = inMemoryDebtPositions();
  const reports: ImportBlockReport[] = [];
  const files = new Map<string, BlockFiles>();
  const run = async (
    flow: MeasuredImportFlow,
    rows: readonly RowFields[],
    {
      plan = faultPlan(0, "before"),
      store = positions as DebtPositionStore,
      diesBeforeReport = false,
      noticeVersion = organization.noticeVersion,
    } = {},
  ) => {
    const message: ImportBlockMessage = {
      organizationFiscalCode: flow.organizationFiscalCode,
      flowId: flow.id,
      block: 1,
      firstRow: 1,
      rows: rows.length,
      duplicateRows: [],
      duplicateIuvRows: [],
    };
    const flows = {
      find: async () => flow,
      hasBlock: async () => reports.some((report) => report.flowId === flow.id),
      recordBlock: async (report: ImportBlockReport) => {
        if (diesBeforeReport) throw new Crash();
        if (reports.some((known) => known.flowId === report.flowId)) return "alreadyRecorded";
        reports.push(report);
        return "recorded";
      },
    } as const;
    await importBlock(message, {
      readRegistry: async () => ({ ...organization, noticeVersion }),
      flows: withFaults(flows, plan),
      positions: withFaults(store, plan),
      readBlock: async () => Buffer.from(rows.map(csvRow).join("")),
      writeFiles: async (_flow, _block, written) => {
        files.set(flow.id, written);
      },
      takeWriteUnits: () => 0,
      oldIuvAcceptedUntil,
      now: () => new Date("2026-11-23T10:00:00Z"),
    });
  };
  return { positions, reports, files, run };
}

/** A flow of one block, with ten progressives from `firstProgressive`. */
export function measuredFlow(id: string, firstProgressive = 1, dryRun = false): MeasuredImportFlow {
  return importingFlow({ id, rows: 10, firstProgressive, dryRun });
}

export const textOf = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString("utf8");

/** Codes of the rejected rows, in the order of the file. */
export const codesOf = (files: BlockFiles | undefined) =>
  textOf(files?.rejected)
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => line.split(";").at(-2));
