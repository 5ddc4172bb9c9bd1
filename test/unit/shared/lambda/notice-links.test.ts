import { describe, expect, it } from "vitest";
import { parseNoticeNumber } from "../../../../shared/domain/values/notice-number.ts";
import { parseOrganizationFiscalCode } from "../../../../shared/domain/values/organization-fiscal-code.ts";
import { createNoticeLinks } from "../../../../shared/lambda/notice-links.ts";

const [first, second] = ["a".repeat(64), "b".repeat(64)];
const now = new Date("2027-03-01T10:00:00Z");
const notice = {
  organizationFiscalCode: parseOrganizationFiscalCode("02336340159") ?? expect.fail(),
  noticeNumber: parseNoticeNumber("312000000000012348") ?? expect.fail(),
};
const links = (seeds = first) => createNoticeLinks({ TOKEN_SEED: seeds });
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

describe("the link to a notice", () => {
  it("opens it for an hour", async () => {
    const link = await links().make(notice, now);
    expect(await links().open(link, later(59))).toEqual(notice);
    expect(await links().open(link, later(60))).toBeUndefined();
    expect(encodeURIComponent(link)).toBe(link);
  });

  it("opens no other notice, and not for longer, whatever of it is changed", async () => {
    const link = await links().make(notice, now);
    const [ente, number, expires, seal] = link.split(".");
    const changed = [
      [ente, "312000000000012449", expires, seal],
      ["80012340156", number, expires, seal],
      [ente, number, String(Number(expires) + 1), seal],
      [ente, number, expires, `${seal}A`],
      [ente, number, expires],
      [ente, number, expires, seal, ""],
      [],
    ];
    for (const parts of changed) {
      expect(await links().open(parts.join("."), now)).toBeUndefined();
    }
  });

  it("opens while a new seed takes the place of the old one, and no longer", async () => {
    const link = await links().make(notice, now);
    expect(await links(`${second},${first}`).open(link, now)).toEqual(notice);
    expect(await links(second).open(link, now)).toBeUndefined();
  });
});
