import type { OrganizationFiscalCode } from "../values/organization-fiscal-code.ts";
import { pathSegmentOf } from "../values/path-segment.ts";
import type { ReceiptId } from "../values/receipt-id.ts";

/** Path of a receipt in the API. */
export function receiptPathOf(receipt: {
  readonly organizationFiscalCode: OrganizationFiscalCode;
  readonly receiptId: ReceiptId;
}): string {
  const { organizationFiscalCode, receiptId } = receipt;
  return `/v1/organizations/${organizationFiscalCode}/receipts/${pathSegmentOf(receiptId)}`;
}

/** Path at which anybody can check a verification code. */
export function verificationPathOf(code: string): string {
  return `/v1/receipt-verifications/${pathSegmentOf(code)}`;
}
