import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  parseVerificationCode,
  publicReceiptData,
  verificationCodeOf,
} from "../../../../../shared/domain/receipts/public-receipt.ts";
import { parseReceiptId } from "../../../../../shared/domain/values/receipt-id.ts";
import { comune, present } from "../../../../support/notifications/debts.ts";
import { sampleReceipt } from "../../../../support/receipts/sample-receipts.ts";

const receiptIds = fc
  .oneof(fc.string({ unit: "binary", minLength: 1, maxLength: 255 }), fc.uuid(), fc.constant("-"))
  .map(parseReceiptId)
  .filter((receiptId) => receiptId !== undefined);

describe("a verification code", () => {
  it("names the ente and the receipt, whatever hyphens the receipt's id has", () => {
    fc.assert(
      fc.property(receiptIds, (receiptId) => {
        const code = verificationCodeOf(comune.fiscalCode, receiptId);
        expect(parseVerificationCode(code)).toEqual({
          organizationFiscalCode: comune.fiscalCode,
          receiptId,
        });
      }),
    );
  });

  it.each([
    "",
    "02336340159",
    "02336340159-",
    "-c110729d",
    "02336340158-c110729d",
    "0233634015-c110729d",
    "02336340159_c110729d",
    " 02336340159-c110729d",
    `02336340159-${"a".repeat(256)}`,
    "02336340159-a\u0000b",
  ])("is not %j", (code) => {
    expect(parseVerificationCode(code)).toBeUndefined();
  });
});

describe("what a stranger sees of a receipt", () => {
  const receipt = sampleReceipt();

  it("is ente, amount, day, provider, outcome and the end of the notice number", () => {
    expect(publicReceiptData(receipt)).toEqual({
      organizationName: "Comune di Prova",
      amountCents: 12_050,
      paidOn: "2027-06-18",
      pspName: "Banca di Prova S.p.A.",
      outcome: "OK",
      noticeNumberLastDigits: "0109",
    });
  });

  it("has the day that it was in Italy, or the provider's own where there is no time", () => {
    const lateEvening = sampleReceipt({ paidAt: "2027-06-18T22:30:00.000Z" });
    expect(publicReceiptData(lateEvening).paidOn).toBe("2027-06-19");
    const { paidAt: _, ...timeless } = receipt;
    expect(publicReceiptData(timeless).paidOn).toBe("2027-06-18");
    const { applicationDate: _date, ...dateless } = timeless;
    expect(publicReceiptData(dateless).paidOn).toBeUndefined();
  });

  it("has nothing of debtor, payer, subject and identifiers", () => {
    const json = JSON.stringify(publicReceiptData(receipt));
    for (const secret of [
      receipt.debtor.fullName,
      receipt.debtor.code,
      receipt.payer?.fullName,
      receipt.payer?.code,
      receipt.description,
      receipt.creditorReferenceId,
      receipt.receiptId,
    ]) {
      expect(json).not.toContain(present(secret));
    }
  });
});
