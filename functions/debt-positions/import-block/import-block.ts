import type { DebtPositionStore } from "../../../shared/domain/debt-positions/debt-position-store.ts";
import { isMeasured } from "../../../shared/domain/debt-positions/import-flow.ts";
import type {
  FlowReference,
  ImportFlowStore,
} from "../../../shared/domain/debt-positions/import-flow-store.ts";
import type { Organization } from "../../../shared/domain/organizations/organization.ts";
import { type CalendarDate, romeDateOf } from "../../../shared/domain/values/calendar-date.ts";
import type { ImportBlockMessage } from "../../../shared/messaging/messages.ts";
import { parseFlowFileName } from "../../../shared/mypay/tracciato/flow-file-name.ts";
import { rowReadingOf } from "../../../shared/mypay/tracciato/parse-row.ts";
import { applyRows } from "./apply-rows.ts";
import { type BlockFiles, blockFiles } from "./block-files.ts";
import { readRows, toApplicableRow } from "./read-rows.ts";

export type ImportBlockDependencies = {
  readonly flows: Pick<ImportFlowStore, "find" | "hasBlock" | "recordBlock">;
  readonly positions: DebtPositionStore;
  /** The ente's registry as it was when the flow was split. */
  readonly readRegistry: (flow: FlowReference) => Promise<Organization>;
  readonly readBlock: (flow: FlowReference, block: number) => Promise<Buffer>;
  readonly writeFiles: (flow: FlowReference, block: number, files: BlockFiles) => Promise<void>;
  /** Write units charged since the last call. */
  readonly takeWriteUnits: () => number;
  readonly oldIuvAcceptedUntil: CalendarDate;
  readonly now: () => Date;
};

/**
 * Imports one block: checks its rows, applies the right ones, keeps the outcome of each in files
 * and reports the block once. A redelivery of a block that was reported does nothing; one that
 * died on the way is repeated and finds what it had done.
 */
export async function importBlock(
  message: ImportBlockMessage,
  dependencies: ImportBlockDependencies,
): Promise<void> {
  const { flows } = dependencies;
  const { organizationFiscalCode, flowId: id } = message;
  const flow = await flows.find({ organizationFiscalCode, id });
  if (flow === undefined || !isMeasured(flow)) throw new Error("the flow is not measured");
  if (await flows.hasBlock(flow, message.block)) return;
  const organization = await dependencies.readRegistry(flow);
  const name = parseFlowFileName(flow.fileName);
  if ("refused" in name) throw new Error("a flow was accepted under a wrong name");
  const now = dependencies.now();
  const reading = rowReadingOf(name.version, {
    organization,
    typeCodes: flow.typeCodes,
    // The day the flow was started: a block repeated after midnight judges as the first time.
    today: romeDateOf(new Date(flow.startedAt)),
    oldIuvAcceptedUntil: dependencies.oldIuvAcceptedUntil,
  });
  const rows = readRows(await dependencies.readBlock(flow, message.block), message, reading);
  const applicable = rows.flatMap((row) => toApplicableRow(row, flow, organization) ?? []);
  dependencies.takeWriteUnits();
  const outcomes = await applyRows(applicable, {
    organizationFiscalCode: flow.organizationFiscalCode,
    positions: dependencies.positions,
    now,
    dryRun: flow.dryRun,
  });
  const writeUnits = dependencies.takeWriteUnits();
  const { files, rowsAccepted, notices, notifications } = blockFiles(rows, outcomes);
  await dependencies.writeFiles(flow, message.block, files);
  await flows.recordBlock({
    organizationFiscalCode,
    flowId: id,
    block: message.block,
    rowsAccepted,
    rowsRejected: rows.length - rowsAccepted,
    notices: flow.dryRun ? 0 : notices,
    notifications: flow.dryRun ? 0 : notifications,
    writeUnits,
    importedAt: dependencies.now().toISOString(),
  });
}
