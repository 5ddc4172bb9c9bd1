import { type DebtPosition, isOpen } from "../../../shared/domain/debt-positions/debt-position.ts";
import type { DebtPositionStore } from "../../../shared/domain/debt-positions/debt-position-store.ts";
import type { Notice } from "../../../shared/domain/notices/notice.ts";
import { isPrintDisabled, noticeToPrint } from "../../../shared/domain/notices/notices-to-print.ts";
import type { Organization } from "../../../shared/domain/organizations/organization.ts";
import type { OrganizationStore } from "../../../shared/domain/organizations/organization-store.ts";
import type { NoticeNumber } from "../../../shared/domain/values/notice-number.ts";
import type { OrganizationFiscalCode } from "../../../shared/domain/values/organization-fiscal-code.ts";

type LinkedNotice = {
  readonly organizationFiscalCode: OrganizationFiscalCode;
  readonly noticeNumber: NoticeNumber;
};

export type PrintLinkedNoticeDependencies = {
  readonly openLink: (link: string, now: Date) => Promise<LinkedNotice | undefined>;
  readonly organizations: Pick<OrganizationStore, "find">;
  readonly positions: Pick<DebtPositionStore, "findByNoticeNumber">;
  readonly render: (organization: Organization, notice: Notice) => Uint8Array;
  readonly renderPage: (notice: Notice) => string;
  readonly now: () => Date;
};

export type NoticeFormat = "pdf" | "html";

export type PrintLinkedNoticeOutcome =
  | { readonly outcome: "document"; readonly fileName: string; readonly pdf: Uint8Array }
  | { readonly outcome: "page"; readonly page: string }
  /** Nothing is to be paid with it any more. */
  | { readonly outcome: "closed" }
  /** The ente prints notices of that type itself, or has given the type up. */
  | { readonly outcome: "notPrintable" }
  /** A link that is none of ours and one whose time is over look the same. */
  | { readonly outcome: "unknown" };

/** The notice that a link opens, for whoever was given the link. */
export async function printLinkedNotice(
  { link, format }: { readonly link: string; readonly format: NoticeFormat },
  dependencies: PrintLinkedNoticeDependencies,
): Promise<PrintLinkedNoticeOutcome> {
  const { openLink, organizations, positions, now } = dependencies;
  const linked = await openLink(link, now());
  if (linked === undefined) return { outcome: "unknown" };
  const { organizationFiscalCode, noticeNumber } = linked;
  const [organization, position] = await Promise.all([
    organizations.find(organizationFiscalCode),
    positions.findByNoticeNumber(organizationFiscalCode, noticeNumber),
  ]);
  if (organization === undefined || position === undefined) return { outcome: "unknown" };
  const notice = printableNotice(organization, position, noticeNumber);
  if (notice === undefined) return { outcome: isOpen(position) ? "notPrintable" : "closed" };
  if (format === "html") return { outcome: "page", page: dependencies.renderPage(notice) };
  const pdf = dependencies.render(organization, notice);
  return { outcome: "document", fileName: `avviso_${noticeNumber}.pdf`, pdf };
}

function printableNotice(
  organization: Organization,
  position: DebtPosition,
  noticeNumber: NoticeNumber,
): Notice | undefined {
  if (isPrintDisabled(organization, position)) return undefined;
  return noticeToPrint(organization, position, noticeNumber)?.notice;
}
