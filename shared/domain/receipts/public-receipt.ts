import type { CalendarDate } from "../values/calendar-date.ts";
import type { EuroCents } from "../values/euro-cents.ts";
import {
  type OrganizationFiscalCode,
  parseOrganizationFiscalCode,
} from "../values/organization-fiscal-code.ts";
import { parseReceiptId, type ReceiptId } from "../values/receipt-id.ts";
import type { Receipt } from "./receipt.ts";
import { romeDateTimeOf } from "./rome-date-time.ts";

/** What of a receipt may leave towards whoever holds its verification code. */
type VerifiableFacts = Pick<
  Receipt,
  "creditorName" | "amountCents" | "outcome" | "noticeNumberText" | "paidAt" | "applicationDate"
> & { readonly psp: Pick<Receipt["psp"], "name"> };

export type PublicReceiptData = {
  readonly organizationName: string;
  readonly amountCents: EuroCents;
  /** Day of the payment in Italy; absent where the provider gave none. */
  readonly paidOn: CalendarDate | undefined;
  readonly pspName: string;
  readonly outcome: "OK" | "KO";
  /** Enough to tell the paper in one's hand from another, too little to look up the debt. */
  readonly noticeNumberLastDigits: string;
};

const digitsShown = 4;
const organizationFiscalCodeLength = 11;
const separator = "-";

/**
 * What a stranger with the verification code sees: enough to trust a printed receipt, nothing of
 * who owed, who paid and for what (GDPR, art. 5: data minimisation).
 */
export function publicReceiptData(receipt: VerifiableFacts): PublicReceiptData {
  const { paidAt, applicationDate } = receipt;
  return {
    organizationName: receipt.creditorName,
    amountCents: receipt.amountCents,
    paidOn: paidAt === undefined ? applicationDate : romeDateTimeOf(paidAt).date,
    pspName: receipt.psp.name,
    outcome: receipt.outcome,
    noticeNumberLastDigits: receipt.noticeNumberText.slice(-digitsShown),
  };
}

/** What names one kept receipt: the ente it was handed to and the receipt's own id. */
export type VerifiedReceiptKey = {
  readonly organizationFiscalCode: OrganizationFiscalCode;
  readonly receiptId: ReceiptId;
};

/** "02336340159-c110729d…": the code printed on the receipt. */
export function verificationCodeOf(
  organizationFiscalCode: OrganizationFiscalCode,
  receiptId: ReceiptId,
): string {
  return organizationFiscalCode + separator + receiptId;
}

/** Reads a verification code, or `undefined`. After the first hyphen all is the receipt's id. */
export function parseVerificationCode(code: string): VerifiedReceiptKey | undefined {
  if (code.charAt(organizationFiscalCodeLength) !== separator) return undefined;
  const fiscalCode = code.slice(0, organizationFiscalCodeLength);
  const organizationFiscalCode = parseOrganizationFiscalCode(fiscalCode);
  const receiptId = parseReceiptId(code.slice(organizationFiscalCodeLength + separator.length));
  if (organizationFiscalCode === undefined || receiptId === undefined) return undefined;
  return { organizationFiscalCode, receiptId };
}
