import type { DebtPosition } from "../debt-positions/debt-position.ts";
import type { DebtPositionStore } from "../debt-positions/debt-position-store.ts";
import { judgeNotice, type NoticeRefusal } from "../debt-positions/judge-notice.ts";
import { findNotice, type PositionNotice } from "../debt-positions/payable-notice.ts";
import type { RefreshAmount } from "../debt-positions/refresh-amount.ts";
import type { ResolvedTransfer } from "../debt-positions/resolve-transfers.ts";
import { isServed } from "../organizations/judge-service.ts";
import { findDebtPositionType, type Organization } from "../organizations/organization.ts";
import type { OrganizationStore } from "../organizations/organization-store.ts";
import { romeDateOf } from "../values/calendar-date.ts";
import type { NoticeNumber } from "../values/notice-number.ts";
import type { OrganizationFiscalCode } from "../values/organization-fiscal-code.ts";

/** A notice as whoever holds it names it. */
export type NoticeReference = {
  readonly organizationFiscalCode: OrganizationFiscalCode;
  readonly noticeNumber: NoticeNumber;
};

/** Why a notice cannot be paid by a cart; the last one: pagoPA takes no payment of nothing. */
export type CartRefusal = NoticeRefusal | "unknownNotice" | "organizationNotOpen" | "nothingDue";

export type FoundNotice = {
  readonly organization: Organization;
  readonly position: DebtPosition;
  readonly notice: PositionNotice;
};

/** A notice with the amount that is due now, as pagoPA's node would be told it. */
export type PayableNotice = FoundNotice & { readonly transfers: readonly ResolvedTransfer[] };

export type CheckedNotice =
  | ({ readonly outcome: "payable" } & PayableNotice)
  | {
      readonly outcome: "refused";
      readonly refusal: CartRefusal;
      /** Absent where there is no such notice. */
      readonly found?: FoundNotice;
    };

export type CheckNoticeDependencies = {
  readonly organizations: Pick<OrganizationStore, "find">;
  readonly positions: Pick<DebtPositionStore, "findByNoticeNumber">;
  readonly refreshAmount: RefreshAmount;
  readonly now: () => Date;
};

/**
 * Whether a notice can be paid now, and how much is due: asked by the same rules by which the node
 * is answered, so that what gets into a cart passes at Checkout too. The ente's service is asked
 * for the amount of payable notices only.
 */
export async function checkNotice(
  { organizationFiscalCode, noticeNumber }: NoticeReference,
  { organizations, positions, refreshAmount, now }: CheckNoticeDependencies,
): Promise<CheckedNotice> {
  const [organization, position] = await Promise.all([
    organizations.find(organizationFiscalCode),
    positions.findByNoticeNumber(organizationFiscalCode, noticeNumber),
  ]);
  const notice = position && findNotice(position, noticeNumber);
  if (organization === undefined || position === undefined || notice === undefined) {
    return { outcome: "refused", refusal: "unknownNotice" };
  }
  const found = { organization, position, notice };
  const judged = judge(found, now());
  if (judged.outcome === "refused") return judged;
  const type = findDebtPositionType(organization, position.typeCode);
  const refreshed = await refreshAmount({ position, notice, type });
  if (refreshed === position) return judged;
  const noticeNow = findNotice(refreshed, noticeNumber);
  if (noticeNow === undefined) return { outcome: "refused", refusal: "unknownNotice" };
  return judge({ organization, position: refreshed, notice: noticeNow }, now());
}

function judge(found: FoundNotice, now: Date): CheckedNotice {
  const { organization, notice } = found;
  const refuse = (refusal: CartRefusal) => ({ outcome: "refused", refusal, found }) as const;
  if (found.position.status === "DRAFT") return refuse("unpublishedNotice");
  if (!isServed(organization, "payment")) return refuse("organizationNotOpen");
  const judged = judgeNotice({ ...found, today: romeDateOf(now) });
  if (judged.outcome === "refused") return refuse(judged.refusal);
  if (notice.amountCents === 0) return refuse("nothingDue");
  return { outcome: "payable", ...found, transfers: judged.transfers };
}
