import type { Iuv } from "../values/iuv.ts";
import type { NoticeNumber } from "../values/notice-number.ts";
import type { OrganizationFiscalCode } from "../values/organization-fiscal-code.ts";
import {
  appliedRowsMax,
  type DebtPosition,
  type DebtPositionDraft,
  type PositionOrigin,
  withdraw,
} from "./debt-position.ts";
import { isSameNotice } from "./same-notice.ts";

export const importActions = ["I", "M", "A"] as const;
/** `I` creates, `M` amends, `A` cancels (tracciato dovuti, column `azione`). */
export type ImportAction = (typeof importActions)[number];

/** Why a row that is right in itself cannot be applied to what the ente already has. */
export const importRefusals = [
  "iudDuplicated",
  "iuvDuplicated",
  "iuvNotIssued",
  "iuvNotRemovable",
  "positionNotFound",
  "typeNotAmendable",
] as const;
export type ImportRefusal = (typeof importRefusals)[number];

/** The IUV that goes with a draft, and the notice number when pagoPA can route it. */
export type AssignedIuv = { readonly iuv: Iuv; readonly noticeNumber?: NoticeNumber };

export type ImportFacts = {
  readonly organizationFiscalCode: OrganizationFiscalCode;
  readonly draft: DebtPositionDraft;
  /** The IUV given by the row, or the leased one when the row asks for an IUV. */
  readonly assigned?: AssignedIuv;
  /** Whether the IUV given by the row is one that the portal numbers but has not issued yet. */
  readonly iuvNotIssued: boolean;
  /** Whether an earlier row of the same file gives the same IUV: the first one has it. */
  readonly iuvRepeated: boolean;
  readonly origin: PositionOrigin;
  /** Of the ente's printed facts, as the flow found them. */
  readonly noticeVersion: number;
  readonly notify: boolean;
  /** The position the ente has under this IUD now. */
  readonly existing?: DebtPosition;
  readonly now: Date;
};

export type ImportDecision =
  | { readonly outcome: "create"; readonly position: DebtPosition }
  /** The IUD was cancelled earlier and is used again. */
  | {
      readonly outcome: "replace";
      readonly position: DebtPosition;
      readonly replaced: DebtPosition;
    }
  | { readonly outcome: "change"; readonly position: DebtPosition; readonly versionRead: number }
  /** This very row was applied by an earlier delivery. */
  | { readonly outcome: "alreadyApplied"; readonly position: DebtPosition }
  | { readonly outcome: "refused"; readonly refusal: ImportRefusal };

/**
 * What a row does to the ente's positions. Pure: the same facts give the same decision, and a row
 * that was applied before is recognised by its origin, so a redelivery changes nothing.
 * Rules: MyPay4 write functions (insert, modify, cancel): an IUD may be used again only after its
 * debt was cancelled; a debt being paid or paid is never touched; the type cannot be amended; an
 * IUV may be added, never changed or removed.
 */
export function decideImport(action: ImportAction, facts: ImportFacts): ImportDecision {
  switch (action) {
    case "I":
      return decideCreation(facts);
    case "M":
      return decideAmendment(facts);
    case "A":
      return decideCancellation(facts);
  }
}

function decideCreation(facts: ImportFacts): ImportDecision {
  const { existing } = facts;
  if (facts.iuvRepeated) return { outcome: "refused", refusal: "iuvDuplicated" };
  // It would be given to another debt sooner or later.
  if (facts.iuvNotIssued) return { outcome: "refused", refusal: "iuvNotIssued" };
  if (existing === undefined) return { outcome: "create", position: newPosition(facts) };
  if (wasApplied(existing, facts.origin)) return { outcome: "alreadyApplied", position: existing };
  if (existing.status !== "CANCELLED") return { outcome: "refused", refusal: "iudDuplicated" };
  const appliedRows = latestRows([...(existing.appliedRows ?? []), existing.origin]);
  const position = { ...newPosition(facts), appliedRows, version: existing.version + 1 };
  return { outcome: "replace", position, replaced: existing };
}

