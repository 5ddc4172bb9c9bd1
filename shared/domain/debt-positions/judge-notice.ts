import { findDebtPositionType, type Organization } from "../organizations/organization.ts";
import type { CalendarDate } from "../values/calendar-date.ts";
import type { DebtPosition } from "./debt-position.ts";
import { judgePayability, type Payability, type PositionNotice } from "./payable-notice.ts";
import { type ResolvedTransfer, resolveTransfers } from "./resolve-transfers.ts";

/** Why nobody can pay a notice that exists. */
export type NoticeRefusal =
  | "unpublishedNotice"
  | "cancelledNotice"
  | "paidNotice"
  | "otherWayBegun"
  | "expiredNotice"
  | "unknownType"
  | "accountMissing";

export type NoticeJudgement =
  | { readonly outcome: "payable"; readonly transfers: readonly ResolvedTransfer[] }
  | { readonly outcome: "refused"; readonly refusal: NoticeRefusal };

const refusalOf: Readonly<Record<Exclude<Payability, "payable">, NoticeRefusal>> = {
  unpublished: "unpublishedNotice",
  cancelled: "cancelledNotice",
  paid: "paidNotice",
  otherWayBegun: "otherWayBegun",
  expired: "expiredNotice",
};

/**
 * What whoever asks for a notice is told: its state first, then the ente's registry as it stands
 * now, which has to have the type and an account to credit (SANP 3.12.0, paForNode).
 */
export function judgeNotice(facts: {
  readonly organization: Organization;
  readonly position: DebtPosition;
  readonly notice: PositionNotice;
  /** The day it is in Italy. */
  readonly today: CalendarDate;
}): NoticeJudgement {
  const { organization, position, notice, today } = facts;
  const type = findDebtPositionType(organization, position.typeCode);
  const endsOnDueDate = type?.dueDateMandatory ?? false;
  const payability = judgePayability({ position, notice, endsOnDueDate, today });
  if (payability !== "payable") return refused(refusalOf[payability]);
  if (type === undefined || !type.active) return refused("unknownType");
  const transfers = resolveTransfers({ organization, debtPositionType: type, position, notice });
  return transfers === undefined ? refused("accountMissing") : { outcome: "payable", transfers };
}

function refused(refusal: NoticeRefusal): NoticeJudgement {
  return { outcome: "refused", refusal };
}
