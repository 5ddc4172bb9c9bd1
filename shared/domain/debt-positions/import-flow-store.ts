import type { OrganizationFiscalCode } from "../values/organization-fiscal-code.ts";
import type { FlowPacking } from "./flow-packing.ts";
import type {
  FlowRefusalReason,
  FlowStart,
  ImportFlow,
  MeasuredImportFlow,
} from "./import-flow.ts";

/** Outcome of one block; written once, whatever is redelivered. */
export type ImportBlockReport = {
  readonly organizationFiscalCode: OrganizationFiscalCode;
  readonly flowId: string;
  readonly block: number;
  readonly rowsAccepted: number;
  readonly rowsRejected: number;
  readonly notices: number;
  readonly notifications: number;
  readonly writeUnits: number;
  readonly importedAt: string;
};

export type PrintPackReport = {
  readonly organizationFiscalCode: OrganizationFiscalCode;
  readonly flowId: string;
  readonly block: number;
  readonly notices: number;
  readonly bytes: number;
  readonly madeAt: string;
};

export type NotificationCounters = {
  readonly io: number;
  readonly email: number;
  readonly unreachable: number;
  readonly uncertain: number;
  /** No longer worth telling when their turn came. */
  readonly notNeeded: number;
};

/** The flow and the step that has been decided for it; written when it is still in `from`. */
export type FlowReference = {
  readonly organizationFiscalCode: OrganizationFiscalCode;
  readonly id: string;
};

export type ImportFlowStore = {
  find(flow: FlowReference): Promise<ImportFlow | undefined>;
  /** `refused` when the id exists already. */
  create(flow: ImportFlow): Promise<"written" | "refused">;
  /** AWAITING_UPLOAD → QUEUED; `refused` when the flow is no longer awaiting its upload. */
  queue(flow: FlowReference, start: FlowStart): Promise<"written" | "refused">;
  /** QUEUED → REFUSED. */
  refuse(
    flow: FlowReference,
    refusal: FlowRefusalReason,
    refusedAt: string,
  ): Promise<"written" | "refused">;
  /**
   * QUEUED → IMPORTING, taking the content and `rows` progressives of the ente in the same step.
   * `contentTaken`: another flow has imported, or is importing, the same content.
   */
  measure(
    flow: FlowReference,
    measure: {
      readonly rows: number;
      readonly blocks: number;
      readonly contentSha256: string;
      readonly endsWithLineFeed: boolean;
      readonly segregationCode: string;
      /** The least progressive to issue, whatever was issued so far. */
      readonly firstProgressiveMin: number;
      readonly packing?: FlowPacking;
    },
  ): Promise<
    | { readonly outcome: "measured"; readonly flow: MeasuredImportFlow }
    | { readonly outcome: "contentTaken"; readonly flowId: string }
  >;
  /** Block report and flow counters in one step; a second report of the block changes nothing. */
  recordBlock(report: ImportBlockReport): Promise<"recorded" | "alreadyRecorded">;
  hasBlock(flow: FlowReference, block: number): Promise<boolean>;
  findBlocks(flow: FlowReference): Promise<ImportBlockReport[]>;
  recordPrintPack(report: PrintPackReport): Promise<"recorded" | "alreadyRecorded">;
  hasPrintPack(flow: FlowReference, block: number): Promise<boolean>;
  findPrintPacks(flow: FlowReference): Promise<PrintPackReport[]>;
  /**
   * IMPORTING → IMPORTED; `refused` when it was closed before. A flow of which nothing was accepted
   * gives its content back: the ente may put its registry right and send it again. Where the packs
   * do not follow the file, the job that makes them is created in the same step.
   */
  close(flow: MeasuredImportFlow, importedAt: string): Promise<"written" | "refused">;
  markArchived(flow: FlowReference, archivedAt: string): Promise<void>;
  findNotificationCounters(flow: FlowReference): Promise<NotificationCounters>;
};
