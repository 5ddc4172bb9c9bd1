import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type DebtPosition,
  isOpen,
  totalAmountCents,
} from "../../../../../shared/domain/debt-positions/debt-position.ts";
import {
  findNotice,
  holdsIuv,
  judgePayability,
  markPaid,
  noticesOf,
  type Payability,
  type PaymentWay,
  type PositionNotice,
  residualCents,
  throughNotice,
} from "../../../../../shared/domain/debt-positions/payable-notice.ts";
import { euroCents } from "../../../../../shared/domain/values/euro-cents.ts";
import { parseReceiptId } from "../../../../../shared/domain/values/receipt-id.ts";
import { day } from "../../../../support/demo-row-reading.ts";
import { present } from "../../../../support/notifications/debts.ts";
import {
  arbitraryFine,
  arbitraryPayments,
  arbitraryPosition,
} from "../../../../support/pagopa-node/arbitrary-position.ts";
import { numbersOf } from "../../../../support/pagopa-node/node-world.ts";

const now = new Date("2026-11-28T10:00:00Z");
const today = day("2026-11-28");

function paymentOf({ amountCents, noticeNumber }: PositionNotice) {
  const receiptId = present(parseReceiptId(`ricevuta-${noticeNumber}`));
  return { receiptId, amountCents, paidAt: "2026-11-28T09:30:00.000Z" };
}

function judge(position: DebtPosition, notice: PositionNotice, endsOnDueDate = false): Payability {
  return judgePayability({ position, notice, endsOnDueDate, today });
}

/** Pays as receipts do: what is paid already stays as it is, money by another way is taken in. */
function pay(position: DebtPosition, { noticeNumber }: PositionNotice): DebtPosition {
  const notice = present(findNotice(position, noticeNumber));
  return judge(position, notice) === "paid"
    ? position
    : markPaid(position, noticeNumber, { payment: paymentOf(notice), now });
}

function isDiscount({ installmentPlans }: DebtPosition, way: PaymentWay): boolean {
  return way !== "atOnce" && installmentPlans?.[way]?.kind === "discount";
}

const waysPaid = (position: DebtPosition): Set<PaymentWay> =>
  new Set(noticesOf(position).flatMap(({ payment, way }) => (payment ? [way] : [])));

