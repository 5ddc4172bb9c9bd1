import { describe, expect, it } from "vitest";
import {
  checkPaymentOffer,
  type PaymentOffer,
} from "../../../../../shared/domain/sandbox/check-payment-offer.ts";
import { euroCents } from "../../../../../shared/domain/values/euro-cents.ts";
import { parseIban } from "../../../../../shared/domain/values/iban.ts";
import { parseNoticeNumber } from "../../../../../shared/domain/values/notice-number.ts";
import { demoOrganization } from "../../../../support/demo-organization.ts";
import { ente, otherEnte } from "../../../../support/sandbox/sandbox-world.ts";

const noticeNumber = parseNoticeNumber("312000000000000119") ?? expect.fail();
const transfer: PaymentOffer["transfers"][number] = {
  idTransfer: 1,
  amountCents: euroCents(10_000),
  beneficiaryFiscalCode: ente.fiscalCode,
  iban: ente.bankIban,
};
const offer: PaymentOffer = {
  creditorReferenceId: "12000000000000119",
  amountCents: euroCents(10_000),
  transfers: [transfer],
};

function faultOf(change: Partial<PaymentOffer>) {
  return checkPaymentOffer({ ...offer, ...change }, noticeNumber, ente)?.code;
}

describe("checkPaymentOffer", () => {
  it("has nothing against transfers to registered accounts that make up the amount", () => {
    expect(faultOf({})).toBeUndefined();
    expect(faultOf({ transfers: [{ ...transfer, iban: ente.postalIban }] })).toBeUndefined();
  });

  it("knows the accounts that a type of the ente has of its own", () => {
    const iban = parseIban("IT59G0569601600000002145033") ?? expect.fail();
    const [type, ...types] = demoOrganization().debtPositionTypes;
    if (type === undefined) return expect.fail();
    const organization = { ...ente, debtPositionTypes: [{ ...type, bankIban: iban }, ...types] };
    const ofType = { ...offer, transfers: [{ ...transfer, iban }] };
    expect(checkPaymentOffer(ofType, noticeNumber, organization)).toBeUndefined();
    expect(checkPaymentOffer(ofType, noticeNumber, ente)?.code).toBe("PPT_IBAN_NON_CENSITO");
  });

  it("trusts the accounts of other beneficiaries, and a stamp, which has none", () => {
    for (const beneficiaryFiscalCode of ["12345678901", otherEnte.fiscalCode]) {
      const other = { ...transfer, beneficiaryFiscalCode, iban: "IT00X" };
      expect(faultOf({ transfers: [other] })).toBeUndefined();
    }
    expect(faultOf({ transfers: [{ ...transfer, iban: undefined }] })).toBeUndefined();
  });

  it("refuses an account that is another ente's", () => {
    const iban = otherEnte.bankIban;
    expect(faultOf({ transfers: [{ ...transfer, iban }] })).toBe("PPT_IBAN_NON_CENSITO");
  });

  it.each<[string, Partial<PaymentOffer>]>([
    ["a sum that is not the amount", { amountCents: euroCents(10_001) }],
    ["the reference of another notice", { creditorReferenceId: "12000000000000220" }],
    ["a piece of the right reference", { creditorReferenceId: "119" }],
    ["one index twice", { amountCents: euroCents(20_000), transfers: [transfer, transfer] }],
  ])("refuses %s", (_what, change) => {
    expect(faultOf(change)).toBe("PPT_STAZIONE_INT_PA_ERRORE_RESPONSE");
  });
});
