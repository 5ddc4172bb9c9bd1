import { describe, expect, it } from "vitest";
import { euroCents } from "../../../../../shared/domain/values/euro-cents.ts";
import { composeRt } from "../../../../../shared/pagopa/rt62/compose-rt.ts";
import {
  accountTransfer,
  sampleReceipt,
  sharedTransfers,
} from "../../../../support/receipts/sample-receipts.ts";

const facts = { receivedAt: "2027-06-19T22:10:00.000Z", station: "12345678903_01" };

/** Texts of the elements with a name, in order, as they stand in the XML. */
function textsOf(xml: string, name: string): readonly string[] {
  return Array.from(
    xml.matchAll(new RegExp(`<${name}>(.*?)</${name}>`, "g")),
    ([, text = ""]) => text,
  );
}

describe("a receipt as RT 6.2.0", () => {
  const rt = composeRt(sampleReceipt({ feeCents: euroCents(150) }), facts);

  it("says each datum where the old message has it", () => {
    expect(rt).toMatch(
      /^<\?xml version="1.0" encoding="UTF-8"\?>\n<RT xmlns="http:\/\/www.digitpa/,
    );
    const expected = {
      versioneOggetto: "6.2.0",
      identificativoDominio: "02336340159",
      identificativoStazioneRichiedente: "12345678903_01",
      identificativoMessaggioRicevuta: "c110729d258c4ab1b765fe902aae41d6",
      dataOraMessaggioRicevuta: "2027-06-18T10:04:31",
      riferimentoMessaggioRichiesta: "c110729d258c4ab1b765fe902aae41d6",
      riferimentoDataRichiesta: "2027-06-18",
      denominazioneAttestante: "Banca di Prova S.p.A.",
      denominazioneBeneficiario: "Comune di Prova",
      anagraficaVersante: "Anna Bianchi",
      anagraficaPagatore: "Mario Rossi",
      codiceEsitoPagamento: "0",
      importoTotalePagato: "120.50",
      identificativoUnivocoVersamento: "12000000000000109",
      CodiceContestoPagamento: "c110729d258c4ab1b765fe902aae41d6",
      singoloImportoPagato: "120.50",
      dataEsitoSingoloPagamento: "2027-06-18",
      identificativoUnivocoRiscossione: "c110729d258c4ab1b765fe902aae41d6",
      datiSpecificiRiscossione: "9/0101101IM/",
      commissioniApplicatePSP: "1.50",
    };
    for (const [name, text] of Object.entries(expected)) expect(textsOf(rt, name)).toEqual([text]);
    expect(textsOf(rt, "codiceIdentificativoUnivoco")).toEqual([
      "BPPIITRRXXX",
      "02336340159",
      "RSSMRA80A01H002N",
      "RSSMRA80A01H001I",
    ]);
    expect(textsOf(rt, "tipoIdentificativoUnivoco")).toEqual(["B", "G", "F", "F"]);
    expect(rt).not.toContain("esitoSingoloPagamento");
  });

  it("is dated by its arrival, in Italy, where it has no time of its own", () => {
    const { paidAt: _, applicationDate: _day, ...undated } = sampleReceipt();
    const xml = composeRt(undated, facts);
    expect(textsOf(xml, "dataOraMessaggioRicevuta")).toEqual(["2027-06-20T00:10:00"]);
    expect(textsOf(xml, "riferimentoDataRichiesta")).toEqual(["2027-06-20"]);
    expect(textsOf(xml, "dataEsitoSingoloPagamento")).toEqual(["2027-06-20"]);
  });

  it("has a single payment for each transfer, in order, with the fee on the first", () => {
    const shuffled = sharedTransfers().toReversed();
    const receipt = sampleReceipt({
      transfers: shuffled,
      feeCents: euroCents(150),
    });
    const payments = textsOf(composeRt(receipt, facts), "datiSingoloPagamento");
    const amounts = payments.flatMap((xml) => textsOf(xml, "singoloImportoPagato"));
    expect(amounts).toEqual(["80.00", "10.50", "7.00", "7.00", "16.00"]);
    expect(payments.map((xml) => xml.includes("commissioniApplicatePSP>1.50"))).toEqual([
      true,
      ...[false, false, false, false],
    ]);
  });

  it("attaches the stamp, whatever line breaks it came with", () => {
    const destination = { kind: "stamp", attachmentBase64: "PG1h\r\ncmNhLz4=" } as const;
    const xml = composeRt(sampleReceipt({ transfers: [accountTransfer({ destination })] }), facts);
    expect(textsOf(xml, "tipoAllegatoRicevuta")).toEqual(["BD"]);
    expect(textsOf(xml, "testoAllegato")).toEqual(["PG1hcmNhLz4="]);
  });

  it("pays nothing and collects nothing of what was not executed", () => {
    const receipt = sampleReceipt({ outcome: "KO", feeCents: euroCents(150) });
    const xml = composeRt(receipt, facts);
    expect(textsOf(xml, "codiceEsitoPagamento")).toEqual(["1"]);
    expect(textsOf(xml, "importoTotalePagato")).toEqual(["0.00"]);
    expect(textsOf(xml, "singoloImportoPagato")).toEqual(["0.00"]);
    expect(textsOf(xml, "esitoSingoloPagamento")).toEqual(["NON ESEGUITO"]);
    expect(textsOf(xml, "identificativoUnivocoRiscossione")).toEqual(["n/a"]);
    expect(xml).not.toContain("commissioniApplicate");
  });

  it("knows a provider without BIC by its codice fiscale, partita IVA or id", () => {
    const { fiscalCode: _, ...psp } = { ...sampleReceipt().psp, id: "PSP_PROVA" };
    const identifiersOf = (provider: typeof psp & { fiscalCode?: string; vatNumber?: string }) => {
      const xml = composeRt(sampleReceipt({ psp: provider }), facts);
      const [kind] = textsOf(xml, "tipoIdentificativoUnivoco");
      const [code] = textsOf(xml, "codiceIdentificativoUnivoco");
      return [kind, code];
    };
    const vatNumber = "02336340159";
    expect(identifiersOf({ ...psp, vatNumber, fiscalCode: "97103880585" })).toEqual([
      "G",
      "97103880585",
    ]);
    expect(identifiersOf({ ...psp, vatNumber })).toEqual(["G", vatNumber]);
    expect(identifiersOf(psp)).toEqual(["G", "PSP_PROVA"]);
  });

  it("names once who pays their own debt", () => {
    const { debtor } = sampleReceipt();
    expect(composeRt(sampleReceipt({ payer: debtor }), facts)).not.toContain("soggettoVersante");
    const anonymous = { kind: "F", code: "ANONIMO", fullName: "ANONIMO" } as const;
    const unnamed = composeRt(sampleReceipt({ payer: anonymous, debtor: anonymous }), facts);
    expect(unnamed).toContain("soggettoVersante");
  });

  it("leaves out an e-mail address and a country that the old schema does not know", () => {
    const { debtor } = sampleReceipt();
    const xmlOf = (email: string, country: string) =>
      composeRt(sampleReceipt({ debtor: { ...debtor, email, country } }), facts);
    const known = xmlOf("m.rossi+tari@posta.example", "it");
    expect(textsOf(known, "e-mailPagatore")).toEqual(["m.rossi+tari@posta.example"]);
    expect(textsOf(known, "nazionePagatore")).toEqual(["IT"]);
    const unknown = xmlOf("m'rossi@posta.example", "ITA");
    expect(unknown).not.toMatch(/e-mailPagatore|nazionePagatore/);
  });

  it("cuts names to the old lengths, between characters", () => {
    const xml = composeRt(
      sampleReceipt({
        creditorName: "\u{1f600}".repeat(90),
        officeName: "Ufficio ".repeat(20),
        debtor: { kind: "F", code: "ANONIMO", fullName: "A".repeat(71) },
      }),
      facts,
    );
    expect(textsOf(xml, "denominazioneBeneficiario")).toEqual(["\u{1f600}".repeat(70)]);
    expect(textsOf(xml, "denomUnitOperBeneficiario")[0]?.length).toBeLessThanOrEqual(70);
    expect(textsOf(xml, "anagraficaPagatore")).toEqual(["A".repeat(70)]);
  });

  it("escapes what XML keeps for itself and drops what it cannot carry", () => {
    const description = "<b>&\"'</b> ]]>\u0000\ud800 fine";
    const transfers = [accountTransfer({ remittanceInformation: description })];
    const xml = composeRt(sampleReceipt({ transfers, creditorName: "\u0001" }), facts);
    expect(textsOf(xml, "causaleVersamento")).toEqual([
      "&lt;b&gt;&amp;\"'&lt;/b&gt; ]]&gt; \ufffd fine",
    ]);
    expect(textsOf(xml, "denominazioneBeneficiario")).toEqual(["n/a"]);
  });
});
