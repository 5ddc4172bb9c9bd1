import { type Caller, mayTouchType } from "../access/caller.ts";
import type { OrganizationFiscalCode } from "../values/organization-fiscal-code.ts";
import { type FlowPacking, plainPacking } from "./flow-packing.ts";

/** Rows that one block carries: one queue message, one conditional step of the import. */
export const rowsPerBlock = 1000;
/** Rows that one flow may carry. */
export const rowsPerFlowMax = 2_000_000;
/** Above this many notices a flow gets print packs only, and no ZIP of single notices. */
export const archivedNoticesMax = 20_000;

/** Consecutive progressives reserved for a flow: row `n` owns `firstProgressive + n - 1`. */
export type IuvLease = {
  readonly segregationCode: string;
  readonly firstProgressive: number;
  readonly count: number;
};

export type ImportCounters = {
  readonly blocksDone: number;
  readonly rowsAccepted: number;
  readonly rowsRejected: number;
  /** Notices that the accepted rows call for. */
  readonly noticesExpected: number;
  readonly blocksWithNotices: number;
  readonly noticesMade: number;
  /** Debtors that are to be told of their new debt. */
  readonly notificationsExpected: number;
  readonly packsMade: number;
  /** DynamoDB write units spent on positions and notice numbers, indexes included. */
  readonly writeUnits: number;
};

/** Number of a block as it stands in keys and file names: five digits sort as numbers do. */
export function blockLabel(block: number): string {
  return String(block).padStart(5, "0");
}

/** Where every flow starts from. */
export const noImportCounters: ImportCounters = {
  blocksDone: 0,
  rowsAccepted: 0,
  rowsRejected: 0,
  noticesExpected: 0,
  blocksWithNotices: 0,
  noticesMade: 0,
  notificationsExpected: 0,
  packsMade: 0,
  writeUnits: 0,
};

type FlowIdentity = {
  readonly id: string;
  readonly organizationFiscalCode: OrganizationFiscalCode;
  /** Name of the uploaded ZIP, `<ipa>-<iuf>-<version>.zip`. */
  readonly fileName: string;
  /** Everything is checked, nothing is changed, no IUV is taken. */
  readonly dryRun: boolean;
  /** Instants in ISO 8601, UTC. */
  readonly requestedAt: string;
  /** Types that its rows may be of: those of whoever asked for it; any where it is absent. */
  readonly typeCodes?: readonly string[];
};

/**
 * A flow's rows, files and notices are the caller's business when no row can be of a type that is
 * not.
 */
export function mayTouchFlow(
  caller: Pick<Caller, "typeCodes">,
  { typeCodes }: Pick<ImportFlow, "typeCodes">,
): boolean {
  if (caller.typeCodes === undefined) return true;
  return typeCodes?.every((code) => mayTouchType(caller, code)) ?? false;
}

/** What was uploaded when the flow was started: nothing else is read. */
export type FlowStart = {
  readonly startedAt: string;
  readonly uploadBytes: number;
  /** Tag of the very content, as the file store gives it. */
  readonly uploadTag: string;
};

/** What the split found out; from here on the flow's numbers are fixed. */
type FlowMeasure = {
  readonly rows: number;
  readonly blocks: number;
  readonly contentSha256: string;
  /** The last row of the file ends with a line feed, as its copies shall. */
  readonly endsWithLineFeed: boolean;
  /** The ente's first progressive that was not issued before this flow. */
  readonly nextProgressive: number;
  readonly lease?: IuvLease;
  /** How the ente wanted its packs when the flow was split; absent where they are plain. */
  readonly packing?: FlowPacking;
  readonly counters: ImportCounters;
};

/** Why the whole file was refused: the incumbent's file code and an Italian sentence. */
export type FlowRefusalReason = { readonly code: string; readonly detail: string };

/**
 * - `AWAITING_UPLOAD`: registered, the file is to be uploaded and the flow started;
 * - `QUEUED`: started; the file is being checked and cut into blocks;
 * - `IMPORTING`: rows are counted, IUVs reserved, blocks are being imported;
 * - `IMPORTED`: every row has its outcome and the result files are there;
 * - `REFUSED`: the file as a whole was refused and nothing was changed.
 */
export type ImportFlow =
  | (FlowIdentity & { readonly status: "AWAITING_UPLOAD" })
  | (FlowIdentity & FlowStart & { readonly status: "QUEUED" })
  | (FlowIdentity & FlowStart & FlowMeasure & { readonly status: "IMPORTING" })
  | (FlowIdentity &
      FlowStart &
      FlowMeasure & {
        readonly status: "IMPORTED";
        readonly importedAt: string;
        /** The instant of the last print pack, once all are made. */
        readonly noticesMadeAt?: string;
        readonly archivedAt?: string;
      })
  | (FlowIdentity &
      FlowStart & {
        readonly status: "REFUSED";
        readonly refusedAt: string;
        readonly refusal: FlowRefusalReason;
      });

export type MeasuredImportFlow = Extract<ImportFlow, { status: "IMPORTING" | "IMPORTED" }>;

export function isMeasured(flow: ImportFlow): flow is MeasuredImportFlow {
  return flow.status === "IMPORTING" || flow.status === "IMPORTED";
}

/** The progressive that belongs to a row (from 1) of the flow: a re-run finds the same one. */
export function progressiveOfRow(lease: IuvLease, row: number): number {
  if (!Number.isInteger(row) || row < 1 || row > lease.count) {
    throw new RangeError(`row ${row} is outside the lease of ${lease.count} progressives`);
  }
  return lease.firstProgressive + row - 1;
}

/** A ZIP of single notices is made for flows that change something and are not too large. */
export function wantsNoticeArchive(flow: MeasuredImportFlow): boolean {
  const { noticesExpected } = flow.counters;
  return !flow.dryRun && noticesExpected > 0 && noticesExpected <= archivedNoticesMax;
}

/**
 * Packs are made block by block, as soon as a block is imported, where they follow the file;
 * in any other order they are cut when the flow is complete.
 */
export function isPackedByBlock({ packing = plainPacking }: MeasuredImportFlow): boolean {
  return packing.order === "file";
}

/** Packs that the flow is to have, as far as is known. */
export function packsExpected(flow: MeasuredImportFlow): number {
  const { blocksWithNotices, noticesExpected } = flow.counters;
  return isPackedByBlock(flow) ? blocksWithNotices : Math.ceil(noticesExpected / rowsPerBlock);
}

/** Nothing more is to come: result files, print packs and the ZIP of notices are all there. */
export function isComplete(flow: ImportFlow): boolean {
  if (flow.status === "REFUSED") return true;
  if (flow.status !== "IMPORTED") return false;
  if (flow.dryRun) return true;
  const packsDone = flow.counters.packsMade >= packsExpected(flow);
  return packsDone && (!wantsNoticeArchive(flow) || flow.archivedAt !== undefined);
}

export type QueuedImportFlow = Extract<ImportFlow, { status: "QUEUED" }>;
