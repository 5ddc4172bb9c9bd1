import { type Caller, mayTouchType } from "../../../shared/domain/access/caller.ts";
import {
  type DebtPosition,
  type DebtPositionStatus,
  isOpen,
} from "../../../shared/domain/debt-positions/debt-position.ts";
import type { DebtPositionStore } from "../../../shared/domain/debt-positions/debt-position-store.ts";
import { findNotice, throughNotice } from "../../../shared/domain/debt-positions/payable-notice.ts";
import type { Notice, NoticePayment } from "../../../shared/domain/notices/notice.ts";
import { isPrintDisabled, noticeToPrint } from "../../../shared/domain/notices/notices-to-print.ts";
import type { NotificationState } from "../../../shared/domain/notifications/notification.ts";
import type { NotificationStore } from "../../../shared/domain/notifications/notification-store.ts";
import type { Organization } from "../../../shared/domain/organizations/organization.ts";
import type { OrganizationStore } from "../../../shared/domain/organizations/organization-store.ts";
import { withPrintedFacts } from "../../../shared/domain/organizations/printed-facts.ts";
import type { CalendarDate } from "../../../shared/domain/values/calendar-date.ts";
import type { NoticeNumber } from "../../../shared/domain/values/notice-number.ts";
import type { OrganizationFiscalCode } from "../../../shared/domain/values/organization-fiscal-code.ts";
import { preferredFormat } from "./notice-format.ts";

export type GetNoticeDependencies = {
  readonly organizations: Pick<OrganizationStore, "find" | "findPrintedFacts">;
  readonly positions: Pick<DebtPositionStore, "findByNoticeNumber">;
  readonly notifications: Pick<NotificationStore, "find">;
  readonly render: (organization: Organization, notice: Notice) => Uint8Array;
  readonly renderPage: (notice: Notice) => string;
};

export type GetNoticeInput = {
  readonly organizationFiscalCode: OrganizationFiscalCode;
  readonly noticeNumber: NoticeNumber;
  readonly caller: Pick<Caller, "typeCodes">;
  /** As it was issued, though the ente shows other facts of itself today. */
  readonly issued: boolean;
  /** What the caller accepts, `Accept` header in lower case. */
  readonly accept: string;
};

/** An amount that the notice asks for, and until when. */
export type AskedPayment = NoticePayment & { readonly dueDate: CalendarDate | undefined };

export type GetNoticeOutcome =
  | { readonly outcome: "document"; readonly fileName: string; readonly pdf: Uint8Array }
  | { readonly outcome: "page"; readonly page: string }
  | {
      readonly outcome: "data";
      /** Seen through the notice that was asked for. */
      readonly position: DebtPosition;
      /** All that is printed with it; nothing when it cannot be printed. */
      readonly payments: readonly AskedPayment[];
      /** Whether and how the debtor was told; undefined while nobody has tried. */
      readonly notification: NotificationState | undefined;
    }
  /** The position is a draft: its notice is printed once it is published. */
  | { readonly outcome: "unpublished" }
  /** The position is paid or cancelled: there is nothing to print any more. */
  | { readonly outcome: "closed"; readonly status: DebtPositionStatus }
  /** The ente has given up the type of debt, or the amount fits no notice. */
  | { readonly outcome: "notPrintable" }
  /** Notices of that type are none of the portal's: the ente prints them itself. */
  | { readonly outcome: "printDisabled" }
  | { readonly outcome: "unknown" };

/** The notice with a number: printed on request, as a page, or as data, as the caller prefers. */
export async function getNotice(
  input: GetNoticeInput,
  dependencies: GetNoticeDependencies,
): Promise<GetNoticeOutcome> {
  const { organizationFiscalCode, noticeNumber } = input;
  const [present, found] = await Promise.all([
    dependencies.organizations.find(organizationFiscalCode),
    dependencies.positions.findByNoticeNumber(organizationFiscalCode, noticeNumber),
  ]);
  const position = found && throughNotice(found, noticeNumber);
  if (present === undefined || found === undefined || position === undefined) {
    return { outcome: "unknown" };
  }
  if (!mayTouchType(input.caller, position.typeCode)) return { outcome: "unknown" };
  const organization = input.issued ? await asIssued(present, found, dependencies) : present;
  const notice = noticeToPrint(organization, found, noticeNumber)?.notice;
  const outcome = preferredFormat(input.accept);
  if (outcome === "data") {
    const { iud } = position;
    const [told] = await dependencies.notifications.find([
      { organizationFiscalCode, iud, noticeNumber, event: "created" },
    ]);
    const payments = notice === undefined ? [] : askedPayments(found, notice);
    return { outcome, position, payments, notification: told?.state };
  }
  if (isPrintDisabled(organization, position)) return { outcome: "printDisabled" };
  if (notice === undefined) {
    const { status } = position;
    if (status === "DRAFT") return { outcome: "unpublished" };
    return isOpen(position) ? { outcome: "notPrintable" } : { outcome: "closed", status };
  }
  return outcome === "page"
    ? { outcome, page: dependencies.renderPage(notice) }
    : {
        outcome,
        fileName: `avviso_${position.iuv ?? noticeNumber}.pdf`,
        pdf: dependencies.render(organization, notice),
      };
}

/** The ente as its notices showed it when the position's was issued, if that was kept. */
async function asIssued(
  organization: Organization,
  { noticeVersion }: DebtPosition,
  { organizations }: GetNoticeDependencies,
): Promise<Organization> {
  if (noticeVersion === undefined) return organization;
  const facts = await organizations.findPrintedFacts(organization.fiscalCode, noticeVersion);
  return facts === undefined ? organization : withPrintedFacts(organization, facts);
}

function askedPayments(position: DebtPosition, { payments }: Notice): readonly AskedPayment[] {
  return payments.map((payment) => ({
    ...payment,
    dueDate: findNotice(position, payment.noticeNumber)?.dueDate,
  }));
}
