import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  composeDataMatrixPayload,
  posteText,
} from "../../../../../shared/domain/notices/data-matrix-payload.ts";
import { euroCents } from "../../../../../shared/domain/values/euro-cents.ts";
import { parseNoticeNumber } from "../../../../../shared/domain/values/notice-number.ts";
import { parseOrganizationFiscalCode } from "../../../../../shared/domain/values/organization-fiscal-code.ts";
import { present } from "../../../../support/notifications/debts.ts";

const facts = {
  noticeNumber: present(parseNoticeNumber("301202600000000103")),
  postalAccountNumber: "000035058205",
  amountCents: euroCents(100),
  creditorFiscalCode: present(parseOrganizationFiscalCode("02336340159")),
  debtorCode: "PPPPLT98A01D969C",
  debtorName: "Francesco Pluto",
  subject: "Diritti di segreteria pratica 12/2026",
};

describe("text of the postal slip's Data Matrix", () => {
  it("is the codeline, the parties and the subject, field by field", () => {
    expect(composeDataMatrixPayload(facts)).toBe(
      "codfase=NBPA;183012026000000001031200003505820510000000010038961P102336340159" +
        `PPPPLT98A01D969CFRANCESCO PLUTO${" ".repeat(25)}` +
        `DIRITTI DI SEGRETERIA PRATICA 12 2026${" ".repeat(73)}${" ".repeat(12)}A`,
    );
  });

  it("writes large amounts in cents without thousands separators", () => {
    const payload = composeDataMatrixPayload({ ...facts, amountCents: euroCents(123_456_789) });
    expect(payload.slice(47, 59)).toBe("100123456789");
  });

  it("has 256 allowed characters whatever names and subjects are", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary", maxLength: 60 }),
        fc.string({ unit: "grapheme-ascii", maxLength: 200 }),
        fc.integer({ min: 0, max: 9_999_999_999 }),
        (debtorName, subject, cents) => {
          const amountCents = euroCents(cents);
          const payload = composeDataMatrixPayload({ ...facts, debtorName, subject, amountCents });
          expect(payload).toMatch(/^codfase=NBPA;[0-9A-Z&'\-.:_, ]{242}A$/);
          expect(Number(payload.slice(49, 59))).toBe(cents);
          expect(payload.slice(15, 33)).toBe(facts.noticeNumber);
        },
      ),
    );
  });

  it("keeps letters of other alphabets of Europe readable and blanks the rest", () => {
    expect(posteText("Đorđević Łukasz Strauß Æsa Ørsted ĞÜLŞAH l’Île — n°3/b")).toBe(
      "Dordevic Lukasz Strauss Aesa Orsted GULSAH l'Ile - n 3 b",
    );
  });

  it("refuses an amount or an account that would break the codeline", () => {
    const tooMuch = { ...facts, amountCents: euroCents(10_000_000_000) };
    expect(() => composeDataMatrixPayload(tooMuch)).toThrow(RangeError);
    const shortAccount = { ...facts, postalAccountNumber: "35058205" };
    expect(() => composeDataMatrixPayload(shortAccount)).toThrow(RangeError);
  });
});
