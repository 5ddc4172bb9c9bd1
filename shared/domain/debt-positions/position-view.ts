import type { CalendarDate } from "../values/calendar-date.ts";
import type { NoticeNumber } from "../values/notice-number.ts";
import type { OrganizationFiscalCode } from "../values/organization-fiscal-code.ts";
import { budgetLinesOf } from "./budget-lines.ts";
import { type DebtPosition, totalAmountCents } from "./debt-position.ts";
import {
  judgePayability,
  noticesOf,
  type Payability,
  type PositionNotice,
  residualCents,
} from "./payable-notice.ts";

const statusOf = {
  payable: "UNPAID",
  unpublished: "DRAFT",
  paid: "PAID",
  otherWayBegun: "UNPAYABLE",
  expired: "EXPIRED",
  cancelled: "CANCELLED",
} as const satisfies Record<Payability, string>;

/** What is said of a position beside itself. */
export type ViewFacts = {
  /** The type's due date ends payability. */
  readonly endsOnDueDate: boolean;
  readonly today: CalendarDate;
  /** Where people reach the portal. */
  readonly publicUrl: string;
};

/** A position as its ente reads it over the API: its ways to pay, what is paid, what is left. */
export function viewPosition(position: DebtPosition, facts: ViewFacts) {
  const notices = noticesOf(position);
  const viewed = (way: PositionNotice["way"]) =>
    notices
      .filter((notice) => notice.way === way)
      .map((notice) => viewNotice(position, notice, facts));
  const single = viewed("atOnce");
  return {
    iud: position.iud,
    organizationFiscalCode: position.organizationFiscalCode,
    debtPositionType: position.typeCode,
    status: position.status,
    description: position.description,
    spontaneous: position.spontaneous ?? false,
    debtor: position.debtor,
    amountCents: totalAmountCents(position),
    residualCents: position.status === "CANCELLED" ? 0 : residualCents(position),
    transferCategory: position.transferCategory,
    settlement: position.settlement ?? null,
    metadata: position.metadata ?? [],
    budget: budgetLinesOf(position.budgetXml),
    paymentOptions: [
      ...(single.length > 0 ? [{ kind: "SINGLE", installments: single }] : []),
      ...(position.installmentPlans ?? []).map(({ kind, description }, way) => ({
        kind: kind === "discount" ? "DISCOUNT" : "INSTALMENTS",
        description,
        installments: viewed(way),
      })),
    ],
    version: position.version,
    createdAt: position.createdAt,
    updatedAt: position.updatedAt,
  };
}

function viewNotice(position: DebtPosition, notice: PositionNotice, facts: ViewFacts) {
  const { organizationFiscalCode } = position;
  const { noticeNumber, iuv, amountCents, dueDate, payment, transfers } = notice;
  const root = `/v1/organizations/${organizationFiscalCode}`;
  // What was shut by the payment of the debt another way was not paid itself.
  const judged = judgePayability({ position, notice, ...facts });
  const isToPay = judged === "payable" || judged === "unpublished";
  const isShut = judged === "paid" && payment === undefined;
  return {
    number: notice.place?.number ?? 1,
    noticeNumber,
    iuv,
    amountCents,
    dueDate: dueDate ?? null,
    status: isShut && position.installmentPlans ? "UNPAYABLE" : statusOf[judged],
    ...(transfers && { transfers }),
    payment: payment ?? null,
    links: {
      notice: `${root}/notices/${noticeNumber}`,
      ...(isToPay && { pay: payLinkOf(noticeNumber, organizationFiscalCode, facts.publicUrl) }),
      ...(payment && { receipt: `${root}/receipts/${encodeURIComponent(payment.receiptId)}` }),
    },
  };
}

/** Where whoever has a notice pays it: the address that people are sent, and that QR codes say. */
export function payLinkOf(
  noticeNumber: NoticeNumber,
  ente: OrganizationFiscalCode,
  publicUrl: string,
): string {
  return `${publicUrl}/paga/${noticeNumber}?ente=${ente}`;
}
