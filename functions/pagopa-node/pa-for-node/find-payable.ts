import type { DebtPosition } from "../../../shared/domain/debt-positions/debt-position.ts";
import type { DebtPositionStore } from "../../../shared/domain/debt-positions/debt-position-store.ts";
import { judgeNotice } from "../../../shared/domain/debt-positions/judge-notice.ts";
import {
  findNotice,
  type PositionNotice,
} from "../../../shared/domain/debt-positions/payable-notice.ts";
import {
  createAmountRefresher,
  type RefreshAmountDependencies,
} from "../../../shared/domain/debt-positions/refresh-amount.ts";
import type { ResolvedTransfer } from "../../../shared/domain/debt-positions/resolve-transfers.ts";
import {
  findDebtPositionType,
  type Organization,
} from "../../../shared/domain/organizations/organization.ts";
import type { OrganizationStore } from "../../../shared/domain/organizations/organization-store.ts";
import { type CalendarDate, romeDateOf } from "../../../shared/domain/values/calendar-date.ts";
import {
  type NoticeNumber,
  parseNoticeNumber,
} from "../../../shared/domain/values/notice-number.ts";
import type {
  GetPaymentRequest,
  VerifyRequest,
} from "../../../shared/pagopa/pa-for-node/messages.ts";
import type { Refusal } from "../../../shared/pagopa/pa-for-node/refusal.ts";
import { findServedOrganization } from "./serve-station.ts";

export type FindPayableDependencies = RefreshAmountDependencies & {
  readonly organizations: Pick<OrganizationStore, "find">;
  readonly positions: Pick<DebtPositionStore, "findByNoticeNumber">;
  readonly brokerFiscalCode: string;
};

/** A notice that can be paid now, with all that is needed to say so. */
export type PayableNotice = {
  readonly organization: Organization;
  readonly position: DebtPosition;
  readonly notice: PositionNotice;
  readonly transfers: readonly ResolvedTransfer[];
};

/**
 * Finds what a verify or an activation asks for: ente, intermediary, station, notice, state,
 * transfers, checked in this order (SANP 3.12.0, paForNode). Registry and position are read as they
 * stand now, the position with strong consistency. Nothing is changed but the amount of a debt
 * whose ente knows another one.
 */
export async function findPayable(
  request: VerifyRequest | GetPaymentRequest,
  dependencies: FindPayableDependencies,
): Promise<PayableNotice | Refusal> {
  const { fiscalCode, noticeNumber: noticeText } = request.qrCode;
  const noticeNumber = parseNoticeNumber(noticeText);
  const organization = await findServedOrganization(request, dependencies);
  if (typeof organization === "string") return organization;
  if (fiscalCode !== organization.fiscalCode) return "unknownOrganization";
  const position =
    noticeNumber &&
    (await dependencies.positions.findByNoticeNumber(organization.fiscalCode, noticeNumber));
  if (!position) return "unknownNotice";
  return judgePayable({ organization, position, noticeNumber }, dependencies);
}

type NoticeToJudge = {
  readonly organization: Organization;
  readonly position: DebtPosition;
  readonly noticeNumber: NoticeNumber;
};

/** The notice with the amount that is due now, or why nobody can pay it. */
export async function judgePayable(
  asked: NoticeToJudge,
  dependencies: RefreshAmountDependencies,
): Promise<PayableNotice | Refusal> {
  const { organization, position } = asked;
  const today = romeDateOf(dependencies.now());
  const payable = judgeAsItStands(asked, today);
  if (typeof payable === "string") return payable;
  const type = findDebtPositionType(organization, position.typeCode);
  const refreshAmount = createAmountRefresher(dependencies);
  const refreshed = await refreshAmount({ position, notice: payable.notice, type });
  return refreshed === position
    ? payable
    : judgeAsItStands({ ...asked, position: refreshed }, today);
}

/** The same, with the amount that was written down last. */
export function judgeAsItStands(
  { organization, position, noticeNumber }: NoticeToJudge,
  today: CalendarDate,
): PayableNotice | Refusal {
  const notice = findNotice(position, noticeNumber);
  if (notice === undefined) return "unknownNotice";
  const judged = judgeNotice({ organization, position, notice, today });
  if (judged.outcome === "refused") return judged.refusal;
  return { organization, position, notice, transfers: judged.transfers };
}
