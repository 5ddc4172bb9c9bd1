import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { composeReceiptDocument } from "../../../../../shared/domain/receipts/compose-receipt-document.ts";
import { euroCents } from "../../../../../shared/domain/values/euro-cents.ts";
import { comune } from "../../../../support/notifications/debts.ts";
import { arbitraryReceipt } from "../../../../support/receipts/arbitrary-receipt.ts";
import { documentTexts } from "../../../../support/receipts/document-texts.ts";
import {
  accountTransfer,
  receiptDocument,
  sampleReceipt,
  sharedTransfers,
} from "../../../../support/receipts/sample-receipts.ts";

const detailOf = (label: string, document = receiptDocument()) =>
  document.details.find((detail) => detail.label === label);

describe("composing a receipt for people", () => {
  it("says what a provider's attestation must say", () => {
    const document = receiptDocument();
    expect(document).toMatchObject({
      title: "Ricevuta di pagamento",
      subject: "Tassa sui rifiuti 2027",
      executed: true,
      outcome: { heading: "Pagamento eseguito" },
      creditor: { name: "Comune di Prova", fiscalCode: "02336340159" },
      debtor: { name: "Mario Rossi", fiscalCode: "RSSMRA80A01H001I" },
      amountText: "120,50",
      paidAtText: "18/06/2027 10:04:31",
      totals: [],
      shares: [],
    });
    expect(document.details).toEqual([
      { label: "Codice avviso", value: "3120 0000 0000 0001 09", kind: "code" },
      { label: "IUV", value: "12000000000000109", kind: "code" },
      {
        label: "Identificativo ricevuta (IUR)",
        value: "c110729d258c4ab1b765fe902aae41d6",
        kind: "code",
      },
      { label: "Data e ora del pagamento", value: "18/06/2027 10:04:31", kind: "text" },
      {
        label: "Prestatore di servizi di pagamento",
        value: "Banca di Prova S.p.A.",
        kind: "text",
        taxCode: { label: "C.F.", code: "97103880585" },
      },
      { label: "Metodo di pagamento", value: "Carta di pagamento", kind: "text" },
      {
        label: "Eseguito da",
        value: "Anna Bianchi",
        kind: "text",
        taxCode: { label: "C.F.", code: "RSSMRA80A01H002N" },
      },
    ]);
  });

  it("can be verified, and says what it proves and where the original is", () => {
    const { verification, notes } = receiptDocument();
    const code = "02336340159-c110729d258c4ab1b765fe902aae41d6";
    expect(verification.code).toBe(code);
    expect(verification.url).toBe(`https://portale.regione.example/verifica/${code}`);
    expect(notes.join(" ")).toMatch(/attesta il pagamento.+quietanza liberatoria.+ente creditore/);
    expect(notes.join(" ")).toMatch(/originale.+XML conservata dal portale/);
  });

  it.each([
    ["CP", "Carta di pagamento"],
    ["cash", "Contanti"],
    ["BBT", "Bonifico bancario di tesoreria"],
    ["BP", "Bollettino postale"],
    ["AD", "Addebito diretto"],
    ["PO", "Pagamento presso il prestatore di servizi di pagamento"],
    ["PPAL", "PayPal"],
    ["bancomat", "Bancomat"],
    ["XK9", "XK9"],
  ])("calls the method %s %s", (paymentMethod, name) => {
    expect(detailOf("Metodo di pagamento", receiptDocument({ paymentMethod }))?.value).toBe(name);
  });

  it("leaves out what the provider left out", () => {
    const {
      payer: _p,
      paymentMethod: _m,
      paidAt: _t,
      applicationDate: _d,
      ...least
    } = sampleReceipt();
    const document = composeReceiptDocument(least, {
      verificationCode: "codice",
      verificationUrl: "https://portale.example",
    });
    expect(document.details.map(({ label }) => label)).toEqual([
      "Codice avviso",
      "IUV",
      "Identificativo ricevuta (IUR)",
      "Prestatore di servizi di pagamento",
    ]);
    expect(document).not.toHaveProperty("paidAtText");
    expect(document).not.toHaveProperty("logo");
  });

  it("prints the day of application where there is no time of payment", () => {
    const { paidAt: _, ...timeless } = sampleReceipt();
    const document = composeReceiptDocument(timeless, {
      verificationCode: "codice",
      verificationUrl: "https://portale.example",
    });
    expect(detailOf("Data di applicazione", document)?.value).toBe("18/06/2027");
  });

  it("gives the provider's partita IVA where it has no codice fiscale", () => {
    const { fiscalCode: _, ...psp } = { ...sampleReceipt().psp, vatNumber: "02336340159" };
    const detail = detailOf("Prestatore di servizi di pagamento", receiptDocument({ psp }));
    expect(detail?.taxCode).toEqual({ label: "P. IVA", code: "02336340159" });
  });

  it("names neither debtor nor payer whom the ente does not name", () => {
    const anonymous = { kind: "F", code: "anonimo", fullName: "Carlo Neri" } as const;
    const document = receiptDocument({ debtor: anonymous, payer: anonymous });
    expect(document).not.toHaveProperty("debtor");
    expect(documentTexts(document).join(" ")).not.toMatch(/neri|anonimo/i);
  });

  it("adds up amount and fee where the payer was charged one", () => {
    expect(receiptDocument({ feeCents: euroCents(150) }).totals).toEqual([
      { label: "Importo dell’avviso", amountText: "120,50" },
      { label: "Commissione applicata da Banca di Prova S.p.A.", amountText: "1,50" },
      { label: "Totale pagato", amountText: "122,00" },
    ]);
    expect(receiptDocument({ feeCents: euroCents(0) }).totals).toEqual([]);
  });

  it("says of a cart without fee that fee and total are the whole cart's", () => {
    const note = /carrello \(identificativo cart-1\).+commissione.+totale.+intero carrello/;
    const paymentNote = "cart-1";
    expect(receiptDocument({ paymentNote }).notes.join(" ")).toMatch(note);
    const withFee = receiptDocument({ paymentNote, feeCents: euroCents(150) });
    expect(withFee.notes.join(" ")).not.toContain("carrello");
    expect(withFee.totals).toHaveLength(3);
  });

  it("lists who gets what where there is more than one beneficiary or a stamp", () => {
    const { shares } = receiptDocument({ transfers: sharedTransfers() });
    expect(shares).toHaveLength(5);
    expect(shares[0]).toEqual({
      beneficiary: { name: "Comune di Prova", fiscalCode: "02336340159" },
      description: "Tassa sui rifiuti 2027",
      amountText: "80,00",
    });
    expect(shares[4]?.description).toBe(
      "Marca da bollo digitale · Imposta di bollo sul certificato",
    );
    const twoAccounts = [accountTransfer(), accountTransfer({ idTransfer: 2 })];
    expect(receiptDocument({ transfers: twoAccounts }).shares).toEqual([]);
    const stamp = { kind: "stamp", attachmentBase64: "PG0vPg==" } as const;
    const bought = receiptDocument({ transfers: [accountTransfer({ destination: stamp })] });
    expect(bought.shares).toHaveLength(1);
    expect(bought.notes.join(" ")).toContain("marca da bollo digitale");
  });

  it("names a beneficiary from what it knows of it", () => {
    const nameless = sharedTransfers().map(({ beneficiaryName: _, ...transfer }) => transfer);
    const { shares } = receiptDocument({ transfers: nameless });
    expect(shares.map(({ beneficiary }) => beneficiary.name)).toEqual([
      "Comune di Prova",
      "Ente beneficiario",
      "Ente beneficiario",
      "Comune di Prova",
      "Comune di Prova",
    ]);
  });

  it("says who hands it out where that is another than the creditor", () => {
    const document = receiptDocument({
      creditorFiscalCode: "80012340156",
      creditorName: "Regione",
    });
    expect(detailOf("Documento rilasciato da", document)).toEqual({
      label: "Documento rilasciato da",
      value: comune.name,
      kind: "text",
      taxCode: { label: "C.F.", code: comune.fiscalCode },
    });
  });

  it("carries the logo of who hands it out", () => {
    const organization = { ...comune, logoPngBase64: "iVBORw0KGgo=" };
    expect(receiptDocument({}, { organization }).logo).toEqual({
      organizationFiscalCode: comune.fiscalCode,
      pngBase64: "iVBORw0KGgo=",
    });
  });

  it("says that the node stood in for the ente", () => {
    expect(receiptDocument({ standIn: true }).notes.join(" ")).toMatch(
      /pagoPA.+al posto dell’ente/,
    );
  });

  it("says in title, outcome and warning that a payment was not executed, and claims no proof", () => {
    const document = receiptDocument({
      outcome: "KO",
      feeCents: euroCents(150),
      paymentNote: "cart-1",
    });
    expect(document.title).toBe("Ricevuta di pagamento non eseguito");
    expect(document.executed).toBe(false);
    expect(document.outcome.heading).toBe("Pagamento non eseguito");
    expect(document.outcome.warning).toMatch(/NON è stato eseguito.+non prova alcun versamento/);
    expect(document.totals).toEqual([]);
    expect(document.details.map(({ label }) => label)).toContain("Data e ora dell’operazione");
    expect(document.details.map(({ label }) => label)).toContain("Richiesto da");
    const texts = documentTexts(document).join(" ");
    expect(texts).not.toMatch(/attesta il pagamento|Eseguito da|Data e ora del pagamento|carrello/);
  });

  it("prints one line of visible characters within its limit, whatever the receipt has", () => {
    fc.assert(
      fc.property(arbitraryReceipt, (receipt) => {
        const document = composeReceiptDocument(receipt, {
          organization: comune,
          verificationCode: "codice",
          verificationUrl: "https://portale.example",
        });
        for (const printed of documentTexts(document)) {
          expect(printed.isWellFormed()).toBe(true);
          expect(printed).not.toMatch(/[\p{Cc}\p{Cf}]|^\s|\s$|\s\s/u);
          expect(Array.from(printed).length).toBeLessThanOrEqual(400);
        }
      }),
      { numRuns: 40 },
    );
  });
});
