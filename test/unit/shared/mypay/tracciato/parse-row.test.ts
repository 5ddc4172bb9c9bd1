import { describe, expect, it } from "vitest";
import { columnsOf } from "../../../../../shared/mypay/tracciato/columns.ts";
import type { TracciatoVersion } from "../../../../../shared/mypay/tracciato/flow-file-name.ts";
import { parseRow } from "../../../../../shared/mypay/tracciato/parse-row.ts";
import { debtPositionType, demoRowReading } from "../../../../support/demo-row-reading.ts";

const goodRow: Readonly<Record<string, string>> = {
  IUD: "TARI-1",
  tipoIdentificativoUnivoco: "F",
  codiceIdentificativoUnivoco: "RSSMRA85T10A562S",
  anagraficaPagatore: "Đorđević Niccolò",
  nazionePagatore: "IT",
  provinciaPagatore: "MI",
  dataScadenzaPagamento: "2027-06-30",
  importoDovuto: "12.30",
  tipoDovuto: "TARI",
  causaleVersamento: "TARI 2026",
  datiSpecificiRiscossione: "9/0101101IM/",
  flagGeneraIuv: "true",
  flagMultiBeneficiario: "false",
  azione: "I",
};

const secondary = {
  flagMultiBeneficiario: "true",
  codiceFiscaleEnteSecondario: "80012340156",
  denominazioneEnteSecondario: "Provincia di Prova",
  ibanAccreditoEnteSecondario: "IT60X0542811101000000123456",
  datiSpecificiRiscossioneEnteSecondario: "9/0201102IM/",
  importoVersamentoEnteSecondario: "5.00",
};

function line(version: TracciatoVersion, changes: Readonly<Record<string, string>> = {}): string {
  const row = { ...goodRow, ...changes };
  return columnsOf(version)
    .map((column) => row[column.name] ?? "")
    .join(";");
}

function codes(version: TracciatoVersion, changes: Readonly<Record<string, string>>): string[] {
  const verdict = parseRow(line(version, changes), demoRowReading(version), false);
  return verdict.ok ? [] : verdict.rejections.map((rejection) => rejection.code);
}

