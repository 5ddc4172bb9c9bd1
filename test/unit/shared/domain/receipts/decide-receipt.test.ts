import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DebtPosition } from "../../../../../shared/domain/debt-positions/debt-position.ts";
import { decideReopening } from "../../../../../shared/domain/debt-positions/decide-position-change.ts";
import {
  noticesOf,
  type PositionNotice,
} from "../../../../../shared/domain/debt-positions/payable-notice.ts";
import {
  decideReceipt,
  type ReceiptDecision,
} from "../../../../../shared/domain/receipts/decide-receipt.ts";
import type { Receipt } from "../../../../../shared/domain/receipts/receipt.ts";
import { euroCents } from "../../../../../shared/domain/values/euro-cents.ts";
import { parseReceiptId } from "../../../../../shared/domain/values/receipt-id.ts";
import { demoOrganization } from "../../../../support/demo-organization.ts";
import { day } from "../../../../support/demo-row-reading.ts";
import { present } from "../../../../support/notifications/debts.ts";
import {
  arbitraryPayments,
  arbitraryPosition,
} from "../../../../support/pagopa-node/arbitrary-position.ts";
import { numbersOf, openDebt } from "../../../../support/pagopa-node/node-world.ts";
import { arbitraryReceipt } from "../../../../support/receipts/arbitrary-receipt.ts";
import { sampleReceipt } from "../../../../support/receipts/sample-receipts.ts";

const now = new Date("2026-11-28T10:00:00Z");
const province = demoOrganization("p_demo2");
const { segregationCode } = demoOrganization();

/** A receipt of one notice, paid as it stands. */
function receiptOf(notice: PositionNotice, changes: Partial<Receipt> = {}): Receipt {
  return sampleReceipt({
    receiptId: present(parseReceiptId(`ricevuta-${notice.noticeNumber}`)),
    noticeNumber: notice.noticeNumber,
    noticeNumberText: notice.noticeNumber,
    creditorReferenceId: notice.iuv,
    amountCents: notice.amountCents,
    paidAt: "2026-11-28T09:30:00.000Z",
    ...changes,
  });
}

function decide(
  position: DebtPosition | undefined,
  receipt: Receipt,
  endsOnDueDate = false,
): ReceiptDecision {
  return decideReceipt({ receipt, position, endsOnDueDate, now });
}

/** What comes of the receipt of a debt's payment at once. */
function decideOn(debt: DebtPosition, changes: Partial<Receipt> = {}, endsOnDueDate = true) {
  return decide(debt, receiptOf(present(noticesOf(debt)[0]), changes), endsOnDueDate);
}

const instalmentsDebt = openDebt(1, {
  installmentPlans: [
    {
      description: "Due rate",
      installments: [2, 3].map((progressive) => ({
        ...numbersOf(segregationCode, progressive),
        amountCents: euroCents(5_000),
      })),
    },
  ],
});
const [atOnce, firstInstalment, lastInstalment] = noticesOf(instalmentsDebt);

function paidBy(debt: DebtPosition, notice: PositionNotice | undefined): DebtPosition {
  return present(decide(debt, receiptOf(present(notice))).closed);
}