describe("a debt paid by any notices in any order", () => {
  it("is PAID exactly when nothing of it is asked for any more", () => {
    fc.assert(
      fc.property(arbitraryPayments, ({ position, payments }) => {
        let current = position;
        for (const notice of payments) {
          current = pay(current, notice);
          const residual = residualCents(current);
          expect(residual).toBeGreaterThanOrEqual(0);
          expect(current.status).toBe(residual === 0 ? "PAID" : "PARTIALLY_PAID");
        }
      }),
    );
  });

  it("asks for what is open of the way that was begun, and for all of it before that", () => {
    fc.assert(
      fc.property(arbitraryPayments, ({ position, payments }) => {
        expect(residualCents(position)).toBe(totalAmountCents(position));
        const current = payments.reduce(pay, position);
        const ways = waysPaid(current);
        if (ways.size !== 1) return;
        const open = noticesOf(current).filter(({ way, payment }) => ways.has(way) && !payment);
        const openCents = open.reduce((sum, { amountCents }) => sum + amountCents, 0);
        expect(residualCents(current)).toBe(openCents);
      }),
    );
  });

  it("is open to the rest of a plan after an instalment, and to nothing else", () => {
    fc.assert(
      fc.property(arbitraryPosition, fc.nat(), (position, choice) => {
        const notices = noticesOf(position);
        const paid = present(notices[choice % notices.length]);
        const after = pay(position, paid);
        for (const notice of noticesOf(after)) {
          const isSame = notice.noticeNumber === paid.noticeNumber;
          const isOfPlan = notice.way === paid.way && paid.place !== undefined;
          const isShut = paid.place === undefined ? "paid" : "otherWayBegun";
          expect(judge(after, notice)).toBe(isSame ? "paid" : isOfPlan ? "payable" : isShut);
        }
      }),
    );
  });

  it("is payable by every notice while nothing is paid, and by none once it is", () => {
    fc.assert(
      fc.property(arbitraryPayments, ({ position, payments }) => {
        for (const notice of noticesOf(position)) expect(judge(position, notice)).toBe("payable");
        const current = payments.reduce(pay, position);
        if (current.status !== "PAID") return;
        for (const notice of noticesOf(current)) expect(judge(current, notice)).toBe("paid");
      }),
    );
  });

  it("is PAID by two ways at once, with nothing left to ask for", () => {
    fc.assert(
      fc.property(arbitraryPosition, (position) => {
        const [first, second] = [
          noticesOf(position)[0],
          noticesOf(position).find(({ way }) => way !== noticesOf(position)[0]?.way),
        ];
        fc.pre(first !== undefined && second !== undefined);
        const once = markPaid(position, second.noticeNumber, { payment: paymentOf(second), now });
        const twice = markPaid(once, first.noticeNumber, { payment: paymentOf(first), now });
        expect(twice.status).toBe("PAID");
        expect(residualCents(twice)).toBe(0);
        expect(waysPaid(twice).size).toBe(2);
      }),
    );
  });

  it("keeps every payment with the notice it was made with, and changes nothing else", () => {
    fc.assert(
      fc.property(arbitraryPayments, ({ position, payments }) => {
        const current = payments.reduce(pay, position);
        const withoutPayments = (notices: readonly PositionNotice[]) =>
          notices.map(({ payment: _, ...notice }) => notice);
        expect(withoutPayments(noticesOf(current))).toEqual(noticesOf(position));
        for (const notice of noticesOf(current)) {
          if (notice.payment) expect(notice.payment).toEqual(paymentOf(notice));
        }
        const { status: _, version, updatedAt: __, payment: ___, ...rest } = current;
        const { status: ____, version: created, updatedAt: _____, ...original } = position;
        expect({ ...rest, installmentPlans: undefined }).toEqual({
          ...original,
          installmentPlans: undefined,
        });
        const made = noticesOf(current).filter(({ payment }) => payment !== undefined);
        expect(version).toBe(created + made.length);
      }),
    );
  });
});

describe("a fine that may be paid with a discount", () => {
  it("has two notices, neither of them an instalment", () => {
    fc.assert(
      fc.property(arbitraryFine, (fine) => {
        const notices = noticesOf(fine);
        expect(notices.map(({ way }) => way)).toEqual(["atOnce", 0]);
        expect(notices.every(({ place }) => place === undefined)).toBe(true);
      }),
    );
  });

  it("is closed by either of them, and leaves nothing of the other to ask for", () => {
    fc.assert(
      fc.property(arbitraryFine, fc.nat({ max: 1 }), (fine, choice) => {
        const paid = present(noticesOf(fine)[choice]);
        const after = pay(fine, paid);
        expect(after.status).toBe("PAID");
        expect(residualCents(after)).toBe(0);
        for (const notice of noticesOf(after)) expect(judge(after, notice)).toBe("paid");
      }),
    );
  });

  it("never asks for more than its reduced amount", () => {
    fc.assert(
      fc.property(arbitraryFine, fc.array(fc.nat({ max: 1 })), (fine, choices) => {
        let current = fine;
        for (const choice of choices) current = pay(current, present(noticesOf(fine)[choice]));
        expect(residualCents(current)).toBeLessThanOrEqual(totalAmountCents(fine));
        const open = noticesOf(current).filter((notice) => judge(current, notice) === "payable");
        for (const { amountCents } of open) {
          expect(amountCents).toBeLessThanOrEqual(totalAmountCents(fine));
        }
        expect(open.length === 0).toBe(choices.length > 0);
      }),
    );
  });
});

describe("a payment marked again", () => {
  it("leaves the position as it was but for the version", () => {
    fc.assert(
      fc.property(arbitraryPosition, fc.nat(), (position, choice) => {
        const notices = noticesOf(position);
        const notice = present(notices[choice % notices.length]);
        const mark = { payment: paymentOf(notice), now };
        const once = markPaid(position, notice.noticeNumber, mark);
        const twice = markPaid(once, notice.noticeNumber, mark);
        expect(twice).toEqual({ ...once, version: once.version + 1 });
      }),
    );
  });

  it("is refused with a notice of another debt", () => {
    fc.assert(
      fc.property(arbitraryPosition, (position) => {
        const stranger = numbersOf("12", 99_999).noticeNumber;
        const payment = {
          receiptId: present(parseReceiptId("r")),
          amountCents: euroCents(1),
          paidAt: now.toISOString(),
        };
        expect(() => markPaid(position, stranger, { payment, now })).toThrow(RangeError);
        expect(findNotice(position, stranger)).toBeUndefined();
        expect(throughNotice(position, stranger)).toBeUndefined();
      }),
    );
  });
});

