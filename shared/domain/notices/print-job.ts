import type { FlowPacking } from "../debt-positions/flow-packing.ts";
import {
  archivedNoticesMax,
  isPackedByBlock,
  type MeasuredImportFlow,
} from "../debt-positions/import-flow.ts";
import type { OrganizationFiscalCode } from "../values/organization-fiscal-code.ts";
import type { PrintFilter } from "./print-filter.ts";
import { noticesPerPackMax } from "./print-pack.ts";

/** What is to be printed of a flow, and how. Only what is still to be paid is printed. */
export type PrintJobRequest = FlowPacking & {
  /** `packs`: PDFs of up to a thousand notices; `zip`: one archive of single PDFs. */
  readonly format: "packs" | "zip";
  /** Packs begin with pages that list their notices. */
  readonly coverIndex: boolean;
  readonly filter: PrintFilter;
};

export type PrintJobReference = {
  readonly organizationFiscalCode: OrganizationFiscalCode;
  readonly flowId: string;
  readonly id: string;
};

type JobIdentity = PrintJobReference & {
  readonly request: PrintJobRequest;
  /** Instants in ISO 8601, UTC. */
  readonly requestedAt: string;
};

/** Which notices go into which pack: fixed once, whatever happens to the positions later. */
export type JobPlan = {
  /** Names the lists that this plan has written. */
  readonly planId: string;
  readonly plannedAt: string;
  readonly notices: number;
  readonly packs: number;
  /** Notices that were wanted, and that the ente prints itself: left out. None where absent. */
  readonly leftOut?: number;
};

/**
 * - `REQUESTED`: the notices are being selected and sorted;
 * - `PLANNED`: lists are fixed, their files are being made, complete once all of them are;
 * - `REFUSED`: more notices were selected than one ZIP may carry.
 */
export type PrintJob =
  | (JobIdentity & { readonly status: "REQUESTED" })
  | (JobIdentity &
      JobPlan & {
        readonly status: "PLANNED";
        readonly packsMade: number;
        readonly noticesMade: number;
      })
  | (JobIdentity & {
      readonly status: "REFUSED";
      readonly notices: number;
      readonly refusedAt: string;
    });

export type PlannedPrintJob = Extract<PrintJob, { status: "PLANNED" }>;

/** The job that makes the packs of a flow whose ente wants an order other than the file's. */
export const ownPacksJobId = "flow";

export function ownPacksJob(flow: MeasuredImportFlow, requestedAt: string): PrintJob | undefined {
  const { organizationFiscalCode, id: flowId, packing, dryRun, counters } = flow;
  if (packing === undefined || isPackedByBlock(flow)) return undefined;
  if (dryRun || counters.noticesExpected === 0) return undefined;
  const request = { ...packing, format: "packs", coverIndex: true, filter: {} } as const;
  const identity = { organizationFiscalCode, flowId, id: ownPacksJobId, request, requestedAt };
  return { ...identity, status: "REQUESTED" };
}

/** Nothing more is to come of it. */
export function isJobComplete(job: PrintJob): boolean {
  return job.status === "REFUSED" || (job.status === "PLANNED" && job.packsMade >= job.packs);
}

/** Whether one file may carry so many notices. */
export function fitsFormat({ format }: PrintJobRequest, notices: number): boolean {
  return format === "packs" || notices <= archivedNoticesMax;
}

/** Lists of notices that a job's plan consists of; a ZIP joins all of them. */
export function listsOf(notices: number): number {
  return Math.ceil(notices / noticesPerPackMax);
}

/**
 * What makes two requests the same: the flow as it was imported and all that is asked for, in an
 * order of its own, so that the order of the fields does not count.
 */
export function jobIdentityText(
  { id, contentSha256 }: Pick<MeasuredImportFlow, "id" | "contentSha256">,
  request: PrintJobRequest,
): string {
  return JSON.stringify([id, contentSha256, sortedFields(request)]);
}

function sortedFields(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortedFields);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  const sorted = entries.toSorted(([left], [right]) => (left < right ? -1 : 1));
  return sorted.map(([name, each]) => [name, sortedFields(each)]);
}
