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
  { text: "Trasporto Scolastico A.S. 20", x: 10, baseline: 29.1 },
  { text: "KÖRPERSCHAFT", x: 10, baseline: 48.9 },
  { text: "· ENTE CREDITORE", x: 33, baseline: 48.9 },
  { text: "EMPFÄNGER", x: 114, baseline: 48.9 },
  { text: "· DESTINATARIO", x: 132.4, baseline: 48.9 },
  { text: "RCCMRZ88A52C409A", x: 172.9, baseline: 48.9 },
  { text: "Marzia Roccaraso", x: 114, baseline: 62.4 },
  { text: "Comune di Controguerra", x: 10, baseline: 62.7 },
  { text: "Servizio Pagamenti", x: 10, baseline: 74.3 },
  { text: "Corso Sempione 55", x: 114, baseline: 74.3 },
  { text: "20149 Milano (MI)", x: 114, baseline: 80.2 },
  { text: "Info: www.cittadicapri.it", x: 10, baseline: 84.7 },
  { text: "pagopa.gov.it", x: 181.5, baseline: 94.7 },
  { text: "WIEVIEL UND WANN BEZAHLEN?", x: 10, baseline: 95 },
  { text: "· QUANTO E QUANDO PAGARE?", x: 56.5, baseline: 95 },
  { text: "WO BEZAHLEN?", x: 114, baseline: 95 },
  { text: "· DOVE PAGARE?", x: 136.7, baseline: 95 },
  { text: "Betrag", x: 10, baseline: 106.4 },
  { text: "· Importo", x: 18.7, baseline: 106.4 },
  { text: "vor dem", baseline: 106.4 },
  { text: "· entro il", baseline: 106.4 },
  { text: "MIT DER IO-APP BEZAHLEN", x: 114, baseline: 106.6 },
  { text: "· PAGA CON L’APP IO", x: 152.6, baseline: 106.6 },
  { text: "oder auf der Webseite oder ü", x: 114, baseline: 110.9 },
  { text: "152,00 Euro", x: 10, baseline: 112.7 },
  { text: "24/10/2024", right: 100, baseline: 112.7 },
  { text: "Home Banking, Ihre Zahlungs-", x: 114, baseline: 114.8 },
  { text: "Kanäle.", x: 114, baseline: 118.5 },
  { text: "Während des Zahlungsvorgange", x: 16, baseline: 120.9 },
  { text: "oppure sul sito o app dell'e", x: 114, baseline: 123 },
  { text: "Strafen, Zinsen, Zustellungs", x: 16, baseline: 124.9 },
  { text: "app di pagamento o con gli a", x: 114, baseline: 127 },
  { text: "(durch Entlastungen oder Gut", x: 16, baseline: 128.6 },
  { text: "In fase di pagamento l’impor", x: 16, baseline: 133.1 },
  { text: "IN IHRER UMGEBUNG", x: 114, baseline: 134.9 },
  { text: "· PAGA SUL TERRITORIO", x: 144.5, baseline: 134.9 },
  { text: "interessi, costi di notifica", x: 16, baseline: 137.1 },
  { text: "Ente.Canale.Fisico, bei Bank", x: 114, baseline: 139.2 },
  { text: "credito).", x: 16, baseline: 140.8 },
  { text: "Poststellen, Tabaktrafiken u", x: 114, baseline: 142.9 },
  { text: "Ente.Canale.Fisico, presso B", x: 114, baseline: 147.6 },
  { text: "Punti Postali, nei Bar, Edic", x: 114, baseline: 151.3 },
  { text: "altri Esercenti Convenzionat", x: 114, baseline: 155 },
  { text: "ZAHLUNGSINFORMATIONEN", x: 10, baseline: 165.4 },
  { text: "· DATI PER IL PAGAMENTO", x: 50.5, baseline: 165.4 },
  { text: "Einzige Rate fällig am", baseline: 165.4 },
  { text: "· Rata unica entro il", baseline: 165.4 },
  { text: "24/10/2024", right: 200, baseline: 165.4 },
  { text: "Empfänger", x: 59, baseline: 176.7 },
  { text: "· Destinatario", x: 72.6, baseline: 176.7 },
  { text: "Euro", x: 176.6, baseline: 177.5 },
  { text: "152,00", x: 184.8, baseline: 177.8 },
  { text: "Marzia Roccaraso", x: 59, baseline: 180.7 },
  { text: "Körperschaft", x: 59, baseline: 186 },
  { text: "· Ente Creditore", x: 74.8, baseline: 186 },
  { text: "Comune di Controguerra", x: 59, baseline: 190 },
  { text: "Zahlungsgrund", x: 59, baseline: 195.3 },
  { text: "· Oggetto del pagamento", x: 77.4, baseline: 195.3 },
  { text: "Trasporto Scolastico A.S. 20", x: 59, baseline: 199.2 },
  { text: "CBILL-Kodex", x: 59, baseline: 206.6 },
  { text: "Zahlungsmitteilungskodex", x: 94.2, baseline: 206.6 },
  { text: "St.Nr. der Körperschaft", x: 173.2, baseline: 206.6 },
  { text: "QR-Code", x: 15.4, baseline: 206.9 },
  { text: "mit der Zahlungs-App", x: 26.8, baseline: 206.9 },
  { text: "Cod. CBILL", x: 59, baseline: 210.6 },
  { text: "Cod. Avviso", x: 94.2, baseline: 210.6 },
  { text: "Cod. Fiscale Ente", x: 180, baseline: 210.6 },
  { text: "scannen oder folgende Daten", x: 10, baseline: 210.9 },
  { text: "verwenden.", x: 10, baseline: 214.6 },
  { text: "Inquadra il", x: 10, baseline: 219.1 },
  { text: "codice QR", x: 23.1, baseline: 219.1 },
  { text: "con la tua app", x: 35.7, baseline: 219.1 },
  { text: "di pagamento o usa i dati ac", x: 10, baseline: 223 },
];

/** Tops and bottoms of the bars; left, top and side of the codes. */
const bars = [
  [43.9, 52.1],
  [89.7, 97.9],
  [160.3, 168.3],
];
const codes = [[10, 174.4, 24.8]];

const example = officialExamples.TemplateSingleInstalment;

describe("a notice in one payment, German first", () => {
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
