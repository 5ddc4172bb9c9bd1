import type { MeasuredImportFlow } from "../../../shared/domain/debt-positions/import-flow.ts";
import type {
  FlowReference,
  ImportFlowStore,
} from "../../../shared/domain/debt-positions/import-flow-store.ts";
import type {
  NewJournalEvent,
  RecordEvents,
} from "../../../shared/domain/journal/journal-event.ts";
import { rejectedHeader } from "../../../shared/mypay/tracciato/write-back.ts";

/** The parts of a CSV, one after the other. */
export type CsvParts = AsyncIterable<Uint8Array>;

export type CloseImportFlowDependencies = {
  readonly flows: Pick<ImportFlowStore, "find" | "close">;
  readonly readHeader: (flow: FlowReference) => Promise<Buffer>;
  readonly readEnriched: (flow: FlowReference, block: number) => Promise<Buffer | undefined>;
  readonly readRejected: (flow: FlowReference, block: number) => Promise<Buffer | undefined>;
  readonly writeIuvFile: (flow: MeasuredImportFlow, csv: CsvParts) => Promise<void>;
  readonly writeRejectedFile: (flow: MeasuredImportFlow, csv: CsvParts) => Promise<void>;
  readonly now: () => Date;
  readonly record: RecordEvents;
};

/**
 * Writes the result files of a flow whose blocks are all done, rows in the order of the file:
 * `_IUV` when a row was accepted, `_SCARTI` when one was rejected. The flow is IMPORTED only once
 * they are there; writing them again gives the same bytes.
 */
export async function closeImportFlow(
  reference: FlowReference,
  dependencies: CloseImportFlowDependencies,
): Promise<void> {
  const flow = await dependencies.flows.find(reference);
  if (flow?.status !== "IMPORTING") return;
  if (flow.counters.blocksDone < flow.blocks) throw new Error("the flow has blocks to be done");
  const header = (await dependencies.readHeader(flow)).toString("utf8");
  if (flow.counters.rowsAccepted > 0 && !flow.dryRun) {
    const parts = joinBlocks(header, flow, dependencies.readEnriched);
    await dependencies.writeIuvFile(flow, flow.endsWithLineFeed ? parts : dropLast(parts));
  }
  if (flow.counters.rowsRejected > 0) {
    const parts = joinBlocks(rejectedHeader(header), flow, dependencies.readRejected);
    await dependencies.writeRejectedFile(flow, parts);
  }
  const at = dependencies.now().toISOString();
  await dependencies.flows.close(flow, at);
  await dependencies.record([eventOf(flow, at)]);
}

/** One event for the whole flow: what its rows did, the positions tell. */
function eventOf(flow: MeasuredImportFlow, at: string): NewJournalEvent {
  const { organizationFiscalCode, id, dryRun, counters } = flow;
  return {
    organizationFiscalCode,
    at,
    kind: "flowImported",
    direction: "in",
    peer: { kind: "flow", id },
    outcome: "OK",
    ...(dryRun && { code: "DRY_RUN" }),
    flowId: id,
    rows: { accepted: counters.rowsAccepted, rejected: counters.rowsRejected },
  };
}

async function* joinBlocks(
  header: string,
  flow: MeasuredImportFlow,
  read: (flow: FlowReference, block: number) => Promise<Buffer | undefined>,
): AsyncGenerator<Uint8Array> {
  yield Buffer.from(`${header}\n`);
  for (let block = 1; block <= flow.blocks; block += 1) {
    const rows = await read(flow, block);
    if (rows !== undefined) yield rows;
  }
}

/** The same bytes without the very last one, the line feed that the file did not have. */
async function* dropLast(parts: CsvParts): AsyncGenerator<Uint8Array> {
  let held: Uint8Array | undefined;
  for await (const part of parts) {
    if (part.length === 0) continue;
    if (held !== undefined) yield held;
    held = part;
  }
  if (held !== undefined) yield held.subarray(0, -1);
}