describe("any receipt of any debt", () => {
  it("closes nothing when it says KO", () => {
    fc.assert(
      fc.property(arbitraryReceipt, fc.option(arbitraryPosition), (receipt, position) => {
        const decision = decide(position ?? undefined, { ...receipt, outcome: "KO" });
        expect(decision).toEqual({ answer: "accepted", anomalies: ["notExecuted"] });
      }),
    );
  });

  it("closes nothing when it comes to another ente than the one of the notice", () => {
    fc.assert(
      fc.property(arbitraryReceipt, fc.option(arbitraryPosition), (receipt, position) => {
        fc.pre(receipt.recipientFiscalCode !== receipt.creditorFiscalCode);
        const decision = decide(position ?? undefined, { ...receipt, outcome: "OK" });
        const isBeneficiary = receipt.transfers.some(
          ({ beneficiaryFiscalCode }) => beneficiaryFiscalCode === receipt.recipientFiscalCode,
        );
        expect(decision).toEqual({
          answer: "accepted",
          anomalies: [isBeneficiary ? "secondaryBeneficiary" : "notABeneficiary"],
        });
      }),
    );
  });

  it("closes a notice once, whatever receipts follow, and never a paid debt again", () => {
    fc.assert(
      fc.property(arbitraryPayments, fc.boolean(), ({ position, payments }, endsOnDueDate) => {
        let current = position;
        const closed = new Set<string>();
        for (const notice of payments) {
          const wasPaid = current.status === "PAID" || closed.has(notice.noticeNumber);
          const decision = decide(current, receiptOf(notice), endsOnDueDate);
          expect(decision.closed === undefined).toBe(wasPaid);
          expect(decision.answer).toBe(wasPaid ? "duplicate" : "accepted");
          if (wasPaid) expect(decision.anomalies).toEqual(["alreadyPaid"]);
          current = decision.closed ?? current;
          closed.add(notice.noticeNumber);
        }
        const marked = noticesOf(current).filter(({ payment }) => payment !== undefined);
        expect(new Set(marked.map(({ noticeNumber }) => noticeNumber)).size).toBe(marked.length);
        for (const { noticeNumber } of marked) expect(closed).toContain(noticeNumber);
      }),
    );
  });

  it("changes no position that it does not close, and hands back another where it does", () => {
    fc.assert(
      fc.property(arbitraryPayments, ({ position, payments }) => {
        const before = structuredClone(position);
        for (const notice of payments) {
          const { closed } = decide(position, receiptOf(notice));
          expect(closed?.version).toBe(position.version + 1);
        }
        expect(position).toEqual(before);
      }),
    );
  });
});

describe("the receipt of an open notice", () => {
  it("closes it with the id, the amount and the time of the payment", () => {
    const { answer, anomalies, closed } = decideOn(openDebt(1));
    expect({ answer, anomalies }).toEqual({ answer: "accepted", anomalies: [] });
    expect(closed).toMatchObject({
      status: "PAID",
      version: 2,
      updatedAt: "2026-11-28T10:00:00.000Z",
      payment: {
        receiptId: "ricevuta-312000000000000119",
        amountCents: 10_000,
        paidAt: "2026-11-28T09:30:00.000Z",
      },
    });
  });

  it("counts as paid when it came, where the provider gave no time", () => {
    const { paidAt: _, ...receipt } = receiptOf(present(noticesOf(openDebt(1))[0]));
    expect(decide(openDebt(1), receipt).closed?.payment?.paidAt).toBe(now.toISOString());
  });

  it("closes a debt of the portal's own cart too", () => {
    expect(decideOn(openDebt(1, { status: "PAYING" })).closed?.status).toBe("PAID");
  });

  it.each([9_999, 10_001])("closes it also with %d cents, and tells the ente", (cents) => {
    const amountCents = euroCents(cents);
    const { answer, anomalies, closed } = decideOn(openDebt(1), { amountCents });
    expect({ answer, anomalies }).toEqual({ answer: "accepted", anomalies: ["amountDiffers"] });
    expect(closed).toMatchObject({ status: "PAID", payment: { amountCents } });
  });

  it("finds it by its IUV where the notice number is another portal's or none", () => {
    const stranger = numbersOf(segregationCode, 99).noticeNumber;
    for (const noticeNumber of [undefined, stranger]) {
      expect(decideOn(openDebt(1), { noticeNumber }).closed?.status).toBe("PAID");
    }
  });

  it("goes by the notice number first", () => {
    const creditorReferenceId = present(firstInstalment).iuv;
    const { closed } = decide(instalmentsDebt, receiptOf(present(atOnce), { creditorReferenceId }));
    expect(closed?.payment).toBeDefined();
  });
});

describe("a late receipt", () => {
  const debt = openDebt(1, { dueDate: day("2026-11-20") });

  it("of a payment in time closes, and is worth knowing", () => {
    const { answer, anomalies, closed } = decideOn(debt, { paidAt: "2026-11-20T22:59:59.000Z" });
    expect({ answer, anomalies }).toEqual({
      answer: "accepted",
      anomalies: ["receivedAfterDueDate"],
    });
    expect(closed?.status).toBe("PAID");
  });

  it("of a payment after the due date in Italy closes, and is to be handled", () => {
    const { anomalies, closed } = decideOn(debt, { paidAt: "2026-11-20T23:00:00.000Z" });
    expect(anomalies).toEqual(["paidAfterDueDate"]);
    expect(closed?.status).toBe("PAID");
  });

  it("is nothing special for a type whose due date ends nothing", () => {
    const { anomalies } = decideOn(debt, { paidAt: "2026-11-28T09:00:00.000Z" }, false);
    expect(anomalies).toEqual([]);
  });

  it("with another amount too gives both reasons", () => {
    const late = { paidAt: "2026-11-27T09:00:00.000Z", amountCents: euroCents(1) };
    expect(decideOn(debt, late).anomalies).toEqual(["paidAfterDueDate", "amountDiffers"]);
  });
});

