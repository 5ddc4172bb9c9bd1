import { describe, expect, it } from "vitest";
import {
  examplePages,
  officialExamples,
  printExample,
} from "../../../../support/notices/official-examples.ts";
import {
  barsOf,
  codesOf,
  largestDeviation,
  type OfficialPlace,
  strayTexts,
  toleranceMm,
} from "../../../../support/notices/official-places.ts";
import { placedTexts } from "../../../../support/notices/pdf-text.ts";

const places: readonly OfficialPlace[] = [
  { text: "ZAHLUNGSMITTEILUNG", x: 29, baseline: 13 },
  { text: "· AVVISO DI PAGAMENTO", x: 62.5, baseline: 13 },
  { text: "Trasporto Scolastico A.S. 20", x: 10, baseline: 27.5 },
  { text: "KÖRPERSCHAFT", x: 10, baseline: 41.8 },
  { text: "· ENTE CREDITORE", x: 33, baseline: 41.8 },
  { text: "EMPFÄNGER", x: 112.5, baseline: 41.8 },
  { text: "· DESTINATARIO", x: 130.9, baseline: 41.8 },
  { text: "RCCMRZ88A52C409A", x: 172.9, baseline: 41.8 },
  { text: "Marzia Roccaraso", x: 112.5, baseline: 52.4 },
  { text: "Comune di Controguerra", x: 10, baseline: 52.7 },
  { text: "Servizio Pagamenti", x: 10, baseline: 62.2 },
  { text: "Corso Sempione 55", x: 112.5, baseline: 62.2 },
  { text: "20149 Milano (MI)", x: 112.5, baseline: 68.3 },
  { text: "Info: www.cittadicapri.it", x: 10, baseline: 70.6 },
  { text: "WIEVIEL UND WANN BEZAHLEN?", x: 10, baseline: 78.6 },
  { text: "· QUANTO E QUANDO PAGARE?", x: 56.5, baseline: 78.6 },
  { text: "WO BEZAHLEN?", x: 112.5, baseline: 78.6 },
  { text: "· DOVE PAGARE?", x: 135.2, baseline: 78.6 },
  { text: "pagopa.gov.it", x: 181.5, baseline: 78.6 },
  { text: "Betrag", x: 10, baseline: 87.6 },
  { text: "· Importo", x: 18.7, baseline: 87.6 },
  { text: "vor dem", baseline: 87.6 },
  { text: "· entro il", baseline: 87.6 },
  { text: "MIT DER IO-APP BEZAHLEN", x: 112.5, baseline: 87.8 },
  { text: "· PAGA CON L’APP IO", x: 151.1, baseline: 87.8 },
  { text: "oder auf der Webseite oder ü", x: 112.5, baseline: 91.8 },
  { text: "152,00 Euro", x: 10, baseline: 93.7 },
  { text: "24/10/2024", right: 100, baseline: 93.7 },
  { text: "Home Banking, Ihre Zahlungs-", x: 112.5, baseline: 95.8 },
  { text: "Kanäle.", x: 112.5, baseline: 99.5 },
  { text: "Während des Zahlungsvorgange", x: 16, baseline: 102.1 },
  { text: "oppure sul sito o app dell'e", x: 112.5, baseline: 104 },
  { text: "Strafen, Zinsen, Zustellungs", x: 16, baseline: 105.8 },
  { text: "app di pagamento o con gli a", x: 112.5, baseline: 107.9 },
  { text: "(durch Entlastungen oder Gut", x: 16, baseline: 109.5 },
  { text: "In fase di pagamento l’impor", x: 16, baseline: 114.3 },
  { text: "IN IHRER UMGEBUNG", x: 112.5, baseline: 115.9 },
  { text: "· PAGA SUL TERRITORIO", x: 143, baseline: 115.9 },
  { text: "interessi, costi di notifica", x: 16, baseline: 118 },
  { text: "Ente.Canale.Fisico, bei Bank", x: 112.5, baseline: 120.1 },
  { text: "credito).", x: 16, baseline: 121.7 },
  { text: "Poststellen, Tabaktrafiken u", x: 112.5, baseline: 124.1 },
  { text: "Ente.Canale.Fisico, presso B", x: 112.5, baseline: 128.6 },
  { text: "Punti Postali, nei Bar, Edic", x: 112.5, baseline: 132.3 },
  { text: "altri Esercenti Convenzionat", x: 112.5, baseline: 136.3 },
  { text: "ZAHLUNGSINFORMATIONEN", x: 10, baseline: 144.2 },
  { text: "· DATI PER IL PAGAMENTO", x: 50.5, baseline: 144.2 },
  { text: "Einzige Rate fällig am", baseline: 144.2 },
  { text: "· Rata unica entro il", baseline: 144.2 },
  { text: "24/10/2024", right: 200, baseline: 144.2 },
  { text: "Empfänger", x: 58.7, baseline: 152.7 },
  { text: "· Destinatario", x: 72.3, baseline: 152.7 },
  { text: "Euro", x: 176.6, baseline: 153.5 },
  { text: "152,00", x: 184.8, baseline: 153.7 },
  { text: "Marzia Roccaraso", x: 58.7, baseline: 156.6 },
  { text: "Körperschaft", x: 58.7, baseline: 161.9 },
  { text: "· Ente Creditore", x: 74.6, baseline: 161.9 },
  { text: "Comune di Controguerra", x: 58.7, baseline: 165.9 },
  { text: "Zahlungsgrund", x: 58.7, baseline: 171.2 },
  { text: "· Oggetto del pagamento", x: 77.2, baseline: 171.2 },
  { text: "Trasporto Scolastico A.S. 20", x: 58.7, baseline: 175.2 },
  { text: "QR-Code", x: 15.4, baseline: 178.1 },
  { text: "mit der Zahlungs-App", x: 26.8, baseline: 178.1 },
  { text: "scannen oder folgende Daten", x: 10, baseline: 181.8 },
  { text: "CBILL-Kodex", x: 58.7, baseline: 182.8 },
  { text: "Zahlungsmitteilungskodex", x: 94.1, baseline: 182.8 },
  { text: "St.Nr. der Körperschaft", x: 173.2, baseline: 182.8 },
  { text: "verwenden.", x: 10, baseline: 185.7 },
  { text: "Cod. CBILL", x: 58.7, baseline: 186.8 },
  { text: "Cod. Avviso", x: 94.1, baseline: 186.8 },
  { text: "Cod. Fiscale Ente", x: 180, baseline: 186.8 },
  { text: "Inquadra il", x: 10, baseline: 190.2 },
  { text: "codice QR", x: 23.1, baseline: 190.2 },
  { text: "con la tua app", x: 35.7, baseline: 190.2 },
  { text: "di pagamento o usa i dati ac", x: 10, baseline: 193.9 },
  { text: "POSTERLAGSCHEIN", x: 10, baseline: 205.8 },
  { text: "· BOLLETTINO POSTALE", x: 37.8, baseline: 205.8 },
  { text: "Einzige Rate fällig am", baseline: 205.8 },
  { text: "· Rata unica entro il", baseline: 205.8 },
  { text: "24/10/2024", right: 200, baseline: 205.8 },
  { text: "auf das K/K Nr", x: 68.7, baseline: 215.1 },
  { text: "Euro", x: 176.6, baseline: 215.4 },
  { text: "152,00", x: 184.8, baseline: 215.6 },
  { text: "sul C/C n.", x: 68.7, baseline: 219.1 },
  { text: "Lautend auf", x: 58.7, baseline: 227.3 },
  { text: "Comune di Controguerra", x: 74.9, baseline: 227.3 },
  { text: "Intestato a", x: 58.7, baseline: 230.5 },
  { text: "Empfänger", x: 58.7, baseline: 236 },
  { text: "Marzia Roccaraso", x: 75.4, baseline: 236 },
  { text: "Destinatario", x: 58.7, baseline: 239.2 },
  { text: "Posterlagschein, in allen Po", x: 10, baseline: 241.8 },
  { text: "Zahlungsgrund", x: 58.7, baseline: 244.7 },
  { text: "Trasporto Scolastico A.S. 20", x: 84.5, baseline: 244.7 },
  { text: "sowie auf den von Poste Ital", x: 10, baseline: 245.5 },
  { text: "Oggetto pagamento", x: 58.7, baseline: 248.2 },
  { text: "autorisierten physischen ode", x: 10, baseline: 249.5 },
  { text: "digitalen Kanälen zahlbar.", x: 10, baseline: 253.2 },
  { text: "Zahlungsmitteilungskodex", x: 58.7, baseline: 256.6 },
  { text: "St.Nr. der Körperschaft", x: 142.7, baseline: 256.6 },
  { text: "Bollettino Postale pagabile ", x: 10, baseline: 257.7 },
  { text: "Codice Avviso", x: 58.7, baseline: 260.6 },
  { text: "Tipo", x: 116.1, baseline: 260.6 },
  { text: "Cod. Fiscale Ente", x: 149.5, baseline: 260.6 },
  { text: "digitali abilitati di Poste ", x: 10, baseline: 265.4 },
  { text: "dell’Ente Creditore.", x: 10, baseline: 269.3 },
  { text: "AUT. 08/5 S3/81 53079 08129.", x: 10, baseline: 276.5 },
];

/** Tops and bottoms of the bars; left, top and side of the codes. */
const bars = [
  [37.6, 43.9],
  [74.3, 80.7],
  [139.7, 146.3],
  [201.6, 208.2],
];
const codes = [
  [10, 150.3, 20.1],
  [177, 227.4, 23],
];

const example = officialExamples.TemplateSingleInstalmentPoste;

describe("a notice in one payment with its slip, German first", () => {
  it("has its texts where the official example has them", async () => {
    const pages = await placedTexts(printExample(example));
    const official = [places];
    expect(pages).toHaveLength(official.length);
    official.forEach((places, index) => {
      expect(strayTexts(pages[index], places)).toEqual([]);
    });
  });

  it("has its bars and codes where the official example has them", () => {
    for (const page of examplePages(example)) {
      expect(largestDeviation(barsOf(page), bars)).toBeLessThanOrEqual(toleranceMm);
      expect(largestDeviation(codesOf(page), codes)).toBeLessThanOrEqual(toleranceMm);
    }
  });
});
