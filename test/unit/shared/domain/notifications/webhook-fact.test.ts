import { describe, expect, it } from "vitest";
import type { Cart } from "../../../../../shared/domain/checkout/cart.ts";
import { parseCartId } from "../../../../../shared/domain/checkout/cart.ts";
import type { DebtPosition } from "../../../../../shared/domain/debt-positions/debt-position.ts";
import {
  factOfAnomaly,
  factOfExpiredCart,
  factOfExpiredNotice,
  factsOfPosition,
} from "../../../../../shared/domain/notifications/webhook-fact.ts";
import { parseCalendarDate } from "../../../../../shared/domain/values/calendar-date.ts";
import { euroCents } from "../../../../../shared/domain/values/euro-cents.ts";
import { composeIuv } from "../../../../../shared/domain/values/iuv.ts";
import { noticeNumberOf } from "../../../../../shared/domain/values/notice-number.ts";
import { parseReceiptId } from "../../../../../shared/domain/values/receipt-id.ts";
import { provincia } from "../../../../support/access/sample-clients.ts";
import { comune, debtPosition, present } from "../../../../support/notifications/debts.ts";
import { sampleRecord } from "../../../../support/receipts/sample-record.ts";

const changedAt = "2027-03-10T10:00:00.000Z";
const longAgo = "2027-01-10T10:00:00.000Z";

function installment(progressive: number, paidAt?: string) {
  const iuv = composeIuv({ segregationCode: "12", progressive });
  const receiptId = present(parseReceiptId(`ricevuta-${progressive}`));
  const amountCents = euroCents(1_000 * progressive);
  const payment = paidAt === undefined ? {} : { payment: { receiptId, amountCents, paidAt } };
  return { iuv, noticeNumber: present(noticeNumberOf(iuv)), amountCents, ...payment };
}

describe("the payments of a plan", () => {
  const { iuv: _, noticeNumber: __, ...debt } = debtPosition(1);
  const position: DebtPosition = {
    ...debt,
    status: "PARTIALLY_PAID",
    version: 3,
    installmentPlans: [
      {
        description: "Tre rate",
        installments: [installment(1, longAgo), installment(2, changedAt), installment(3)],
      },
    ],
  };
  const { organizationFiscalCode, iud, typeCode } = position;
  const status = "PARTIALLY_PAID";
  const change = { organizationFiscalCode, iud, typeCode, status, version: 3, changedAt } as const;

  it("are told with the change that brought them, not with later ones", () => {
    const cameAt = (id: string) => (id === "ricevuta-1" ? longAgo : changedAt);
    const facts = factsOfPosition(change, position, cameAt);
    expect(facts.map(({ told }) => [told.receiptId, told.amountCents])).toEqual([
      ["ricevuta-2", 2_000],
    ]);
  });

  it("are told where nobody knows when they came", () => {
    expect(factsOfPosition(change, position, () => undefined)).toHaveLength(2);
  });
});

describe("an anomaly", () => {
  const anomaly = { reason: "alreadyPaid", nature: "n", occurredAt: changedAt } as const;

  it("is of the position's type, and in its order", () => {
    const position = debtPosition(1);
    const fact = factOfAnomaly(sampleRecord("r1", { iud: position.iud }), anomaly, position);
    expect(fact).toMatchObject({ subject: "IUD#IUD-1", typeCodes: ["TARI"], type: "anomaly" });
    expect(fact.told).toMatchObject({ reason: "alreadyPaid", receiptId: "r1", iud: "IUD-1" });
  });

  it("of a receipt without position is of no type that anybody could say", () => {
    const fact = factOfAnomaly(sampleRecord("r1"), anomaly, undefined);
    expect(fact.typeCodes).toBeUndefined();
    expect(fact.subject).toBe("RECEIPT#r1");
  });
});

describe("a notice whose due date has passed", () => {
  const position = debtPosition(1);
  const { iud, iuv, amountCents } = position;
  const noticeNumber = present(position.noticeNumber);
  const dueDate = present(position.dueDate);
  const expiry = { iud, noticeNumber, dueDate };

  it("is told by its keys, as of the first instant after that day in Italy", () => {
    expect(factOfExpiredNotice(expiry, position)).toEqual({
      type: "expired",
      organizationFiscalCode: comune.fiscalCode,
      subject: "IUD#IUD-1",
      nature: `expired#${noticeNumber}#2027-06-30`,
      occurredAt: "2027-06-30T22:00:00.000Z",
      typeCodes: ["TARI"],
      told: { iud, noticeNumber, iuv, amountCents, dueDate },
    });
    const winter = present(parseCalendarDate("2027-12-31"));
    const later = factOfExpiredNotice(
      { ...expiry, dueDate: winter },
      { ...position, dueDate: winter },
    );
    expect(later?.occurredAt).toBe("2027-12-31T23:00:00.000Z");
  });

  it("is an instalment as well", () => {
    const first = { ...installment(7), dueDate };
    const plans = [{ description: "Due rate", installments: [first, installment(8)] }];
    const fact = factOfExpiredNotice(
      { ...expiry, noticeNumber: first.noticeNumber },
      { ...position, installmentPlans: plans },
    );
    expect(fact?.told).toMatchObject({ iuv: first.iuv, amountCents: 7_000 });
  });

  it("is not told any more once it has another date, is paid, withdrawn or gone", () => {
    const later = present(parseCalendarDate("2027-07-31"));
    const changed = [
      { ...position, dueDate: later },
      { ...position, status: "PAID" as const },
      { ...position, status: "CANCELLED" as const },
      debtPosition(2),
      undefined,
    ];
    for (const now of changed) expect(factOfExpiredNotice(expiry, now)).toBeUndefined();
  });
});

describe("a cart whose time is over", () => {
  const notice = (ente: Cart["notices"][number]["organizationFiscalCode"], typeCode: string) => {
    const { iud, amountCents, noticeNumber } = debtPosition(1);
    return {
      organizationFiscalCode: ente,
      noticeNumber: present(noticeNumber),
      iud,
      typeCode,
      amountCents,
      organizationName: "Ente",
      description: "Debito",
    };
  };
  const cart: Cart = {
    id: present(parseCartId("c".repeat(32))),
    requestDigest: "d",
    notices: [notice(comune.fiscalCode, "TARI"), notice(provincia, "CUP")],
    origin: {
      kind: "organization",
      organization: comune.fiscalCode,
      clientId: "gestionale",
      returnUrl: "https://comune.example/esito",
      presentation: "none",
      reference: "pratica-7",
    },
    status: "EXPIRED",
    openedAt: longAgo,
    expiresAt: changedAt,
    version: 3,
  };

  it("is told to the ente whose portal opened it, about its own types", () => {
    expect(factOfExpiredCart(cart)).toMatchObject({
      type: "expired",
      organizationFiscalCode: comune.fiscalCode,
      typeCodes: ["TARI"],
      told: { cartId: cart.id, reference: "pratica-7" },
    });
  });

  it("is told to nobody where a citizen opened it, or while it can be paid", () => {
    expect(factOfExpiredCart({ ...cart, origin: { kind: "guest" } })).toBeUndefined();
    expect(factOfExpiredCart({ ...cart, status: "STARTED" })).toBeUndefined();
  });
});
