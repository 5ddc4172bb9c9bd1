import type { OrganizationFiscalCode } from "../values/organization-fiscal-code.ts";
import type { ReceiptId } from "../values/receipt-id.ts";

/**
 * A text as one segment of a path. An HTTP API of AWS decodes a path before it chooses the route
 * and drops what follows a "?": what stands in one segment must come out of that encoded still.
 * Letters, digits and hyphens, of which the node's ids are made, stay as they are.
 */
export function pathSegmentOf(text: string): string {
  return encodeURIComponent(encodeURIComponent(text));
}

/** An HTTP API decodes a path once; there are gateways that hand it on as it came. */
const encodingsMax = 2;

/** What a segment may stand for, as a function gets it: itself first, else what it encodes. */
export function readingsOf(segment: string): readonly string[] {
  const readings = new Set([segment]);
  let reading = segment;
  try {
    for (let encoding = 0; encoding < encodingsMax; encoding += 1) {
      reading = decodeURIComponent(reading);
      readings.add(reading);
    }
  } catch {
    // A "%" that encodes nothing: there is nothing more to decode.
  }
  return [...readings];
}

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
