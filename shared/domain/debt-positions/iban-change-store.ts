import type { AuditDraft } from "../audit/audit-entry.ts";
import type { OrganizationFiscalCode } from "../values/organization-fiscal-code.ts";
import type { Page, PageRequest } from "../values/page.ts";
import type { DebtPosition } from "./debt-position.ts";
import type { IbanChange, IbanChangeReference, SegmentProgress } from "./iban-change.ts";

/** A position as it was read, and where in the table a walk goes on after it. */
export type WalkedPosition = { readonly position: DebtPosition; readonly place: string };

export type PositionToWrite = { readonly position: DebtPosition; readonly versionRead: number };

export type IbanChangeStore = {
  /** With the line of the audit; `refused` when there is such a change already. */
  create(change: IbanChange, audit: AuditDraft): Promise<"written" | "refused">;
  find(reference: IbanChangeReference): Promise<IbanChange | undefined>;
  /** The latest first. */
  list(organization: OrganizationFiscalCode, page: PageRequest): Promise<Page<IbanChange>>;
  /** How far the parts of the table are walked; those of which nothing is, are left out. */
  listProgress(reference: IbanChangeReference): Promise<readonly SegmentProgress[]>;
  findProgress(reference: IbanChangeReference, segment: number): Promise<SegmentProgress>;
  /**
   * One step, all or nothing: positions over the versions that were read, and how far the walk is.
   * `overtaken` when somebody else has walked on in this part of the table, `positionsMoved` when
   * a position is no longer as it was read.
   */
  advance(
    reference: IbanChangeReference,
    progress: SegmentProgress,
    positions: readonly PositionToWrite[],
  ): Promise<"written" | "overtaken" | "positionsMoved">;
  /**
   * The last step of a part of the table, and the change it is of, over the version read; with the
   * last part, the line of the audit too. `refused` when one of them has moved on.
   */
  finish(
    progress: SegmentProgress,
    change: IbanChange,
    audit: AuditDraft | undefined,
  ): Promise<"written" | "refused">;
};

/** Walks a part of the table by pages, seeing positions of one ente only. */
export type PositionWalk = (
  organization: OrganizationFiscalCode,
  place: {
    /** From 1. */
    readonly segment: number;
    readonly segments: number;
    /** Where a page ended; the beginning where it is left out. */
    readonly cursor?: string | undefined;
  },
) => Promise<{
  readonly positions: readonly WalkedPosition[];
  /** Where the next page begins; absent on the last one. */
  readonly cursor?: string;
}>;
