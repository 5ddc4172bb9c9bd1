import {
  type DebtPosition,
  type DebtPositionStatus,
  isOpen,
} from "../../../shared/domain/debt-positions/debt-position.ts";
import type { DebtPositionStore } from "../../../shared/domain/debt-positions/debt-position-store.ts";
import { throughNotice } from "../../../shared/domain/debt-positions/payable-notice.ts";
import type { Notice } from "../../../shared/domain/notices/notice.ts";
import { noticeToPrint } from "../../../shared/domain/notices/notices-to-print.ts";
import type { NotificationState } from "../../../shared/domain/notifications/notification.ts";
import type { NotificationStore } from "../../../shared/domain/notifications/notification-store.ts";
import type { Organization } from "../../../shared/domain/organizations/organization.ts";
import type { OrganizationStore } from "../../../shared/domain/organizations/organization-store.ts";
import type { NoticeNumber } from "../../../shared/domain/values/notice-number.ts";
import type { OrganizationFiscalCode } from "../../../shared/domain/values/organization-fiscal-code.ts";

export type GetNoticeDependencies = {
  readonly organizations: Pick<OrganizationStore, "find">;
  readonly positions: Pick<DebtPositionStore, "findByNoticeNumber">;
  readonly notifications: Pick<NotificationStore, "find">;
  readonly render: (organization: Organization, notice: Notice) => Uint8Array;
};

export type GetNoticeInput = {
  readonly organizationFiscalCode: OrganizationFiscalCode;
  readonly noticeNumber: NoticeNumber;
  /** What the caller accepts, `Accept` header in lower case. */
  readonly accept: string;
};

export type GetNoticeOutcome =
  | { readonly outcome: "document"; readonly fileName: string; readonly pdf: Uint8Array }
  | {
      readonly outcome: "data";
      readonly position: DebtPosition;
      readonly notice: Notice | undefined;
      /** Whether and how the debtor was told; undefined while nobody has tried. */
      readonly notification: NotificationState | undefined;
    }
  /** The position is paid or cancelled: there is nothing to print any more. */
  | { readonly outcome: "closed"; readonly status: DebtPositionStatus }
  /** The ente has given up the type of debt, or the amount fits no notice. */
  | { readonly outcome: "notPrintable" }
  | { readonly outcome: "unknown" };

/** The notice of one position: as JSON where the caller asks for it, else printed on request. */
export async function getNotice(
  input: GetNoticeInput,
  dependencies: GetNoticeDependencies,
): Promise<GetNoticeOutcome> {
  const { organizationFiscalCode, noticeNumber, accept } = input;
  const [organization, found] = await Promise.all([
    dependencies.organizations.find(organizationFiscalCode),
    dependencies.positions.findByNoticeNumber(organizationFiscalCode, noticeNumber),
  ]);
  const position = found && throughNotice(found, noticeNumber);
  if (organization === undefined || position === undefined) return { outcome: "unknown" };
  const printable = noticeToPrint(organization, position);
  if (accept.includes("application/json") && !accept.includes("application/pdf")) {
    const { iud } = position;
    const [told] = await dependencies.notifications.find([
      { organizationFiscalCode, iud, noticeNumber, event: "created" },
    ]);
    return { outcome: "data", position, notice: printable?.notice, notification: told?.state };
  }
  if (printable === undefined) {
    const { status } = position;
    return isOpen(position) ? { outcome: "notPrintable" } : { outcome: "closed", status };
  }
  return {
    outcome: "document",
    fileName: `avviso_${position.iuv ?? noticeNumber}.pdf`,
    pdf: dependencies.render(organization, printable.notice),
  };
}
