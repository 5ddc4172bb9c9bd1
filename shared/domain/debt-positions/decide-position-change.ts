import type { DebtPositionType } from "../organizations/debt-position-type.ts";
import { notifiesCreation, type Organization } from "../organizations/organization.ts";
import type { CalendarDate } from "../values/calendar-date.ts";
import { isPastDueDate, pastDueDate } from "./check-payment-options.ts";
import type { BodyProblem } from "./check-position-body.ts";
import {
  type DebtPosition,
  type DebtPositionStatus,
  type Settlement,
  withdraw,
} from "./debt-position.ts";
import { noticesOf, residualCents } from "./payable-notice.ts";
import type { PositionRefusal } from "./position-outcome.ts";

/** What is known when a position is to be changed by a call. */
export type ChangeFacts = {
  readonly organization: Organization;
  /** Of the position, where the ente still has it. */
  readonly type: DebtPositionType | undefined;
  readonly today: CalendarDate;
  readonly now: Date;
};

export type ChangeDecision =
  | { readonly outcome: "change"; readonly position: DebtPosition }
  /** It is as asked already. */
  | { readonly outcome: "unchanged" }
  | { readonly outcome: "refused"; readonly refusal: PositionRefusal }
  | { readonly outcome: "wrong"; readonly problems: readonly BodyProblem[] };

/** A change of one position, decided by what is known. Pure. */
export type DecideChange = (position: DebtPosition, facts: ChangeFacts) => ChangeDecision;

/** What forbids a change that asks for an open position, or for a draft. */
export function refusalOf(position: DebtPosition): PositionRefusal | undefined {
  return position.settlement === undefined ? refusalByStatus[position.status] : "settled";
}

const refusalByStatus: Readonly<Record<DebtPositionStatus, PositionRefusal | undefined>> = {
  DRAFT: undefined,
  PAYABLE: undefined,
  PARTIALLY_PAID: "partiallyPaid",
  PAYING: "paying",
  PAID: "paid",
  CANCELLED: "cancelled",
};

/** The ente withdraws a debt on which no money has moved, published or not. */
export const decideCancellation: DecideChange = (position, { now }) => {
  if (position.status === "CANCELLED") return { outcome: "unchanged" };
  const refusal = refusalOf(position);
  if (refusal !== undefined) return { outcome: "refused", refusal };
  return { outcome: "change", position: markedAsCalled(withdraw(position, now)) };
};

/** A draft becomes payable, as if it were created now: due dates are judged again. */
export const decidePublication: DecideChange = (position, facts) => {
  if (position.status === "PAYABLE") return { outcome: "unchanged" };
  const refusal = refusalOf(position);
  if (refusal !== undefined) return { outcome: "refused", refusal };
  const { organization, type } = facts;
  if (type === undefined || !type.active) {
    return wrong("", "Il tipo di dovuto della posizione non è attivo per l'ente.");
  }
  const isLate = noticesOf(position).some(
    ({ dueDate }) => dueDate !== undefined && isPastDueDate(dueDate, facts),
  );
  if (isLate) return wrong("", `${pastDueDate} Modificare la bozza prima di pubblicarla.`);
  const published = { status: "PAYABLE", notify: notifiesCreation(organization, type) } as const;
  const { noticeVersion } = organization;
  return changed(position, { ...published, noticeVersion }, facts);
};

/** The ente says that what is left of a debt was paid by another way than pagoPA. */
export function decideSettlement(asked: Omit<Settlement, "recordedAt">): DecideChange {
  return (position, facts) => {
    const { settlement } = position;
    const isSame =
      settlement?.paidOn === asked.paidOn &&
      settlement.reason === asked.reason &&
      settlement.note === asked.note;
    if (isSame) return { outcome: "unchanged" };
    if (asked.paidOn > facts.today) return wrong("/paidOn", "Data nel futuro.");
    if (position.status === "DRAFT") return { outcome: "refused", refusal: "draft" };
    const refusal = refusalOf(position);
    // What is left of a plan may be paid elsewhere too: what was paid by pagoPA stays as it is.
    if (refusal !== undefined && refusal !== "partiallyPaid") {
      return { outcome: "refused", refusal };
    }
    const recorded = { ...asked, recordedAt: facts.now.toISOString() };
    return changed(position, { status: "PAID", settlement: recorded }, facts);
  };
}

/**
 * The ente takes that word back: the position is as it was before, but for payments that have come
 * in the meantime.
 */
export const decideReopening: DecideChange = (position, facts) => {
  const { settlement, ...reopened } = position;
  if (settlement === undefined) return { outcome: "refused", refusal: "notSettled" };
  const isBegun = noticesOf(position).some(({ payment }) => payment !== undefined);
  if (!isBegun) return changed(reopened, { status: "PAYABLE" }, facts);
  const isPaid = residualCents(reopened) === 0;
  return changed(reopened, { status: isPaid ? "PAID" : "PARTIALLY_PAID" }, facts);
};

function changed(
  position: DebtPosition,
  changes: Partial<DebtPosition>,
  { now }: ChangeFacts,
): ChangeDecision {
  const { version } = position;
  const updatedAt = now.toISOString();
  const next = markedAsCalled({ ...position, ...changes, version: version + 1, updatedAt });
  return { outcome: "change", position: next };
}

/** Where rows have changed a position before, the last of them was not the last change. */
export function markedAsCalled(position: DebtPosition): DebtPosition {
  return position.appliedRows === undefined ? position : { ...position, changedByCall: true };
}

function wrong(pointer: string, detail: string): ChangeDecision {
  return { outcome: "wrong", problems: [{ pointer, detail }] };
}
