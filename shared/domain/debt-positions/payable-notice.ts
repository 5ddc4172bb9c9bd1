import type { CalendarDate } from "../values/calendar-date.ts";
import { type EuroCents, euroCents } from "../values/euro-cents.ts";
import type { Iuv } from "../values/iuv.ts";
import type { NoticeNumber } from "../values/notice-number.ts";
import { type DebtPosition, isOpen, totalAmountCents } from "./debt-position.ts";
import type { PaymentMark } from "./installment-plan.ts";
import type { Transfer } from "./transfer.ts";

/** Which of a position's ways to pay: at once, or the plan of that place in its list. */
export type PaymentWay = "atOnce" | number;

/** One notice of a position with what it asks for: the payment at once, or an instalment. */
export type PositionNotice = {
  readonly way: PaymentWay;
  /** "2 of 3"; absent for the payment at once and the discounted one: neither is an instalment. */
  readonly place?: { readonly number: number; readonly of: number };
  readonly iuv: Iuv;
  readonly noticeNumber: NoticeNumber;
  readonly amountCents: EuroCents;
  readonly dueDate?: CalendarDate;
  readonly transfers?: readonly Transfer[];
  readonly payment?: PaymentMark;
};

/** Every notice by which a position can be paid: at once first, then plan by plan. */
export function noticesOf(position: DebtPosition): PositionNotice[] {
  const { iuv, noticeNumber, dueDate, transfers, payment } = position;
  const atOnce: PositionNotice[] =
    iuv === undefined || noticeNumber === undefined
      ? []
      : [
          {
            way: "atOnce",
            iuv,
            noticeNumber,
            amountCents: totalAmountCents(position),
            ...(dueDate && { dueDate }),
            ...(transfers && { transfers }),
            ...(payment && { payment }),
          },
        ];
  const ofPlans = (position.installmentPlans ?? []).flatMap(({ kind, installments }, way) =>
    installments.map((installment, index) => {
      const place = { number: index + 1, of: installments.length };
      return { ...installment, way, ...(kind !== "discount" && { place }) };
    }),
  );
  return [...atOnce, ...ofPlans];
}

/** The position's notice with this number; `undefined` when it has none such. */
export function findNotice(
  position: DebtPosition,
  noticeNumber: NoticeNumber,
): PositionNotice | undefined {
  return noticesOf(position).find((notice) => notice.noticeNumber === noticeNumber);
}

/** True when one of the position's notices has this IUV. */
export function holdsIuv(position: DebtPosition, iuv: Iuv): boolean {
  return position.iuv === iuv || noticesOf(position).some((notice) => notice.iuv === iuv);
}

/** True when `before` has a notice, or an IUV, that the position no longer has. */
export function losesNotice(position: DebtPosition, before: DebtPosition): boolean {
  const { iuv } = before;
  const isIuvKept = iuv === undefined || holdsIuv(position, iuv);
  return !isIuvKept || noticesOf(before).some((notice) => !holdsIuv(position, notice.iuv));
}

export type Payability =
  | "payable"
  /** The ente has not published it yet. */
  | "unpublished"
  | "cancelled"
  /** This notice, or the whole debt, is paid. */
  | "paid"
  /** Another way to pay the same debt has been begun. */
  | "otherWayBegun"
  | "expired";

export type PayabilityFacts = {
  readonly position: DebtPosition;
  readonly notice: PositionNotice;
  /** The type's due date ends payability. */
  readonly endsOnDueDate: boolean;
  /** The day it is in Italy. */
  readonly today: CalendarDate;
};

/**
 * Whether a notice can be paid now (SANP 3.12.0, paVerifyPaymentNotice and paGetPayment; behaviour
 * of instalments: paying one leaves the others of its plan, beginning one way shuts the others).
 */
export function judgePayability(facts: PayabilityFacts): Payability {
  const { position, notice, today } = facts;
  const openness = judgeOpenness(position, notice);
  if (openness !== "payable") return openness;
  const isPast = notice.dueDate !== undefined && notice.dueDate < today;
  return facts.endsOnDueDate && isPast ? "expired" : "payable";
}

