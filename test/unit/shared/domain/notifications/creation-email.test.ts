import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { composeCreationEmail } from "../../../../../shared/domain/notifications/creation-email.ts";
import { paymentRequestOf } from "../../../../../shared/domain/notifications/payment-request.ts";
import { parseEmailAddress } from "../../../../../shared/domain/values/email-address.ts";
import { comune, noticeFacts, present } from "../../../../support/notifications/debts.ts";

function emailOf(facts = noticeFacts()) {
  return composeCreationEmail({
    request: paymentRequestOf(facts),
    to: present(parseEmailAddress("mario.rossi@posta.example")),
    noticePdf: new Uint8Array([1, 2, 3]),
    portalUrl: "https://pagamenti.regione.example",
    sentAt: new Date("2027-01-10T09:00:00Z"),
  });
}

describe("composeCreationEmail", () => {
  it("says in plain text all that the debtor needs to pay", () => {
    const { senderName, subject, text } = emailOf();
    expect(senderName).toBe("Comune di Prova tramite Portale dei Pagamenti");
    expect(subject).toBe("Avviso di pagamento da Comune di Prova");
    expect(text).toContain("Gentile Mario Rossi,");
    expect(text).toContain("Oggetto del pagamento: Tassa sui rifiuti 2027\nImporto: 120,50 €\n");
    expect(text).toContain("Da pagare entro il: 30/06/2027\nNumero Avviso: 3120 0000 0000 0001 19");
    expect(text).toContain("0390000000, https://www.comune.prova.example");
    expect(text).toContain("https://pagamenti.regione.example");
  });

  it("attaches the notice under its IUV", () => {
    expect(emailOf().attachments).toEqual([
      {
        fileName: "avviso_12000000000000119.pdf",
        contentType: "application/pdf",
        content: new Uint8Array([1, 2, 3]),
      },
    ]);
  });

  it("has the same words in HTML as in text", () => {
    const { html, text } = emailOf();
    const words = html
      .replace(/<head>.*<\/head>/s, "")
      .replaceAll(/<[^>]+>/g, " ")
      .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
    for (const line of text.split("\n").filter((each) => each.startsWith("In fase"))) {
      expect(words).toContain(line);
    }
    expect(words).toContain("Tassa sui rifiuti 2027");
    expect(words).toContain("3120 0000 0000 0001 19");
  });

  it("lets no text of the ente or of the debtor become HTML", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (noise) => {
        const evil = `<script>${noise}</script><img src=x onerror="y">`;
        const { html } = emailOf({
          ...noticeFacts({
            description: evil,
            debtor: { kind: "F", code: "X", fullName: evil },
          }),
          organization: { ...comune, name: evil, contacts: { phone: evil } },
        });
        expect(html).not.toMatch(/<script|<img/i);
      }),
      { numRuns: 50 },
    );
  });
});
