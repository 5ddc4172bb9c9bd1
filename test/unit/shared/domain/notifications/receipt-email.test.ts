import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  composeReceiptEmail,
  receiptReadersOf,
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
    reader: present(receiptReadersOf(receipt, position)[0]),
    organization,
    noticeNumber: present(parseNoticeNumber("312000000000000109")),
    receiptPdf: new Uint8Array([1, 2, 3]),
    portalUrl: "https://pagamenti.regione.example",
    sentAt: new Date("2027-06-18T09:00:00Z"),
  });
}

describe("who gets a receipt", () => {
  const toPayer = { event: "paid", email: "anna@posta.example", name: "Anna Bianchi" };

  it("is who paid, with all that the receipt says, and who owed, without a word of who paid", () => {
    const receipt = sampleReceipt({ payer, debtor });
    const [first, second, ...others] = receiptReadersOf(receipt, position);
    expect(first).toEqual({ ...toPayer, receipt });
    expect(second).toMatchObject({
      event: "paidByOther",
      email: "mario@posta.example",
      name: "Mario Rossi",
    });
    expect(JSON.stringify(second)).not.toMatch(/Bianchi|anna@/);
    expect(JSON.stringify(second)).not.toContain(personFiscalCode(2));
    expect(others).toEqual([]);
  });

  it("is who paid alone, where they have paid for themselves or have one address together", () => {
    const self = { ...debtor, code: debtor.code.toLowerCase(), email: "casa@posta.example" };
    expect(receiptReadersOf(sampleReceipt({ payer: self, debtor }), position)).toMatchObject([
      { event: "paid", email: "casa@posta.example" },
    ]);
    const together = { ...debtor, email: "Anna@posta.example" };
    const receipt = sampleReceipt({ payer, debtor: together });
    expect(receiptReadersOf(receipt, position)).toEqual([{ ...toPayer, receipt }]);
  });

  it("is both where who paid is known by an address alone", () => {
    const guest = { ...payer, code: "ANONIMO", fullName: "Utente" };
    const readers = receiptReadersOf(sampleReceipt({ payer: guest, debtor }), position);
    expect(readers.map(({ email }) => email)).toEqual([
      "anna@posta.example",
      "mario@posta.example",
    ]);
  });

  it("is who paid alone, where who owed has no address", () => {
    const receipt = sampleReceipt({ payer });
    expect(receiptReadersOf(receipt, { debtor: withoutAddress })).toEqual([
      { ...toPayer, receipt },
    ]);
  });

  it("is who owed alone where who paid gave no address, without a word of who paid", () => {
    const { email: _address, ...stranger } = payer;
    const readers = receiptReadersOf(sampleReceipt({ payer: stranger, debtor }), position);
    expect(readers).toMatchObject([
      { event: "paid", email: "mario@posta.example", name: "Mario Rossi" },
    ]);
    expect(JSON.stringify(readers)).not.toMatch(/Bianchi/);
    expect(JSON.stringify(readers)).not.toContain(personFiscalCode(2));
  });

  it("is who owed as the payer too, where they are the same person", () => {
    const { email: _address, ...self } = { ...debtor };
    const receipt = sampleReceipt({ payer: self, debtor });
    expect(receiptReadersOf(receipt, position)).toMatchObject([{ event: "paid", receipt }]);
  });

  it("is who owed as the debt knows them, where the receipt knows no address", () => {
    const wrong = { ...debtor, email: "mario@localhost" };
    for (const receipt of [sampleReceipt(), sampleReceipt({ debtor: wrong })]) {
      const emails = receiptReadersOf(receipt, position).map(({ email }) => email);
      expect(emails).toEqual(["debitore-1@posta.example"]);
    }
  });

  it("is nobody where nobody has an address", () => {
    expect(receiptReadersOf(sampleReceipt(), { debtor: withoutAddress })).toEqual([]);
  });

  it("is never twice the same address or told the same, whatever came", () => {
    fc.assert(
      fc.property(arbitraryReceipt, (receipt) => {
        const readers = receiptReadersOf(receipt, position);
        const emails = readers.map(({ email }) => email.toLowerCase());
        expect(new Set(emails).size).toBe(readers.length);
        expect(new Set(readers.map(({ event }) => event)).size).toBe(readers.length);
      }),
      { numRuns: 50 },
    );
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

  it("tells who owed that who paid has the receipt too, and nothing more of them", () => {
    const receipt = sampleReceipt({ payer, debtor });
    const mail = composeReceiptEmail({
      reader: present(receiptReadersOf(receipt, position)[1]),
      organization: comune,
      noticeNumber: present(parseNoticeNumber("312000000000000109")),
      receiptPdf: new Uint8Array([1, 2, 3]),
      portalUrl: "https://pagamenti.regione.example",
      sentAt: new Date("2027-06-18T09:00:00Z"),
    });
    expect(mail.text).toContain("Gentile Mario Rossi,");
    expect(mail.text).toContain(
      "La ricevuta arriva anche a chi ha pagato, all'indirizzo che ha indicato.",
    );
    expect(mail.text + mail.html).not.toMatch(/Bianchi|anna@/);
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
