import type { DebtPosition } from "../debt-positions/debt-position.ts";
import { findDebtPositionType, type Organization } from "../organizations/organization.ts";
import type { Iud } from "../values/iud.ts";
import type { NoticeNumber } from "../values/notice-number.ts";
import { composeNotice, mayHaveNotice } from "./compose-notice.ts";
import type { Notice } from "./notice.ts";
import { paymentsToPrint } from "./payments-to-print.ts";

/** A notice and the position it asks for. */
export type NoticeToPrint = { readonly position: DebtPosition; readonly notice: Notice };

/**
 * The notice of a position as it stands, or the one with the number given (see `paymentsToPrint`):
 * undefined when it has none, or nothing is to be paid with it any longer. Positions of a type
 * that the ente has given up keep their notice out of print.
 */
export function noticeToPrint(
  organization: Organization,
  position: DebtPosition,
  noticeNumber?: NoticeNumber,
): NoticeToPrint | undefined {
  const printable = partsToPrint(organization, position, noticeNumber);
  if (printable === undefined) return undefined;
  const { debtPositionType, payments } = printable;
  const facts = { organization, debtPositionType, debtPosition: position };
  return { position, notice: composeNotice(facts, payments) };
}

/** Whether the position has a notice as it stands, for a pack; nothing is composed. */
export function hasNoticeToPrint(organization: Organization, position: DebtPosition): boolean {
  const parts = partsToPrint(organization, position);
  return parts !== undefined && parts.debtPositionType.printDisabled !== true;
}

/** The ente prints the notices of that type itself (MyPay4: flg_disabilita_stampa_avviso). */
export function isPrintDisabled(organization: Organization, { typeCode }: DebtPosition): boolean {
  return findDebtPositionType(organization, typeCode)?.printDisabled === true;
}

function partsToPrint(
  organization: Organization,
  position: DebtPosition,
  noticeNumber?: NoticeNumber,
) {
  const debtPositionType = findDebtPositionType(organization, position.typeCode);
  if (debtPositionType === undefined || !mayHaveNotice(position)) return undefined;
  const payments = paymentsToPrint(position, noticeNumber);
  return payments.length === 0 ? undefined : { debtPositionType, payments };
}

/** The notices to print of the IUDs given, in their order; none of types that are not printed. */
export function noticesToPrint(
  organization: Organization,
  iuds: readonly Iud[],
  positions: readonly DebtPosition[],
): NoticeToPrint[] {
  const byIud = new Map(positions.map((position) => [position.iud, position]));
  return iuds.flatMap((iud) => {
    const position = byIud.get(iud);
    if (position === undefined || isPrintDisabled(organization, position)) return [];
    return noticeToPrint(organization, position) ?? [];
  });
}
