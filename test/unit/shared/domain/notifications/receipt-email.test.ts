import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  composeReceiptEmail,
  receiptReaderOf,
} from "../../../../../shared/domain/notifications/receipt-email.ts";
import type { Receipt } from "../../../../../shared/domain/receipts/receipt.ts";
import { parseNoticeNumber } from "../../../../../shared/domain/values/notice-number.ts";
import {
  comune,
  debtPosition,
  personFiscalCode,
  present,
} from "../../../../support/notifications/debts.ts";
import { arbitraryReceipt } from "../../../../support/receipts/arbitrary-receipt.ts";
import { sampleReceipt } from "../../../../support/receipts/sample-receipts.ts";

const position = debtPosition(1);
const payer = { ...present(sampleReceipt().payer), email: "anna@posta.example" };
const debtor = { ...sampleReceipt().debtor, email: "mario@posta.example" };
const { email: _, ...withoutAddress } = position.debtor;

function emailOf(receipt: Receipt, organization = comune) {
  return composeReceiptEmail({
    reader: present(receiptReaderOf(receipt, position)),
    organization,
    noticeNumber: present(parseNoticeNumber("312000000000000109")),
    receiptPdf: new Uint8Array([1, 2, 3]),
    portalUrl: "https://pagamenti.regione.example",
    sentAt: new Date("2027-06-18T09:00:00Z"),
  });
}

describe("who gets a receipt", () => {
  it("is who paid, with all that the receipt says", () => {
    const receipt = sampleReceipt({ payer, debtor });
    expect(receiptReaderOf(receipt, position)).toEqual({
      email: "anna@posta.example",
      name: "Anna Bianchi",
      receipt,
    });
  });

  it("is who owed where who paid gave no address, without a word of who paid", () => {
    const { email: _address, ...stranger } = payer;
    const reader = receiptReaderOf(sampleReceipt({ payer: stranger, debtor }), position);
    expect(reader).toMatchObject({ email: "mario@posta.example", name: "Mario Rossi" });
    expect(JSON.stringify(reader)).not.toMatch(/Bianchi/);
    expect(JSON.stringify(reader)).not.toContain(personFiscalCode(2));
  });

  it("is who owed as the payer too, where they are the same person", () => {
    const { email: _address, ...self } = { ...debtor };
    const receipt = sampleReceipt({ payer: self, debtor });
    expect(receiptReaderOf(receipt, position)?.receipt).toEqual(receipt);
  });

  it("is who owed as the debt knows them, where the receipt knows no address", () => {
    const reader = receiptReaderOf(sampleReceipt(), position);
    expect(reader?.email).toBe("debitore-1@posta.example");
    const wrong = { ...debtor, email: "mario@localhost" };
    expect(receiptReaderOf(sampleReceipt({ debtor: wrong }), position)?.email).toBe(
      "debitore-1@posta.example",
    );
  });

  it("is nobody where nobody has an address", () => {
    expect(receiptReaderOf(sampleReceipt(), { debtor: withoutAddress })).toBeUndefined();
  });
});

describe("composeReceiptEmail", () => {
  it("says in plain text what was paid, when and with whom", () => {
    const { senderName, text } = emailOf(sampleReceipt({ payer }));
    expect(senderName).toBe("Comune di Prova tramite Portale dei Pagamenti");
    expect(text).toContain("Gentile Anna Bianchi,");
    expect(text).toContain(
      [
        "Oggetto del pagamento: Tassa sui rifiuti 2027",
        "Importo: 120,50 €",
        "Pagato il: 18/06/2027",
        "Pagato tramite: Banca di Prova S.p.A.",
        "Numero Avviso: 3120 0000 0000 0001 09",
        "Identificativo ricevuta (IUR): c110729d258c4ab1b765fe902aae41d6",
      ].join("\n"),
    );
    expect(text).toContain("0390000000, https://www.comune.prova.example");
  });

  it("greets without a name whom the ente does not name", () => {
    const anonymous = { ...debtor, code: "ANONIMO", fullName: "ANONIMO" };
    const { text } = emailOf(sampleReceipt({ debtor: anonymous }));
    expect(text).toMatch(/^Buongiorno,\n/);
  });

  it("has nobody's data in its subject and in the name of its attachment, whatever came", () => {
    fc.assert(
      fc.property(arbitraryReceipt, (receipt) => {
        const { subject, attachments } = emailOf(receipt);
        expect(subject).toBe("Ricevuta di pagamento da Comune di Prova");
        expect(attachments.map(({ fileName }) => fileName)).toEqual([
          `ricevuta_${receipt.creditorReferenceId}.pdf`,
        ]);
      }),
      { numRuns: 50 },
    );
  });

  it("lets no text of the ente or of the receipt become HTML", () => {
    const evil = '<script>alert(1)</script><img src=x onerror="y">';
    const receipt = sampleReceipt({ payer: { ...payer, fullName: evil }, description: evil });
    const { html } = emailOf(receipt, { ...comune, name: evil, contacts: { phone: evil } });
    expect(html).not.toMatch(/<script|<img/i);
    expect(html).toContain("&lt;script&gt;");
  });
});
