import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { composeQrPayload } from "../../../../../shared/domain/notices/qr-payload.ts";
import { euroCents } from "../../../../../shared/domain/values/euro-cents.ts";
import { parseNoticeNumber } from "../../../../../shared/domain/values/notice-number.ts";
import { parseOrganizationFiscalCode } from "../../../../../shared/domain/values/organization-fiscal-code.ts";
import { present } from "../../../../support/notifications/debts.ts";

const facts = {
  noticeNumber: present(parseNoticeNumber("301202600000000103")),
  creditorFiscalCode: present(parseOrganizationFiscalCode("02336340159")),
};

describe("text of the QR code", () => {
  it("joins its five fields with bars", () => {
    expect(composeQrPayload({ ...facts, amountCents: euroCents(100) })).toBe(
      "PAGOPA|002|301202600000000103|02336340159|100",
    );
  });

  it("writes amounts under ten cents on two digits", () => {
    expect(composeQrPayload({ ...facts, amountCents: euroCents(7) })).toMatch(/\|07$/);
  });

  it("fits version 4-M for every amount a notice can ask", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999_999 }), (cents) => {
        const payload = composeQrPayload({ ...facts, amountCents: euroCents(cents) });
        expect(payload.length).toBeLessThanOrEqual(53);
        expect(Number(payload.split("|")[4])).toBe(cents);
      }),
    );
  });
});
