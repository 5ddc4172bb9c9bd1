import { type DebtPosition, totalAmountCents } from "../../debt-positions/debt-position.ts";
import {
  noticesOf,
  type PositionNotice,
  residualCents,
} from "../../debt-positions/payable-notice.ts";
import type { InvariantLog } from "./invariant.ts";

/** What must hold of a position by itself. */
export function checkPosition(position: DebtPosition, log: InvariantLog): void {
  const subject = subjectOf(position);
  const notices = noticesOf(position);
  log.checked("transfersSum");
  if (!sumsUp(position, notices)) log.broken("transfersSum", subject);
  log.checked("paymentState");
  if (!isStateOfPayments(position, notices)) log.broken("paymentState", subject);
}

/** How a position is named in a report: by its ente and the IUV, or by its ente alone. */
export function subjectOf(position: DebtPosition): string {
  const { organizationFiscalCode, iuv, installmentPlans } = position;
  const number = iuv ?? installmentPlans?.[0]?.installments[0]?.iuv ?? "senza IUV";
  return `${organizationFiscalCode}/${number}`;
}

/** Every IUV that a position has. */
export function iuvsOf(position: DebtPosition): ReadonlySet<string> {
  const numbered = noticesOf(position).map(({ iuv }) => iuv);
  return new Set(position.iuv === undefined ? numbered : [position.iuv, ...numbered]);
}

function sumsUp(position: DebtPosition, notices: readonly PositionNotice[]): boolean {
  const { transfers } = position;
  const total = totalAmountCents(position);
  const isRight = transfers === undefined || sumOf(transfers) === total;
  return (
    isRight &&
    notices.every((notice) => !notice.transfers || sumOf(notice.transfers) === notice.amountCents)
  );
}

function sumOf(transfers: readonly { readonly amountCents: number }[]): number {
  return transfers.reduce((sum, { amountCents }) => sum + amountCents, 0);
}

/** Paid is what leaves nothing to pay; partly paid what leaves something; else nothing is paid. */
function isStateOfPayments(position: DebtPosition, notices: readonly PositionNotice[]): boolean {
  const isBegun =
    position.payment !== undefined || notices.some(({ payment }) => payment !== undefined);
  const residual = residualCents(position);
  switch (position.status) {
    case "PAID":
      return (isBegun || position.settlement !== undefined) && residual === 0;
    case "PARTIALLY_PAID":
      return isBegun && residual > 0;
    case "DRAFT":
    case "PAYABLE":
    case "PAYING":
    case "CANCELLED":
      return !isBegun;
  }
}
