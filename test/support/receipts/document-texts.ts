import type { ReceiptDocument } from "../../../shared/domain/receipts/receipt-document.ts";

/** Every text of a document that is printed when it takes one page. */
export function documentTexts(document: ReceiptDocument): readonly string[] {
  const { title, subject, outcome, creditor, debtor, amountText, paidAtText } = document;
  const texts = [
    ...[title, subject, outcome.heading, outcome.warning],
    ...[creditor.name, creditor.fiscalCode, creditor.officeName],
    ...[debtor?.name, debtor?.fiscalCode, amountText, paidAtText],
    ...document.details.flatMap(({ label, value, taxCode }) => [
      label,
      value,
      taxCode?.label,
      taxCode?.code,
    ]),
    ...document.totals.flatMap(({ label, amountText: total }) => [label, total]),
    ...document.shares.flatMap(({ beneficiary, description, amountText: share }) => [
      beneficiary.name,
      beneficiary.fiscalCode,
      description,
      share,
    ]),
    ...[document.verification.code, document.verification.url],
    ...document.notes,
  ];
  return texts.filter((text) => text !== undefined);
}