function decideAmendment(facts: ImportFacts): ImportDecision {
  const { existing, draft } = facts;
  if (existing !== undefined && wasApplied(existing, facts.origin)) {
    return { outcome: "alreadyApplied", position: existing };
  }
  if (!isAmendable(existing)) return { outcome: "refused", refusal: "positionNotFound" };
  if (existing.typeCode !== draft.typeCode) {
    return { outcome: "refused", refusal: "typeNotAmendable" };
  }
  if (existing.iuv !== undefined) {
    if (draft.iuv === undefined && !draft.generateIuv) {
      return { outcome: "refused", refusal: "iuvNotRemovable" };
    }
    if (draft.iuv !== undefined && draft.iuv !== existing.iuv) {
      return { outcome: "refused", refusal: "iuvDuplicated" };
    }
  }
  const position = amend(existing, facts);
  return { outcome: "change", position, versionRead: existing.version };
}

/** The debt as the row says, under its own IUV and with its history. */
function amend(existing: DebtPosition, facts: ImportFacts): DebtPosition {
  const keptIuv: AssignedIuv | undefined =
    existing.iuv === undefined
      ? facts.assigned
      : {
          iuv: existing.iuv,
          ...(existing.noticeNumber === undefined ? {} : { noticeNumber: existing.noticeNumber }),
        };
  const { assigned: _, ...others } = facts;
  const issued = newPosition(keptIuv === undefined ? others : { ...others, assigned: keptIuv });
  const { noticeVersion: present, ...amended } = issued;
  const noticeVersion = isSameNotice(existing, issued) ? existing.noticeVersion : present;
  return {
    ...amended,
    ...(noticeVersion !== undefined && { noticeVersion }),
    ...(existing.origin === undefined ? {} : { origin: existing.origin }),
    appliedRows: latestRows([...(existing.appliedRows ?? []), facts.origin]),
    ...(existing.spontaneous && { spontaneous: true }),
    notify: existing.notify,
    version: existing.version + 1,
    createdAt: existing.createdAt,
  };
}

/** A row knows nothing of plans and transfers, and would take them away. */
function isAmendable(existing: DebtPosition | undefined): existing is DebtPosition {
  return (
    existing?.status === "PAYABLE" &&
    existing.installmentPlans === undefined &&
    existing.transfers === undefined
  );
}

function decideCancellation(facts: ImportFacts): ImportDecision {
  const { existing } = facts;
  if (existing !== undefined && wasApplied(existing, facts.origin)) {
    return { outcome: "alreadyApplied", position: existing };
  }
  if (existing?.status !== "PAYABLE") return { outcome: "refused", refusal: "positionNotFound" };
  const { changedByCall: _, ...withdrawn } = withdraw(existing, facts.now);
  const appliedRows = latestRows([...(existing.appliedRows ?? []), facts.origin]);
  const position: DebtPosition = { ...withdrawn, appliedRows };
  return { outcome: "change", position, versionRead: existing.version };
}

function newPosition(facts: ImportFacts): DebtPosition {
  const { generateIuv: _, iuv: __, ...draft } = facts.draft;
  const at = facts.now.toISOString();
  return {
    ...draft,
    ...(facts.assigned ?? {}),
    ...(facts.assigned?.noticeNumber && { noticeVersion: facts.noticeVersion }),
    organizationFiscalCode: facts.organizationFiscalCode,
    status: "PAYABLE",
    version: 1,
    origin: facts.origin,
    notify: facts.notify,
    createdAt: at,
    updatedAt: at,
  };
}

function wasApplied(position: DebtPosition, row: PositionOrigin): boolean {
  const rows = [position.origin, ...(position.appliedRows ?? [])];
  return rows.some((applied) => applied?.flowId === row.flowId && applied.row === row.row);
}

function latestRows(rows: readonly (PositionOrigin | undefined)[]): PositionOrigin[] {
  return rows.filter((row) => row !== undefined).slice(-appliedRowsMax);
}