describe("the receipt of a notice that is not open", () => {
  it("is kept for a cancelled debt, which stays cancelled", () => {
    expect(decideOn(openDebt(1, { status: "CANCELLED" }))).toEqual({
      answer: "accepted",
      anomalies: ["positionCancelled"],
    });
  });

  it("is a duplicate for a paid one", () => {
    expect(decideOn(openDebt(1, { status: "PAID" }))).toEqual({
      answer: "duplicate",
      anomalies: ["alreadyPaid"],
    });
  });

  it("is answered unknown where there is no position, or none with that notice", () => {
    const unknown = { answer: "unknown", anomalies: ["positionUnknown"] };
    const stranger = numbersOf(segregationCode, 99);
    const receipt = receiptOf({ ...stranger, way: "atOnce", amountCents: euroCents(1) });
    expect(decide(undefined, receipt)).toEqual(unknown);
    expect(decide(openDebt(1), receipt)).toEqual(unknown);
  });
});

describe("receipts of a debt by instalments", () => {
  it("leave the others of the plan open, and close the debt with the last", () => {
    const one = paidBy(instalmentsDebt, firstInstalment);
    expect(one.status).toBe("PARTIALLY_PAID");
    const decision = decide(one, receiptOf(present(lastInstalment)));
    expect(decision).toMatchObject({ answer: "accepted", anomalies: [] });
    expect(decision.closed?.status).toBe("PAID");
  });

  it("close it also by the other way, and tell the ente that it was paid twice", () => {
    const one = paidBy(instalmentsDebt, firstInstalment);
    const { answer, anomalies, closed } = decide(one, receiptOf(present(atOnce)));
    expect({ answer, anomalies }).toEqual({ answer: "accepted", anomalies: ["otherWayPaid"] });
    expect(closed?.status).toBe("PAID");
  });

  it("are duplicates once it was paid at once", () => {
    const whole = paidBy(instalmentsDebt, atOnce);
    expect(decide(whole, receiptOf(present(firstInstalment)))).toEqual({
      answer: "duplicate",
      anomalies: ["alreadyPaid"],
    });
  });
});

describe("a receipt for another beneficiary", () => {
  it("is kept, and shown as a share where the ente has one", () => {
    const recipientFiscalCode = province.fiscalCode;
    const debt = openDebt(1);
    expect(decideOn(debt, { recipientFiscalCode })).toEqual({
      answer: "accepted",
      anomalies: ["notABeneficiary"],
    });
    const { transfers } = receiptOf(present(noticesOf(debt)[0]));
    const shares = transfers.map((each) => ({
      ...each,
      beneficiaryFiscalCode: recipientFiscalCode,
    }));
    expect(decideOn(debt, { recipientFiscalCode, transfers: shares })).toEqual({
      answer: "accepted",
      anomalies: ["secondaryBeneficiary"],
    });
  });
});

describe("a receipt of a debt that its ente says was paid elsewhere", () => {
  it("is one too many, and is written down beside the ente's word", () => {
    const settlement = {
      paidOn: day("2026-11-20"),
      reason: "counter",
      recordedAt: "2026-11-20T10:00:00.000Z",
    } as const;
    const settled = openDebt(1, { status: "PAID", settlement });
    const decision = decideOn(settled);
    expect(decision).toMatchObject({ answer: "accepted", anomalies: ["alreadyPaid"] });
    const { closed } = decision;
    expect(closed).toMatchObject({ status: "PAID", settlement });
    if (closed === undefined) throw new Error("the payment is not written down");
    expect(decideOn(closed)).toEqual({ answer: "duplicate", anomalies: ["alreadyPaid"] });
    const facts = { organization: demoOrganization(), type: undefined, now };
    const reopened = decideReopening(closed, { ...facts, today: day("2026-11-28") });
    expect(reopened).toMatchObject({ outcome: "change", position: { status: "PAID" } });
  });
});