/** Every notice that can still be paid, whatever day it is. */
export function openNoticesOf(position: DebtPosition): PositionNotice[] {
  return noticesOf(position).filter((notice) => judgeOpenness(position, notice) === "payable");
}

/** The same, whatever day it is. */
function judgeOpenness(
  position: DebtPosition,
  notice: PositionNotice,
): Exclude<Payability, "expired"> {
  if (position.status === "DRAFT") return "unpublished";
  if (position.status === "CANCELLED") return "cancelled";
  if (!isOpen(position) || notice.payment !== undefined) return "paid";
  const begun = noticesOf(position).find(({ payment }) => payment !== undefined);
  return begun !== undefined && begun.way !== notice.way ? "otherWayBegun" : "payable";
}

/**
 * The position after one of its notices was paid: paid as a whole by the payment at once, by the
 * discounted one and by the last instalment of a plan. Money that comes by a second way closes it
 * too: nothing of the debt is left to ask for.
 * @throws RangeError when the position has no such notice.
 */
export function markPaid(
  position: DebtPosition,
  noticeNumber: NoticeNumber,
  { payment, now }: { readonly payment: PaymentMark; readonly now: Date },
): DebtPosition {
  const notice = findNotice(position, noticeNumber);
  if (notice === undefined) throw new RangeError("the position has no such notice");
  const marked: DebtPosition = {
    ...position,
    ...(notice.way === "atOnce" && { payment }),
    ...(position.installmentPlans && {
      installmentPlans: position.installmentPlans.map((plan) => ({
        ...plan,
        installments: plan.installments.map((installment) =>
          installment.noticeNumber === noticeNumber ? { ...installment, payment } : installment,
        ),
      })),
    }),
    version: position.version + 1,
    updatedAt: now.toISOString(),
  };
  return { ...marked, status: residualCents(marked) === 0 ? "PAID" : "PARTIALLY_PAID" };
}

/**
 * What is still asked for, by the notices' own amounts; 0 once a debt is paid, by whichever way.
 * Where no way has been begun it is the whole debt.
 */
export function residualCents(position: DebtPosition): EuroCents {
  if (position.settlement !== undefined) return euroCents(0);
  const notices = noticesOf(position);
  const ways = new Set(
    notices.filter(({ payment }) => payment !== undefined).map(({ way }) => way),
  );
  if (ways.size === 0)
    return position.status === "PAID" ? euroCents(0) : totalAmountCents(position);
  if (ways.size > 1 || ways.has("atOnce")) return euroCents(0);
  const open = notices.filter(({ way, payment }) => ways.has(way) && payment === undefined);
  return euroCents(open.reduce((sum, { amountCents }) => sum + amountCents, 0));
}

/**
 * The position seen through one of its notices, as if that were all of it: what is printed and
 * told of an instalment.
 */
export function throughNotice(
  position: DebtPosition,
  noticeNumber: NoticeNumber,
): DebtPosition | undefined {
  const notice = findNotice(position, noticeNumber);
  if (notice === undefined) return undefined;
  if (position.installmentPlans === undefined) return position;
  const {
    installmentPlans: _,
    secondaryBeneficiary,
    payment: __,
    dueDate: ___,
    transfers: ____,
    ...rest
  } = position;
  const { way, iuv, amountCents, dueDate, transfers, payment } = notice;
  return {
    ...rest,
    ...(way === "atOnce" && secondaryBeneficiary ? { secondaryBeneficiary } : { amountCents }),
    ...(dueDate && { dueDate }),
    ...(transfers && { transfers }),
    ...(payment && { payment }),
    iuv,
    noticeNumber,
    status: statusOf(position, notice),
  };
}

/** A notice shut by another way to pay counts as paid: nothing is asked for with it any more. */
function statusOf(position: DebtPosition, notice: PositionNotice): DebtPosition["status"] {
  const shut = judgeOpenness(position, notice);
  if (shut === "paid" || shut === "otherWayBegun") return "PAID";
  return position.status === "PARTIALLY_PAID" ? "PAYABLE" : position.status;
}
