import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { receiptData } from "../../../../../shared/domain/receipts/receipt-data.ts";
import { arbitraryReceipt } from "../../../../support/receipts/arbitrary-receipt.ts";
import { accountTransfer, sampleReceipt } from "../../../../support/receipts/sample-receipts.ts";

/** Every text, number and truth value somewhere in `value`, but what tells accounts from stamps. */
function leavesOf(value: unknown): readonly string[] {
  if (value === undefined || value === "account" || value === "stamp") return [];
  if (typeof value !== "object" || value === null) return [String(value)];
  return Object.values(value).flatMap(leavesOf).sort();
}

describe("the data of a receipt", () => {
  it("has stable names and no others", () => {
    const json = JSON.parse(JSON.stringify(receiptData(sampleReceipt())));
    expect(json).toEqual({
      receiptId: "c110729d258c4ab1b765fe902aae41d6",
      outcome: "OK",
      recipientFiscalCode: "02336340159",
      organization: { fiscalCode: "02336340159", name: "Comune di Prova" },
      noticeNumber: "312000000000000109",
      creditorReferenceId: "12000000000000109",
      amountCents: 12_050,
      description: "Tassa sui rifiuti 2027",
      debtor: { kind: "F", code: "RSSMRA80A01H001I", fullName: "Mario Rossi" },
      payer: { kind: "F", code: "RSSMRA80A01H002N", fullName: "Anna Bianchi" },
      transfers: [
        {
          idTransfer: 1,
          amountCents: 12_050,
          organizationFiscalCode: "02336340159",
          organizationName: "Comune di Prova",
          iban: "IT90N0306901600100000012345",
          remittanceInformation: "/RFB/12000000000000109/120.50/TXT/Tassa sui rifiuti 2027",
          transferCategory: "9/0101101IM/",
        },
      ],
      psp: {
        id: "BPPIITRRXXX",
        name: "Banca di Prova S.p.A.",
        fiscalCode: "97103880585",
        channelId: "97103880585_01",
        channelDescription: "app",
      },
      paymentMethod: "creditCard",
      paidAt: "2027-06-18T08:04:31.000Z",
      applicationDate: "2027-06-18",
      transferDate: "2027-06-19",
      standIn: false,
      primitive: "paSendRTV2",
    });
  });

  it("loses nothing of any receipt", () => {
    fc.assert(
      fc.property(arbitraryReceipt, (receipt) => {
        const { noticeNumber: _sameAsText, ...kept } = receipt;
        expect(leavesOf(receiptData(receipt))).toEqual(leavesOf(kept));
      }),
    );
  });

  it("tells an account from a stamp", () => {
    const stamp = { kind: "stamp", attachmentBase64: "PG0vPg==" } as const;
    const transfers = [accountTransfer(), accountTransfer({ destination: stamp })];
    const [account, bought] = receiptData(sampleReceipt({ transfers })).transfers;
    expect(account).toMatchObject({ iban: "IT90N0306901600100000012345" });
    expect(account?.stampAttachmentBase64).toBeUndefined();
    expect(bought).toMatchObject({ stampAttachmentBase64: "PG0vPg==", iban: undefined });
  });
});
