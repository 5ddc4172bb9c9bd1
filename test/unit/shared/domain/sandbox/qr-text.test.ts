import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { composeQrPayload } from "../../../../../shared/domain/notices/qr-payload.ts";
import { readQrText } from "../../../../../shared/domain/sandbox/qr-text.ts";
import { euroCents } from "../../../../../shared/domain/values/euro-cents.ts";
import { parseNoticeNumber } from "../../../../../shared/domain/values/notice-number.ts";
import { ente } from "../../../../support/sandbox/sandbox-world.ts";

const noticeNumber = parseNoticeNumber("312000000000000119") ?? expect.fail();

describe("readQrText", () => {
  it("reads what the portal prints, whatever the amount", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999_999_999 }), (cents) => {
        const facts = { noticeNumber, creditorFiscalCode: ente.fiscalCode };
        const text = composeQrPayload({ ...facts, amountCents: euroCents(cents) });
        expect(readQrText(` ${text}\n`)).toEqual({ noticeNumber, fiscalCode: ente.fiscalCode });
      }),
    );
  });

  it.each([
    "",
    "PAGOPA|002|",
    "PAGOPA|001|312000000000000119|02336340159|100",
    "PAGOPA|002|31200000000000011|02336340159|100",
    "PAGOPA|002|312000000000000119|02336340158|100",
    "PAGOPA|002|912000000000000119|02336340159|100",
    "PAGOPA|002|312000000000000119|02336340159",
    "https://example.org/PAGOPA|002|312000000000000119|02336340159|100",
  ])("does not read %s", (text) => {
    expect(readQrText(text)).toBeUndefined();
  });
});
