import { describe, expect, it } from "vitest";
import { isPrintable } from "../../../../../shared/domain/notices/compose-notice.ts";
import { euroCents } from "../../../../../shared/domain/values/euro-cents.ts";
import {
  comuneWithSlip,
  sampleNotice,
  sampleNoticeWithoutSlip,
} from "../../../../support/notices/sample-notices.ts";
import { debtPosition } from "../../../../support/notifications/debts.ts";

describe("composing a notice", () => {
  it("writes numbers, amounts and dates as people read them in Italy", () => {
    const notice = sampleNotice(1, { position: { amountCents: euroCents(123_456_789) } });
    expect(notice.noticeNumberText).toMatch(/^3120( \d{4}){3} \d{2}$/);
    expect(notice.noticeNumberText.replaceAll(" ", "")).toBe(notice.noticeNumber);
    expect(notice.amountText).toBe("1.234.567,89");
    expect(notice.dueDateText).toBe("30/06/2027");
  });

  it("asks for the whole amount, the secondary beneficiary's included", () => {
    const secondaryBeneficiary = {
      fiscalCode: comuneWithSlip.fiscalCode,
      name: "Provincia",
      iban: comuneWithSlip.bankIban ?? expect.fail("the sample ente has an IBAN"),
      transferCategory: "9/0201102IM/",
      amountCents: euroCents(50),
    };
    const notice = sampleNotice(1, {
      position: { amountCents: euroCents(1_000), secondaryBeneficiary },
    });
    expect(notice.amountCents).toBe(1_050);
    expect(notice.qrPayload).toMatch(/\|1050$/);
  });

  it("prints the due date only where the type says so", () => {
    expect(sampleNotice(1, { type: { printDueDate: false } })).not.toHaveProperty("dueDateText");
  });

  it("has a postal slip only with a postal type, a postal account and Poste's authorisation", () => {
    expect(sampleNotice(1).postalSlip?.dataMatrixPayload).toHaveLength(256);
    expect(sampleNoticeWithoutSlip(1).postalSlip).toBeUndefined();
    expect(
      sampleNotice(1, { organization: { posteAuthorization: " " } }).postalSlip,
    ).toBeUndefined();
    const { bankIban } = comuneWithSlip;
    if (bankIban === undefined) return expect.fail("the sample ente has a bank account");
    const withoutPostalAccount = { organization: { postalIban: bankIban } };
    expect(sampleNotice(1, withoutPostalAccount).postalSlip).toBeUndefined();
  });

  it("has no postal slip for an amount the slip cannot carry", () => {
    const position = { amountCents: euroCents(10_000_000_000) };
    expect(sampleNotice(1, { position }).postalSlip).toBeUndefined();
  });

  it("does not print the code of a debtor without a name for the ente", () => {
    const debtor = { kind: "F", code: "ANONIMO", fullName: "Anonimo" } as const;
    expect(sampleNotice(1, { position: { debtor } }).debtor).toEqual({
      name: "Anonimo",
      addressLines: [],
    });
  });

  it("writes the address on two lines and names a foreign country", () => {
    const address = {
      street: "Rue X",
      civicNumber: "3",
      postalCode: "1000",
      city: "Bruxelles",
      country: "BE",
    };
    const debtor = { ...debtPosition(1).debtor, address };
    expect(sampleNotice(1, { position: { debtor } }).debtor.addressLines).toEqual([
      "Rue X 3",
      "1000 Bruxelles BE",
    ]);
  });

  it("keeps every text within the limits of the notice", () => {
    const long = "Parola lunghissima ".repeat(20);
    const address = { street: long, city: long };
    const notice = sampleNotice(1, {
      organization: {
        name: long,
        officeName: long,
        postalAccountHolder: long,
        contacts: { website: `https://${"x".repeat(90)}.example`, pec: "a@pec.example" },
      },
      position: {
        description: long,
        debtor: { ...debtPosition(1).debtor, fullName: long, address },
      },
    });
    expect(notice.subject.length).toBeLessThanOrEqual(90);
    expect(notice.creditor.name.length).toBeLessThanOrEqual(100);
    expect(notice.creditor.officeName?.length).toBeLessThanOrEqual(50);
    expect(notice.creditor.info).toBe("Info: a@pec.example");
    expect(notice.debtor.name.length).toBeLessThanOrEqual(70);
    expect(notice.debtor.addressLines.join(" ").length).toBeLessThanOrEqual(140);
    expect(notice.postalSlip?.account.holder.length).toBeLessThanOrEqual(50);
  });
});

describe("whether a position can be printed", () => {
  const position = debtPosition(1);

  it("needs a notice number", () => {
    const { noticeNumber: _, ...withoutNumber } = position;
    expect(isPrintable(position)).toBe(true);
    expect(isPrintable(withoutNumber)).toBe(false);
  });

  it("needs an amount the notice can show", () => {
    expect(isPrintable({ ...position, amountCents: euroCents(99_999_999_999) })).toBe(true);
    expect(isPrintable({ ...position, amountCents: euroCents(100_000_000_000) })).toBe(false);
  });

  it("excludes the digital stamp", () => {
    expect(isPrintable({ ...position, typeCode: "MARCA_BOLLO_DIGITALE" })).toBe(false);
  });
});