describe("payability", () => {
  it("ends the day after the due date, for types whose due date ends it", () => {
    fc.assert(
      fc.property(arbitraryPosition, (position) => {
        for (const notice of noticesOf(position)) {
          const isPast = notice.dueDate !== undefined && notice.dueDate < today;
          expect(judge(position, notice, true)).toBe(isPast ? "expired" : "payable");
          expect(judge(position, notice, false)).toBe("payable");
        }
      }),
    );
  });

  it("tells a cancelled debt from a paid, and a paid from an expired one", () => {
    fc.assert(
      fc.property(arbitraryPosition, (position) => {
        for (const notice of noticesOf(position)) {
          const cancelled = { ...position, status: "CANCELLED" } as const;
          expect(judge(cancelled, notice, true)).toBe("cancelled");
          const paid = { ...position, status: "PAID" } as const;
          expect(judge(paid, notice, true)).toBe("paid");
          const paying = { ...position, status: "PAYING" } as const;
          expect(judge(paying, notice)).toBe("payable");
        }
      }),
    );
  });
});

describe("the notices of a position", () => {
  it("are found by number and by IUV, each of them once", () => {
    fc.assert(
      fc.property(arbitraryPosition, (position) => {
        const notices = noticesOf(position);
        expect(new Set(notices.map(({ noticeNumber }) => noticeNumber)).size).toBe(notices.length);
        for (const notice of notices) {
          expect(findNotice(position, notice.noticeNumber)).toEqual(notice);
          expect(holdsIuv(position, notice.iuv)).toBe(true);
        }
        expect(holdsIuv(position, numbersOf("12", 99_999).iuv)).toBe(false);
      }),
    );
  });

  it("ask, way by way, for the whole debt, or less of it with a discount", () => {
    fc.assert(
      fc.property(arbitraryPosition, (position) => {
        const notices = noticesOf(position);
        for (const way of new Set(notices.map((notice) => notice.way))) {
          const asked = notices.filter((notice) => notice.way === way);
          const sum = asked.reduce((total, { amountCents }) => total + amountCents, 0);
          if (isDiscount(position, way)) expect(sum).toBeLessThan(totalAmountCents(position));
          else expect(sum).toBe(totalAmountCents(position));
        }
      }),
    );
  });
});

describe("a position seen through one of its notices", () => {
  it("is a debt of that notice's number, amount, due date, split and payment, and of no other", () => {
    fc.assert(
      fc.property(arbitraryPayments, ({ position, payments }) => {
        const current = payments.reduce(pay, position);
        for (const notice of noticesOf(current)) {
          const view = present(throughNotice(current, notice.noticeNumber));
          const { place: _, way: __, ...facts } = notice;
          expect(noticesOf(view)).toEqual([{ ...facts, way: "atOnce" }]);
          expect(totalAmountCents(view)).toBe(notice.amountCents);
          expect(view.debtor).toEqual(current.debtor);
        }
      }),
    );
  });

  it("is open exactly while the notice can be paid", () => {
    fc.assert(
      fc.property(
        arbitraryPayments,
        fc.constantFrom("PAYING", "CANCELLED", undefined),
        ({ position, payments }, status) => {
          const paid = payments.reduce(pay, position);
          const current = status === undefined || !isOpen(paid) ? paid : { ...paid, status };
          for (const notice of noticesOf(current)) {
            const view = present(throughNotice(current, notice.noticeNumber));
            expect(isOpen(view)).toBe(judge(current, notice) === "payable");
            expect(view.status).not.toBe("PARTIALLY_PAID");
            expect(view.status === "CANCELLED").toBe(current.status === "CANCELLED");
          }
        },
      ),
    );
  });
});
