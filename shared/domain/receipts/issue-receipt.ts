import { composeReceiptDocument } from "./compose-receipt-document.ts";
import { verificationCodeOf } from "./public-receipt.ts";
import type { Receipt } from "./receipt.ts";
import { verificationPathOf } from "./receipt-address.ts";
import type { ReceiptDocument, ReceiptIssuer } from "./receipt-document.ts";

/** Who hands a receipt out, and where the API answers whoever checks it. */
export type ReceiptIssue = { readonly organization: ReceiptIssuer; readonly publicUrl: string };

/** The receipt for people, with the code and the address by which anybody can check it. */
export function issueReceipt(
  receipt: Receipt,
  { organization, publicUrl }: ReceiptIssue,
): ReceiptDocument {
  const verificationCode = verificationCodeOf(receipt.recipientFiscalCode, receipt.receiptId);
  const verificationUrl = publicUrl + verificationPathOf(verificationCode);
  return composeReceiptDocument(receipt, { organization, verificationCode, verificationUrl });
}

/** "ricevuta_12000000000000119.pdf", whatever the IUV is made of. */
export function receiptFileName(
  { creditorReferenceId }: Pick<Receipt, "creditorReferenceId">,
  extension: "pdf" | "xml",
): string {
  return `ricevuta_${creditorReferenceId.replaceAll(/[^\w.-]/g, "_")}.${extension}`;
}
