import type { Caller } from "../../../shared/domain/access/caller.ts";
import {
  type ImportFlow,
  isComplete,
  isMeasured,
  type MeasuredImportFlow,
  mayTouchFlow,
} from "../../../shared/domain/debt-positions/import-flow.ts";
import type {
  FlowReference,
  ImportFlowStore,
  NotificationCounters,
} from "../../../shared/domain/debt-positions/import-flow-store.ts";

/** Addresses of a flow's result files; null where there is none, or not yet. */
export type FlowFileLinks = {
  readonly iuv: string | null;
  readonly rejected: string | null;
  readonly notices: string | null;
  /** Empty until the flow is complete. */
  readonly printPacks: readonly string[];
};

export type ImportFlowView = {
  readonly flow: ImportFlow;
  readonly complete: boolean;
  readonly notified: NotificationCounters;
  readonly seconds: { readonly import: number | null; readonly notices: number | null };
  /** When the import is expected to end, at the pace held so far. */
  readonly estimatedEnd: string | null;
  readonly files: FlowFileLinks;
};

export type GetImportFlowDependencies = {
  readonly flows: Pick<ImportFlowStore, "find" | "findPrintPacks" | "findNotificationCounters">;
  readonly links: {
    iuv(flow: ImportFlow): Promise<string>;
    rejected(flow: ImportFlow): Promise<string>;
    notices(flow: ImportFlow): Promise<string>;
    printPack(flow: ImportFlow, block: number): Promise<string>;
  };
  readonly now: () => Date;
};

/** A flow with its progress and the addresses of what it has produced so far. */
export async function getImportFlow(
  { caller, ...reference }: FlowReference & { readonly caller: Pick<Caller, "typeCodes"> },
  dependencies: GetImportFlowDependencies,
): Promise<ImportFlowView | undefined> {
  const flow = await dependencies.flows.find(reference);
  if (flow === undefined || !mayTouchFlow(caller, flow)) return undefined;
  return {
    flow,
    complete: isComplete(flow),
    notified: await dependencies.flows.findNotificationCounters(reference),
    seconds: {
      import: secondsUntil(flow, importEnd(flow) ?? dependencies.now()),
      notices: secondsUntil(flow, noticesEnd(flow)),
    },
    estimatedEnd: estimateEnd(flow, dependencies.now()),
    files: await fileLinks(flow, dependencies),
  };
}

function importEnd(flow: ImportFlow): Date | undefined {
  if (flow.status === "IMPORTED") return new Date(flow.importedAt);
  return flow.status === "REFUSED" ? new Date(flow.refusedAt) : undefined;
}

function noticesEnd(flow: ImportFlow): Date | undefined {
  if (flow.status !== "IMPORTED" || !isComplete(flow)) return undefined;
  const latest = [flow.noticesMadeAt, flow.archivedAt].filter((at) => at !== undefined).sort();
  const end = latest.at(-1);
  return end === undefined ? undefined : new Date(end);
}

function secondsUntil(flow: ImportFlow, end: Date | undefined): number | null {
  if (flow.status === "AWAITING_UPLOAD" || end === undefined) return null;
  return Math.max(0, (end.getTime() - Date.parse(flow.startedAt)) / 1000);
}

function estimateEnd(flow: ImportFlow, now: Date): string | null {
  if (flow.status !== "IMPORTING") return null;
  const done = flow.counters.rowsAccepted + flow.counters.rowsRejected;
  if (done === 0) return null;
  const elapsedMs = now.getTime() - Date.parse(flow.startedAt);
  return new Date(now.getTime() + (elapsedMs / done) * (flow.rows - done)).toISOString();
}

async function fileLinks(
  flow: ImportFlow,
  { flows, links }: GetImportFlowDependencies,
): Promise<FlowFileLinks> {
  if (!isMeasured(flow)) return { iuv: null, rejected: null, notices: null, printPacks: [] };
  // A large flow has a thousand packs: they are listed once, when all are made.
  const packs = isComplete(flow) ? await flows.findPrintPacks(flow) : [];
  return {
    iuv: hasIuvFile(flow) ? await links.iuv(flow) : null,
    rejected: hasRejectedFile(flow) ? await links.rejected(flow) : null,
    notices: hasNoticeArchive(flow) ? await links.notices(flow) : null,
    printPacks: await Promise.all(
      packs.filter(({ notices }) => notices > 0).map(({ block }) => links.printPack(flow, block)),
    ),
  };
}

const hasIuvFile = (flow: MeasuredImportFlow) =>
  flow.status === "IMPORTED" && !flow.dryRun && flow.counters.rowsAccepted > 0;
const hasRejectedFile = (flow: MeasuredImportFlow) =>
  flow.status === "IMPORTED" && flow.counters.rowsRejected > 0;
const hasNoticeArchive = (flow: MeasuredImportFlow) =>
  flow.status === "IMPORTED" && flow.archivedAt !== undefined && flow.counters.noticesMade > 0;
