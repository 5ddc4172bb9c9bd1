import fc from "fast-check";
import { simpleParser } from "mailparser";
import { describe, expect, it } from "vitest";
import type { Email } from "../../../../shared/domain/notifications/channels.ts";
import { clip, toSingleLine } from "../../../../shared/domain/notifications/plain-text.ts";
import { parseEmailAddress } from "../../../../shared/domain/values/email-address.ts";
import { composeMime } from "../../../../shared/email/compose-mime.ts";
import { present } from "../../../support/notifications/debts.ts";

const from = "noreply@pagamenti.regione.example";
const pdf = Uint8Array.from({ length: 2_000 }, (_, index) => (index * 7) % 256);
const email: Email = {
  senderName: 'Città di Forlì, "Tributi" tramite Portale dei Pagamenti',
  to: present(parseEmailAddress("mario.rossi@posta.example")),
  subject: "Avviso di pagamento da Città di Forlì",
  text: "Gentile Mario,\nl'importo è 120,50 €",
  html: "<p>l'importo è 120,50 €</p>",
  sentAt: new Date("2027-01-10T09:00:00Z"),
  attachments: [{ fileName: "avviso_1.pdf", contentType: "application/pdf", content: pdf }],
};

describe("composeMime", () => {
  it("reads back as the mail that was composed", async () => {
    const parsed = await simpleParser(await composeMime(email, from));
    expect(parsed.from?.value).toEqual([{ name: email.senderName, address: from }]);
    expect(parsed.to).toMatchObject({ value: [{ name: "", address: email.to }] });
    expect(parsed).toMatchObject({ subject: email.subject, date: email.sentAt });
    expect(parsed.text?.trim()).toBe(email.text);
    expect(parsed.html).toBe(email.html);
    expect(parsed.headers.get("auto-submitted")).toBe("auto-generated");
    expect(parsed.attachments).toHaveLength(1);
    expect(parsed.attachments[0]).toMatchObject({
      filename: "avviso_1.pdf",
      contentType: "application/pdf",
      contentDisposition: "attachment",
    });
    expect(Uint8Array.from(parsed.attachments[0]?.content ?? [])).toEqual(pdf);
  });

  it("offers the text before the HTML, in lines that mail servers accept", async () => {
    const html = `<p>${"parola ".repeat(1_000)}</p>`;
    const lines = (await composeMime({ ...email, html }, from)).toString("latin1").split("\r\n");
    expect(lines.findIndex((line) => line.includes("text/plain"))).toBeLessThan(
      lines.findIndex((line) => line.includes("text/html")),
    );
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(998);
  });

  it("has no header but its own, whatever the names of ente and debt", async () => {
    const own = (await simpleParser(await composeMime(email, from))).headerLines.length;
    const text = fc.string({ unit: "binary", maxLength: 200 }).map((raw) => toSingleLine(raw));
    await fc.assert(
      fc.asyncProperty(text, text, fc.emailAddress(), async (senderName, subject, address) => {
        const clipped = clip(`Avviso ${subject}`, 120);
        const to = present(parseEmailAddress(address));
        const raw = await composeMime({ ...email, senderName, subject: clipped, to }, from);
        const parsed = await simpleParser(raw);
        expect(parsed.headerLines).toHaveLength(own);
        expect(parsed.from?.value).toMatchObject([{ address: from }]);
        expect(parsed.to).toMatchObject({ value: [{ address: to }] });
      }),
      { numRuns: 30 },
    );
  });

  it.each([
    ["a subject of two lines", { subject: "Avviso\r\nBcc: altri@posta.example" }],
    ["a sender of two lines", { senderName: "Ente\nX: y" }],
    [
      "an attachment with a path",
      { attachments: [{ fileName: "../a.pdf", contentType: "a/b", content: pdf }] },
    ],
  ])("refuses %s without repeating it", async (_, changes) => {
    const composed = (async () => composeMime({ ...email, ...changes }, from))();
    await expect(composed).rejects.toThrow(/^(?!.*(Bcc|X: y|\.\.\/)).+$/s);
  });
});
