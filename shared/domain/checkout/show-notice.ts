import type { OrganizationStore } from "../organizations/organization-store.ts";
import type { NoticeNumber } from "../values/notice-number.ts";
import {
  type CartRefusal,
  type CheckNoticeDependencies,
  checkNotice,
  type FoundNotice,
} from "./check-notice.ts";
import { fiscalCodeOf } from "./public-code.ts";

export type ShowNoticeDependencies = CheckNoticeDependencies & {
  readonly findByIpaCode: OrganizationStore["findByIpaCode"];
};

export type ShowNoticeOutcome =
  | {
      readonly outcome: "found";
      readonly found: FoundNotice;
      /** Absent where it can be paid now. */
      readonly refusal?: CartRefusal;
    }
  | { readonly outcome: "unknown" };

/**
 * A notice as somebody who holds it may see it, with the amount of now. To whoever pays, one that
 * its ente has not published does not exist; nor does any of an ente that nobody can pay to yet.
 */
export async function showNotice(
  asked: {
    /** The ente's fiscal code, as it stands on notices, or its codice IPA. */
    readonly publicCode: string;
    readonly noticeNumber: NoticeNumber;
  },
  dependencies: ShowNoticeDependencies,
): Promise<ShowNoticeOutcome> {
  const organizationFiscalCode = await fiscalCodeOf(asked.publicCode, dependencies);
  if (organizationFiscalCode === undefined) return { outcome: "unknown" };
  const { noticeNumber } = asked;
  const checked = await checkNotice({ organizationFiscalCode, noticeNumber }, dependencies);
  if (checked.outcome === "payable") return { outcome: "found", found: checked };
  const { found, refusal } = checked;
  if (found === undefined || refusal === "unpublishedNotice") return { outcome: "unknown" };
  if (found.organization.status === "INSERITO") return { outcome: "unknown" };
  return { outcome: "found", found, refusal };
}
