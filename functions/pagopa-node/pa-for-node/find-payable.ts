import type { DebtPosition } from "../../../shared/domain/debt-positions/debt-position.ts";
import type { DebtPositionStore } from "../../../shared/domain/debt-positions/debt-position-store.ts";
import { judgeNotice } from "../../../shared/domain/debt-positions/judge-notice.ts";
import {
  findNotice,
  type PositionNotice,
} from "../../../shared/domain/debt-positions/payable-notice.ts";
import type { ResolvedTransfer } from "../../../shared/domain/debt-positions/resolve-transfers.ts";
import type { Organization } from "../../../shared/domain/organizations/organization.ts";
import type { OrganizationStore } from "../../../shared/domain/organizations/organization-store.ts";
import { romeDateOf } from "../../../shared/domain/values/calendar-date.ts";
import { parseNoticeNumber } from "../../../shared/domain/values/notice-number.ts";
import type {
  GetPaymentRequest,
  VerifyRequest,
} from "../../../shared/pagopa/pa-for-node/messages.ts";
import type { Refusal } from "../../../shared/pagopa/pa-for-node/refusal.ts";
import { findServedOrganization } from "./serve-station.ts";

export type FindPayableDependencies = {
  readonly organizations: Pick<OrganizationStore, "find">;
  readonly positions: Pick<DebtPositionStore, "findByNoticeNumber">;
  readonly brokerFiscalCode: string;
  readonly now: () => Date;
};

/** A notice that can be paid now, with all that is needed to say so. */
export type PayableNotice = {
  readonly organization: Organization;
  readonly position: DebtPosition;
  readonly notice: PositionNotice;
  readonly transfers: readonly ResolvedTransfer[];
};

/**
 * Finds what a verify or an activation asks for, and changes nothing: ente, intermediary, station,
 * notice, state, transfers, checked in this order (SANP 3.12.0, paForNode). Registry and position
 * are read as they stand now, the position with strong consistency.
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
  const notice = position && findNotice(position, noticeNumber);
  if (!position || notice === undefined) return "unknownNotice";
  const today = romeDateOf(dependencies.now());
  const judged = judgeNotice({ organization, position, notice, today });
  if (judged.outcome === "refused") return judged.refusal;
  return { organization, position, notice, transfers: judged.transfers };
}
