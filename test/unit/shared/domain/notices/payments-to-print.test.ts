import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DebtPosition } from "../../../../../shared/domain/debt-positions/debt-position.ts";
import { markPaid, noticesOf } from "../../../../../shared/domain/debt-positions/payable-notice.ts";
import { paymentsToPrint } from "../../../../../shared/domain/notices/payments-to-print.ts";
import { parseReceiptId } from "../../../../../shared/domain/values/receipt-id.ts";
import { discount, plan } from "../../../../support/notices/sample-notices.ts";
import { debtPosition, present } from "../../../../support/notifications/debts.ts";

const now = new Date("2027-02-01T10:00:00Z");

function pay(position: DebtPosition, index: number): DebtPosition {
  const { noticeNumber, amountCents } = present(noticesOf(position)[index]);
  const receiptId = present(parseReceiptId(`R${index}`));
  const payment = { receiptId, amountCents, paidAt: now.toISOString() };
  return markPaid(position, noticeNumber, { payment, now });
}

const withPlan = debtPosition(1, { installmentPlans: [plan(4)] });
const fine = debtPosition(1, { installmentPlans: [discount(8_000)] });

describe("what one notice of a debt prints", () => {
  it("leaves out what is paid, and the payment at once after the first instalment", () => {
    const after = pay(pay(withPlan, 1), 3);
    expect(paymentsToPrint(after).map(({ place }) => place?.number)).toEqual([2, 4]);
  });

  it("is nothing once the debt is paid or cancelled", () => {
    expect(paymentsToPrint(pay(withPlan, 0))).toEqual([]);
    expect(paymentsToPrint(pay(fine, 1))).toEqual([]);
    expect(paymentsToPrint({ ...withPlan, status: "CANCELLED" })).toEqual([]);
  });

  it("puts the discounted amount of a fine before the reduced one", () => {
    expect(paymentsToPrint(fine).map(({ way }) => way)).toEqual([0, "atOnce"]);
  });

  it("follows the number it is asked by to that number's plan", () => {
    const twoPlans = debtPosition(1, { installmentPlans: [discount(8_000), plan(2)] });
    const number = present(noticesOf(twoPlans).at(-1)).noticeNumber;
    expect(paymentsToPrint(twoPlans, number).map(({ way }) => way)).toEqual(["atOnce", 1, 1]);
  });

  it("holds the number it is asked by, or is empty", () => {
    const choices = fc.record({
      count: fc.integer({ min: 2, max: 12 }),
      paid: fc.option(fc.nat({ max: 11 })),
      asked: fc.nat({ max: 12 }),
    });
    fc.assert(
      fc.property(choices, ({ count, paid, asked }) => {
        const whole = debtPosition(1, { installmentPlans: [plan(count)] });
        const position = paid === null ? whole : pay(whole, paid % (count + 1));
        const { noticeNumber } = present(noticesOf(position)[asked % (count + 1)]);
        const printed = paymentsToPrint(position, noticeNumber);
        const isThere = printed.some((payment) => payment.noticeNumber === noticeNumber);
        expect(isThere).toBe(printed.length > 0);
        expect(printed.every(({ payment }) => payment === undefined)).toBe(true);
      }),
    );
  });
});
