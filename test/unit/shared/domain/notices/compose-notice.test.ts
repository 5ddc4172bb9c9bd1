import { describe, expect, it } from "vitest";
import { isPrintable } from "../../../../../shared/domain/notices/compose-notice.ts";
import type { Notice } from "../../../../../shared/domain/notices/notice.ts";
import { euroCents } from "../../../../../shared/domain/values/euro-cents.ts";
import {
  comuneWithSlip,
  discount,
  plan,
  sampleNotice,
  sampleNoticeWithoutSlip,
} from "../../../../support/notices/sample-notices.ts";
import { debtPosition } from "../../../../support/notifications/debts.ts";

describe("composing a notice", () => {
  it("writes numbers, amounts and dates as people read them in Italy", () => {
    const [payment] = sampleNotice(1, {
      position: { amountCents: euroCents(123_456_789) },
    }).payments;
    expect(payment.noticeNumberText).toMatch(/^3120( \d{4}){3} \d{2}$/);
    expect(payment.noticeNumberText.replaceAll(" ", "")).toBe(payment.noticeNumber);
    expect(payment.amountText).toBe("1.234.567,89");
    expect(payment.dueDateText).toBe("30/06/2027");
  });

  it("asks for the whole amount, the secondary beneficiary's included", () => {
    const secondaryBeneficiary = {
      fiscalCode: comuneWithSlip.fiscalCode,
      name: "Provincia",
      iban: comuneWithSlip.bankIban ?? expect.fail("the sample ente has an IBAN"),
      transferCategory: "9/0201102IM/",
      amountCents: euroCents(50),
    };
    const [payment] = sampleNotice(1, {
      position: { amountCents: euroCents(1_000), secondaryBeneficiary },
    }).payments;
    expect(payment.amountCents).toBe(1_050);
    expect(payment.qrPayload).toMatch(/\|1050$/);
  });

  it("prints the due date only where the type says so", () => {
    const notice = sampleNotice(1, { type: { printDueDate: false } });
    expect(notice.payments[0]).not.toHaveProperty("dueDateText");
    expect(notice.form.withDueDate).toBe(false);
  });

  it("has a postal slip only with a postal type, a postal account and Poste's authorisation", () => {
    const { bankIban } = comuneWithSlip;
    if (bankIban === undefined) return expect.fail("the sample ente has a bank account");
    expect(sampleNotice(1).payments[0].dataMatrixPayload).toHaveLength(256);
    for (const notice of [
      sampleNoticeWithoutSlip(1),
      sampleNotice(1, { organization: { posteAuthorization: " " } }),
      sampleNotice(1, { organization: { postalIban: bankIban } }),
      sampleNotice(1, { position: { amountCents: euroCents(10_000_000_000) } }),
    ]) {
      expect(notice.form.withSlip).toBe(false);
      expect(notice.payments[0]).not.toHaveProperty("dataMatrixPayload");
    }
  });

  it("has no postal slip of an ente with other intermediaries until the Region confirms", () => {
    const several = { multiIntermediary: true } as const;
    const withSlip = (organization: object) => sampleNotice(1, { organization }).form.withSlip;
    expect(withSlip(several)).toBe(false);
    expect(withSlip({ ...several, postalSlipConfirmed: false })).toBe(false);
    expect(withSlip({ ...several, postalSlipConfirmed: true })).toBe(true);
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
    expect(notice.creditor.postalAccount?.holder.length).toBeLessThanOrEqual(50);
  });
});

describe("what a notice asks for", () => {
  const kindsOf = ({ payments }: Notice) => payments.map(({ kind }) => kind);

  it("is the payment at once and then every instalment of the plan", () => {
    const notice = sampleNotice(1, { position: { installmentPlans: [plan(3)] } });
    expect(notice.form.parts).toEqual({ kind: "instalments", withSingle: true, count: 3 });
    expect(kindsOf(notice)).toEqual(["single", "instalment", "instalment", "instalment"]);
    expect(notice.payments.map(({ number }) => number)).toEqual([undefined, 1, 2, 3]);
    expect(notice.payments.map(({ amountText }) => amountText)).toEqual([
      "120,50",
      "10,50",
      "21,00",
      "31,50",
    ]);
    expect(new Set(notice.payments.map(({ qrPayload }) => qrPayload)).size).toBe(4);
  });

  it("is the discounted and the reduced amount of a traffic fine", () => {
    const notice = sampleNotice(1, { position: { installmentPlans: [discount(8_435)] } });
    expect(notice.form.parts).toEqual({ kind: "fine" });
    expect(kindsOf(notice)).toEqual(["discounted", "reduced"]);
    expect(notice.payments.map(({ amountCents }) => amountCents)).toEqual([8_435, 12_050]);
  });

  it("is written in the ente's layout and languages", () => {
    const noticePrint = { layout: "2019", languages: { mode: "inline", second: "de" } } as const;
    const single = sampleNotice(1, { organization: { noticePrint } });
    expect(single.form).toMatchObject({ layout: "2019", languages: { mode: "italian" } });
    expect(single.payments[0].noticeNumberText).toMatch(
      /^3 1200 0000 0000 0001 \d{2}$|^3( \d{4}){4} \d$/,
    );
    const position = { installmentPlans: [plan(2)] };
    const inTwo = sampleNotice(1, { organization: { noticePrint }, position });
    expect(inTwo.form).toMatchObject({ layout: "3.5.1", languages: noticePrint.languages });
  });

  it("writes amounts as the English do where English stands alone", () => {
    const noticePrint = { languages: { mode: "only", language: "en" } } as const;
    const position = { amountCents: euroCents(123_456_789) };
    const [payment] = sampleNotice(1, { organization: { noticePrint }, position }).payments;
    expect(payment.amountText).toBe("1,234,567.89");
  });

  it("knows an addressee abroad and a payment that the citizen started", () => {
    const debtor = { ...debtPosition(1).debtor, address: { street: "Rue X", country: "BE" } };
    expect(sampleNotice(1, { position: { debtor, spontaneous: true } }).form).toMatchObject({
      abroad: true,
      spontaneous: true,
    });
    expect(sampleNotice(1).form).toMatchObject({ abroad: false, spontaneous: false });
  });

  it("is refused when nothing is to be paid any more", () => {
    expect(() => sampleNotice(1, { position: { status: "PAID" } })).toThrow(RangeError);
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
