import type { EuroCents } from "../values/euro-cents.ts";
import type { NoticeNumber } from "../values/notice-number.ts";
import type { OrganizationFiscalCode } from "../values/organization-fiscal-code.ts";

export type QrFacts = {
  readonly noticeNumber: NoticeNumber;
  readonly creditorFiscalCode: OrganizationFiscalCode;
  readonly amountCents: EuroCents;
};

/**
 * Text of the notice's QR code: `PAGOPA|002|<18-digit NAV>|<ente>|<cents>`, 45 to 53 characters.
 * The amount has no separators and at least two digits (Avviso di pagamento 3.5.1, codice QR).
 */
export function composeQrPayload(facts: QrFacts): string {
  const amount = String(facts.amountCents).padStart(2, "0");
  return `PAGOPA|002|${facts.noticeNumber}|${facts.creditorFiscalCode}|${amount}`;
}