describe("parseRow", () => {
  it("gives the draft of a right row, texts untouched", () => {
    expect(parseRow(`${line("1_3")}\r`, demoRowReading("1_3"), false)).toEqual({
      ok: true,
      action: "I",
      draft: {
        iud: "TARI-1",
        generateIuv: true,
        debtor: {
          kind: "F",
          code: "RSSMRA85T10A562S",
          fullName: "Đorđević Niccolò",
          address: { province: "MI", country: "IT" },
        },
        dueDate: "2027-06-30",
        amountCents: 1230,
        typeCode: "TARI",
        paymentChannels: "ALL",
        description: "TARI 2026",
        transferCategory: "9/0101101IM/",
      },
    });
  });

  it("gives the second beneficiary of version 1.4 only when the flag says so", () => {
    const reading = demoRowReading("1_4");
    expect(parseRow(line("1_4", secondary), reading, false)).toMatchObject({
      draft: { secondaryBeneficiary: { fiscalCode: "80012340156", amountCents: 500 } },
    });
    const off = { ...secondary, flagMultiBeneficiario: "", ibanAccreditoEnteSecondario: "IT00" };
    const verdict = parseRow(line("1_4", off), reading, false);
    expect(verdict.ok && verdict.draft.secondaryBeneficiary).toBeUndefined();
  });

  it("gives every code of a row, in the order of its columns, each once", () => {
    const wrong = {
      IUD: "0001",
      codiceIdentificativoUnivoco: "RSSMRA85T10A562X",
      nazionePagatore: "ZZ",
      emailPagatore: "x@",
      dataScadenzaPagamento: "30/06/2027",
      importoDovuto: "abc",
      causaleVersamento: "",
      azione: "X",
    };
    const verdict = parseRow(line("1_3", wrong), demoRowReading("1_3"), false);
    expect(verdict.ok ? [] : verdict.rejections.map((rejection) => rejection.code)).toEqual([
      "PAA_IMPORT_SINTASSI_CSV_IUD",
      "PAA_IMPORT_SINTASSI_CSV_COD_FISC",
      "PAA_IMPORT_SINTASSI_CSV_NAZ",
      "PAA_IMPORT_SINTASSI_CSV_EMAIL",
      "PAA_IMPORT_SINTASSI_CSV",
      "PAA_IMPORT_SINTASSI_CSV_AZIONE",
    ]);
    const syntax = verdict.ok ? undefined : verdict.rejections[4]?.detail;
    expect(syntax).toMatch(
      /^dataScadenzaPagamento: .+ \| importoDovuto: .+ \| causaleVersamento: /,
    );
  });

  it("never repeats a value, which may be personal data, in its sentences", () => {
    const verdict = parseRow(
      line("1_3", { emailPagatore: "mario.rossi@" }),
      demoRowReading("1_3"),
      false,
    );
    expect(JSON.stringify(verdict)).not.toContain("mario.rossi");
  });

  it("tells rows with too few and too many columns, and unreadable ones, apart", () => {
    const codeOf = (row: string) => {
      const verdict = parseRow(row, demoRowReading("1_3"), false);
      return verdict.ok ? [] : verdict.rejections.map((rejection) => rejection.code);
    };
    expect(codeOf("a;b")).toEqual(["PAA_IMPORT_SCHEMA_CSV"]);
    expect(codeOf(`${line("1_3")};x`)).toEqual(["PAA_IMPORT_SINTASSI_CSV"]);
    expect(codeOf(`"${line("1_3")}`)).toEqual(["PAA_IMPORT_SCHEMA_CSV"]);
  });

  it("says that a quote is open, rather than anything more general", () => {
    expect(parseRow(`"${line("1_3")}`, demoRowReading("1_3"), false)).toMatchObject({
      rejections: [{ detail: "La riga ha virgolette aperte e non chiuse" }],
    });
  });

  it("reads texts with quotes of their own, as the column count tells", () => {
    const row = line("1_3", {
      anagraficaPagatore: '"La Rosa" S.r.l.',
      causaleVersamento: 'TARI "domestica"',
    });
    expect(parseRow(row, demoRowReading("1_3"), false)).toMatchObject({
      draft: { debtor: { fullName: '"La Rosa" S.r.l.' }, description: 'TARI "domestica"' },
    });
  });

  it.each([
    ["azione", ""],
    ["azione", "IM"],
    ["tipoIdentificativoUnivoco", ""],
    ["tipoIdentificativoUnivoco", "FG"],
    ["nazionePagatore", "ITA"],
    ["provinciaPagatore", "ROMA"],
  ])("takes %s = %j as a field missing or too long", (column, value) => {
    expect(codes("1_3", { [column]: value })).toEqual(["PAA_IMPORT_SINTASSI_CSV"]);
  });

  it.each([
    ["azione", "X", "AZIONE"],
    ["tipoIdentificativoUnivoco", "X", "ID_UNIV_FG"],
    ["nazionePagatore", "ZZ", "NAZ"],
    ["provinciaPagatore", "QQ", "PROV"],
    ["codIuv", "12000000000000123", "IUV"],
    ["codIuv", "123456789012353", "IUV"],
    ["IUD", "a\tb", "IUD"],
  ])("takes %s = %j as a wrong value of its kind", (column, value, code) => {
    const changes = { flagGeneraIuv: "false", [column]: value };
    expect(codes("1_3", changes)).toEqual([`PAA_IMPORT_SINTASSI_CSV_${code}`]);
  });

  it("joins the sentences of a row that lacks several fields, its action too", () => {
    const row = line("1_3", { importoDovuto: "", azione: "" });
    const verdict = parseRow(row, demoRowReading("1_3"), false);
    expect(verdict.ok ? [] : verdict.rejections).toEqual([
      {
        code: "PAA_IMPORT_SINTASSI_CSV",
        detail:
          "importoDovuto: valore obbligatorio non presente | " +
          "azione: valore obbligatorio non presente",
      },
    ]);
  });

  it("wants both amounts together within what pagoPA moves in one payment", () => {
    const amounts = (own: string, other: string) =>
      codes("1_4", {
        ...secondary,
        importoDovuto: own,
        importoVersamentoEnteSecondario: other,
      });
    expect(amounts("999999994.99", "5.00")).toEqual([]);
    expect(amounts("999999995.00", "5.00")).toEqual([
      "PAA_IMPORT_SINTASSI_CSV_IMPORTO_VERS_ENTE_SECONDARIO",
    ]);
  });

  it("rejects the row whose IUD was met before", () => {
    const verdict = parseRow(line("1_3"), demoRowReading("1_3"), true);
    expect(verdict).toMatchObject({ rejections: [{ code: "PAA_IMPORT_IUD_DUPLICATO" }] });
  });

  it.each([
    ["1_0", 140],
    ["1_1", 1024],
    ["1_4", 1024],
  ] as const)("limits the causale of version %s to %d characters, not bytes", (version, max) => {
    expect(codes(version, { causaleVersamento: "😀".repeat(max) })).toEqual([]);
    expect(codes(version, { causaleVersamento: "à".repeat(max + 1) })).toEqual([
      "PAA_IMPORT_SINTASSI_CSV",
    ]);
  });

  it("wants the due date always up to 1.1, and by type from 1.2", () => {
    const none = { dataScadenzaPagamento: "" };
    expect(codes("1_1", none)).toEqual([
      "PAA_IMPORT_SINTASSI_CSV_DATA_SCADENZA_PAGAMENTO_NON_PRESENTE",
    ]);
    expect(codes("1_2", none)).toEqual(["PAA_IMPORT_DATA_SCADENZA_PAGAMENTO_OBBLIGATORIA"]);
    const free = debtPositionType({ dueDateMandatory: false, printDueDate: false });
    expect(parseRow(line("1_2", none), demoRowReading("1_2", [free]), false).ok).toBe(true);
  });

  it("generates an IUV by default up to 1.2, and only when asked from 1.3", () => {
    const draftOf = (version: TracciatoVersion, flag: string) => {
      const verdict = parseRow(
        line(version, { flagGeneraIuv: flag }),
        demoRowReading(version),
        false,
      );
      return verdict.ok ? verdict.draft.generateIuv : undefined;
    };
    expect(draftOf("1_2", "")).toBe(true);
    expect(draftOf("1_3", "")).toBe(false);
    expect(draftOf("1_3", "false")).toBe(false);
    expect(draftOf("1_4", "TRUE")).toBe(true);
    expect(draftOf("1_4", "sì")).toBeUndefined();
  });

  it.each([
    ["codiceFiscaleEnteSecondario", "80012340157", "COD_FISC_ENTE_SECONDARIO"],
    ["ibanAccreditoEnteSecondario", "DE89370400440532013000", "IBAN_ACCREDITO_ENTE_SECONDARIO"],
    [
      "ibanAccreditoEnteSecondario",
      "FR1420041010050500013M02606",
      "IBAN_ACCREDITO_ENTE_SECONDARIO",
    ],
    ["nazioneEnteSecondario", "ZZ", "NAZ_ENTE_SECONDARIO"],
    ["capEnteSecondario", "20#21", "CAP_ENTE_SECONDARIO"],
    ["datiSpecificiRiscossioneEnteSecondario", "9/020110/", "DATI_RISCOSS_ENTE_SECONDARIO"],
    ["importoVersamentoEnteSecondario", "0.00", "IMPORTO_VERS_ENTE_SECONDARIO"],
    ["importoVersamentoEnteSecondario", "-5.00", "IMPORTO_VERS_ENTE_SECONDARIO"],
    ["importoVersamentoEnteSecondario", "5.001", "IMPORTO_VERS_ENTE_SECONDARIO"],
  ])("rejects a wrong %s", (column, value, code) => {
    expect(codes("1_4", { ...secondary, [column]: value })).toEqual([
      `PAA_IMPORT_SINTASSI_CSV_${code}`,
    ]);
  });
});
