import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Receipt } from "../../../../../shared/domain/receipts/receipt.ts";
import { receiptContent } from "../../../../../shared/domain/receipts/receipt-record.ts";
import { euroCents } from "../../../../../shared/domain/values/euro-cents.ts";
import { arbitraryReceipt } from "../../../../support/receipts/arbitrary-receipt.ts";
import {
  accountTransfer,
  sampleReceipt,
  sharedTransfers,
} from "../../../../support/receipts/sample-receipts.ts";

const other: Readonly<Record<string, Partial<Receipt>>> = {
  "another notice": { noticeNumberText: "312000000000000210" },
  "another ente": { creditorFiscalCode: "80012340156" },
  "another outcome": { outcome: "KO" },
  "another creditor's reference": { creditorReferenceId: "12000000000000210" },
  "another amount": { amountCents: euroCents(12_051) },
  "another transfer amount": { transfers: [accountTransfer({ amountCents: euroCents(1) })] },
  "another beneficiary": { transfers: [accountTransfer({ beneficiaryFiscalCode: "80012340156" })] },
  "another place of a transfer": { transfers: [accountTransfer({ idTransfer: 2 })] },
  "more transfers": { transfers: sharedTransfers() },
};

describe("the content of a receipt", () => {
  it.each(Object.entries(other))("is another with %s", (_, changes) => {
    expect(receiptContent(sampleReceipt(changes))).not.toBe(receiptContent(sampleReceipt()));
  });

  it("is the same whatever else the payment is told with, by either version", () => {
    fc.assert(
      fc.property(arbitraryReceipt, arbitraryReceipt, (receipt, words) => {
        const { noticeNumberText, creditorFiscalCode, outcome, creditorReferenceId } = receipt;
        const { amountCents, transfers } = receipt;
        const money = { noticeNumberText, creditorFiscalCode, outcome, creditorReferenceId };
        const retold = { ...words, ...money, amountCents, transfers };
        expect(receiptContent(retold)).toBe(receiptContent(receipt));
      }),
    );
  });
});
