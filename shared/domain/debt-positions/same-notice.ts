import { type DebtPosition, totalAmountCents } from "./debt-position.ts";

/** True when both have the same notices to print: nothing that the papers say differs. */
export function isSameNotice(left: DebtPosition, right: DebtPosition): boolean {
  return JSON.stringify(printedOf(left)) === JSON.stringify(printedOf(right));
}

function printedOf(position: DebtPosition) {
  const { noticeNumber, dueDate, description, debtor, installmentPlans = [] } = position;
  const { street, civicNumber, postalCode, city, province, country } = debtor.address ?? {};
  return [
    [noticeNumber, totalAmountCents(position), dueDate, description, debtor.code, debtor.fullName],
    [street, civicNumber, postalCode, city, province, country],
    installmentPlans.map((plan) => [
      plan.kind,
      plan.description,
      plan.installments.map((each) => [each.noticeNumber, each.amountCents, each.dueDate]),
    ]),
  ];
}
