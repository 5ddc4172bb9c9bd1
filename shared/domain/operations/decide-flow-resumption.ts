import {
  type ImportFlow,
  isMeasured,
  isPackedByBlock,
  wantsNoticeArchive,
} from "../debt-positions/import-flow.ts";
import type {
  ImportBlockReport,
  NotificationCounters,
  PrintPackReport,
} from "../debt-positions/import-flow-store.ts";
import { isJobComplete, type PrintJob } from "../notices/print-job.ts";

/** What is known of a flow: itself, and the reports of its parts. */
export type FlowFacts = {
  readonly flow: ImportFlow;
  readonly blocksDone: readonly Pick<ImportBlockReport, "block" | "notices">[];
  readonly packsMade: readonly Pick<PrintPackReport, "block">[];
  readonly jobs: readonly PrintJob[];
  readonly told: NotificationCounters;
};

/** The steps of a flow that have not left their result, each with the blocks it lacks. */
export type MissingSteps = {
  readonly split: boolean;
  readonly blocks: readonly number[];
  readonly closing: boolean;
  readonly printPacks: readonly number[];
  /** Jobs that have not made all of their files. */
  readonly printJobs: readonly string[];
  readonly archive: boolean;
  /** Debtors of whom nothing is known yet, by the flow's own counters. */
  readonly notifications: number;
};

export type FlowResumption =
  /** The ente has not uploaded and started it: the next step is the ente's. */
  | { readonly outcome: "awaitingUpload" }
  /** The file as a whole was refused: nothing is to come. */
  | { readonly outcome: "refused" }
  | { readonly outcome: "complete" }
  | { readonly outcome: "missing"; readonly steps: MissingSteps };

/**
 * What a flow still lacks. A step that has left its result is never asked for again; one whose
 * message is on its way cannot be told from one whose message was lost, and doing it twice does
 * no harm.
 */
export function decideFlowResumption(facts: FlowFacts): FlowResumption {
  const { flow } = facts;
  if (flow.status === "AWAITING_UPLOAD") return { outcome: "awaitingUpload" };
  if (flow.status === "REFUSED") return { outcome: "refused" };
  const steps = missingSteps(facts);
  const isComplete =
    !steps.split &&
    !steps.closing &&
    !steps.archive &&
    steps.blocks.length + steps.printPacks.length + steps.printJobs.length === 0 &&
    steps.notifications === 0;
  return isComplete ? { outcome: "complete" } : { outcome: "missing", steps };
}

function missingSteps({ flow, blocksDone, packsMade, jobs, told }: FlowFacts): MissingSteps {
  if (!isMeasured(flow)) return { ...nothing, split: true };
  const done = new Set(blocksDone.map(({ block }) => block));
  const made = new Set(packsMade.map(({ block }) => block));
  const blocks = Array.from({ length: flow.blocks }, (_, index) => index + 1);
  const toldCount = Object.values(told).reduce((sum, count) => sum + count, 0);
  const pending = blocks.filter((block) => !done.has(block));
  const isImported = flow.status === "IMPORTED";
  return {
    ...nothing,
    blocks: isImported ? [] : pending,
    closing: !isImported && pending.length === 0,
    printPacks: blocksDone
      .filter(({ block, notices }) => isPackedByBlock(flow) && notices > 0 && !made.has(block))
      .map(({ block }) => block)
      .toSorted((left, right) => left - right),
    printJobs: jobs.filter((job) => !isJobComplete(job)).map(({ id }) => id),
    archive: isImported && wantsNoticeArchive(flow) && flow.archivedAt === undefined,
    notifications: Math.max(0, flow.counters.notificationsExpected - toldCount),
  };
}

const nothing: MissingSteps = {
  split: false,
  blocks: [],
  closing: false,
  printPacks: [],
  printJobs: [],
  archive: false,
  notifications: 0,
};
