import { type NoticeNumber, parseNoticeNumber } from "../values/notice-number.ts";
import {
  type OrganizationFiscalCode,
  parseOrganizationFiscalCode,
} from "../values/organization-fiscal-code.ts";

export type QrNotice = {
  readonly noticeNumber: NoticeNumber;
  readonly fiscalCode: OrganizationFiscalCode;
};

/**
 * Reads the text of a notice's QR code, `PAGOPA|002|<NAV>|<ente>|<cents>` (Avviso di pagamento
 * 3.5.1), or `undefined`. The amount is left: the ente says it anew.
 */
export function readQrText(text: string): QrNotice | undefined {
  const [, number = "", code = ""] =
    /^PAGOPA\|002\|(\d{18})\|(\d{11})\|\d{2,11}$/u.exec(text.trim()) ?? [];
  const noticeNumber = parseNoticeNumber(number);
  const fiscalCode = parseOrganizationFiscalCode(code);
  if (noticeNumber === undefined || fiscalCode === undefined) return undefined;
  return { noticeNumber, fiscalCode };
}
