import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type DebtPosition,
  debtPositionStatuses,
} from "../../../../../shared/domain/debt-positions/debt-position.ts";
import { decideIbanChange } from "../../../../../shared/domain/debt-positions/iban-change-decision.ts";
import type { Transfer } from "../../../../../shared/domain/debt-positions/transfer.ts";
import { euroCents } from "../../../../../shared/domain/values/euro-cents.ts";
import { parseIban } from "../../../../../shared/domain/values/iban.ts";
import { comune, debtPosition, present } from "../../../../support/notifications/debts.ts";

const iban = (text: string) => present(parseIban(text));
const from = iban("IT59G0569601600000002145033");
const to = iban("IT90N0306901600100000012345");
const postal = iban("IT20Z0760101600000035058205");
const now = new Date("2027-03-01T08:00:00Z");

const account = fc
  .record(
    { iban: fc.constantFrom(from, postal), postalIban: fc.constantFrom(from, postal) },
    { requiredKeys: ["iban"] },
  )
  .map((accounts) => ({ kind: "account", ...accounts }) as const);
const transfer = fc.oneof(account, fc.constant({ kind: "ownAccounts" } as const)).map(
  (destination): Transfer => ({
    amountCents: euroCents(100),
    beneficiaryFiscalCode: comune.fiscalCode,
    transferCategory: "9/0101101IM/",
    destination,
  }),
);
const transfers = fc.array(transfer, { minLength: 1, maxLength: 5 });

const position = fc
  .record(
    {
      status: fc.constantFrom(...debtPositionStatuses),
      typeCode: fc.constantFrom("TARI", "MENSA"),
      transfers,
      secondIban: fc.constantFrom(from, postal),
      planTransfers: transfers,
    },
    { requiredKeys: ["status", "typeCode"] },
  )
  .map(({ status, typeCode, transfers: own, secondIban, planTransfers }): DebtPosition => {
    const base = debtPosition(1);
    return {
      ...base,
      status,
      typeCode,
      ...(own && { transfers: own }),
      ...(secondIban && {
        secondaryBeneficiary: {
          fiscalCode: comune.fiscalCode,
          name: "Altro",
          iban: secondIban,
          transferCategory: "9/0101101IM/",
          amountCents: euroCents(1),
        },
      }),
      ...(planTransfers && {
        installmentPlans: [
          {
            description: "Due rate",
            installments: [1, 2].map((number) => {
              const { iuv, noticeNumber } = debtPosition(number);
              const numbers = { iuv: present(iuv), noticeNumber: present(noticeNumber) };
              return { ...numbers, amountCents: euroCents(100), transfers: planTransfers };
            }),
          },
        ],
      }),
    };
  });

const decide = (debt: DebtPosition, replacement: { from: typeof from; to: typeof to }) =>
  decideIbanChange(debt, { ...replacement, typeCodes: ["TARI"] }, now);

describe("the change of an IBAN on a position", () => {
  it("leaves the old one nowhere in an open position, and nothing else different", () => {
    fc.assert(
      fc.property(position, (debt) => {
        const text = JSON.stringify(debt);
        const decision = decide(debt, { from, to });
        const isMeant = debt.typeCode === "TARI" && text.includes(from);
        if (!isMeant || debt.status === "CANCELLED") {
          expect(decision).toEqual({ outcome: "unaffected" });
          return;
        }
        expect(decision.outcome === "changed").toBe(["DRAFT", "PAYABLE"].includes(debt.status));
        if (decision.outcome !== "changed") return;
        const { version, updatedAt, ...changed } = decision.position;
        expect([version, updatedAt]).toEqual([debt.version + 1, now.toISOString()]);
        const { version: _, updatedAt: __, ...before } = debt;
        // A bank account is no postal one: what stood there as such is gone.
        const expected = JSON.stringify(before)
          .replaceAll(`,"postalIban":"${from}"`, "")
          .replaceAll(from, to);
        expect(JSON.parse(JSON.stringify(changed))).toEqual(JSON.parse(expected));
      }),
    );
  });

  it("puts a postal account in the place of a postal account", () => {
    const destination = { kind: "account", iban: to, postalIban: from } as const;
    const [first] = fc.sample(transfer, 1);
    const debt = { ...debtPosition(1), transfers: [{ ...present(first), destination }] };
    const decision = decide(debt, { from, to: postal });
    expect(decision).toMatchObject({
      outcome: "changed",
      position: { transfers: [{ destination: { iban: to, postalIban: postal } }] },
    });
  });
});
