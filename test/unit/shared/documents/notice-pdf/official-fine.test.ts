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
  { text: "· Zahlungsmitteilung", x: 62.4, baseline: 12.7 },
  { text: "AVVISO DI PAGAMENTO", x: 29, baseline: 13 },
  { text: "Verbale C.D.S. Prot. 2003974", x: 10, baseline: 27.5 },
  { text: "· Körperschaft", x: 34.6, baseline: 41.5 },
  { text: "· Empfänger", x: 133.7, baseline: 41.5 },
  { text: "ENTE CREDITORE", x: 10, baseline: 41.8 },
  { text: "DESTINATARIO", x: 112.5, baseline: 41.8 },
  { text: "RCCMRZ88A52C409A", x: 172.9, baseline: 41.8 },
  { text: "Marzia Roccaraso", x: 112.5, baseline: 52.4 },
  { text: "Comune di Milano", x: 10, baseline: 52.7 },
  { text: "Comando Polizia Locale Milan", x: 10, baseline: 62.2 },
  { text: "Corso Sempione 55", x: 112.5, baseline: 62.2 },
  { text: "20149 Milano (MI)", x: 112.5, baseline: 68.3 },
  { text: "QUANTO E QUANDO PAGARE?", x: 10, baseline: 78.6 },
  { text: "· Wieviel und wann bezahlen?", x: 51.7, baseline: 78.6 },
  { text: "DOVE PAGARE?", x: 112.5, baseline: 78.6 },
  { text: "· Wo bezahlen?", x: 134.2, baseline: 78.6 },
  { text: "pagopa.gov.it", x: 181.5, baseline: 78.6 },
  { text: "Importo scontato del 30%", x: 10, baseline: 87.6 },
  { text: "Importo ridotto", x: 57, baseline: 87.6 },
  { text: "· Mit der IO-App bezahlen", x: 139.2, baseline: 87.6 },
  { text: "PAGA CON L’APP IO", x: 112.5, baseline: 87.8 },
  { text: "Um 30% reduzierter Betrag", x: 10, baseline: 91.3 },
  { text: "Reduzierte Zahlung", x: 57, baseline: 91.3 },
  { text: "oppure sul sito dell'ente, o", x: 112.5, baseline: 92.1 },
  { text: "pagamento o con gli altri ca", x: 112.5, baseline: 95.8 },
  { text: "oder auf der Webseite der Kö", x: 112.5, baseline: 100.3 },
  { text: "entro 5 giorni", x: 10, baseline: 103.7 },
  { text: "Zahlungs-App oder die andere", x: 112.5, baseline: 104.2 },
  { text: "· In Ihrer Umgebung", x: 144.1, baseline: 111.9 },
  { text: "innerhalb 5 Tagen", x: 10, baseline: 112.2 },
  { text: "vom 6ten bis 60ten Tag", x: 57, baseline: 112.2 },
  { text: "PAGA SUL TERRITORIO", x: 112.5, baseline: 112.4 },
  { text: "ab Zustellungsdatum", x: 10, baseline: 115.9 },
  { text: "presso Banche e Sportelli AT", x: 112.5, baseline: 116.7 },
  { text: "Edicole, Ricevitorie, Superm", x: 112.5, baseline: 120.4 },
  { text: "Come si calcolano le scadenz", x: 16, baseline: 123.6 },
  { text: "Convenzionati.", x: 112.5, baseline: 124.1 },
  { text: "Wie werden die Fristen berec", x: 16, baseline: 127.8 },
  { text: "bei Banken und ATM-Schaltern", x: 112.5, baseline: 128.9 },
  { text: "Il giorno della notifica non", x: 16, baseline: 132 },
  { text: "festivo), puoi pagare anche ", x: 16, baseline: 136 },
  { text: "Der Tag der Zustellung wird ", x: 16, baseline: 140.5 },
  { text: "Sonntag (oder Feiertag), kan", x: 16, baseline: 144.2 },
  { text: "werden.", x: 16, baseline: 148.2 },
  { text: "Scegli l’importo corretto pe", baseline: 154.5 },
  { text: "Den zur eigenen Frist passen", baseline: 159 },
  { text: "· Um 30% reduzierter Betrag", x: 51.8, baseline: 168.3 },
  { text: "innerhalb 5 Tagen", x: 146.9, baseline: 168.3 },
  { text: "ab Zustellungsdatum", x: 171.7, baseline: 168.3 },
  { text: "IMPORTO SCONTATO DEL 30%", x: 10, baseline: 168.5 },
  { text: "Destinatario", x: 58.7, baseline: 177 },
  { text: "· Empfänger", x: 73.9, baseline: 177 },
  { text: "Euro", baseline: 177.8 },
  { text: "Marzia Roccaraso", x: 58.7, baseline: 181 },
  { text: "Ente Creditore", x: 58.7, baseline: 186.3 },
  { text: "· Körperschaft", x: 75.9, baseline: 186.3 },
  { text: "Comune di Milano", x: 58.7, baseline: 190.2 },
  { text: "Oggetto del pagamento", x: 58.7, baseline: 195.5 },
  { text: "· Zahlungsgrund", x: 87.3, baseline: 195.5 },
  { text: "Verbale C.D.S. Prot. 2003974", x: 58.7, baseline: 199.5 },
  { text: "Inquadra il", x: 10, baseline: 202.4 },
  { text: "codice QR", x: 23.1, baseline: 202.4 },
  { text: "con la tua app", x: 35.7, baseline: 202.4 },
  { text: "di pagamento o usa i dati ac", x: 10, baseline: 206.1 },
  { text: "Cod. CBILL", x: 58.7, baseline: 207.2 },
  { text: "Cod. Avviso", x: 94.1, baseline: 207.2 },
  { text: "Cod. Fiscale Ente", x: 180, baseline: 207.2 },
  { text: "QR-Code", x: 15.4, baseline: 210.6 },
  { text: "mit der Zahlungs-App", x: 26.8, baseline: 210.6 },
  { text: "CBILL-Kodex", x: 58.7, baseline: 211.1 },
  { text: "Zahlungsmitteilungskodex", x: 94.1, baseline: 211.1 },
  { text: "St.Nr. der Körperschaft", x: 173.2, baseline: 211.1 },
  { text: "scannen oder folgende Daten", x: 10, baseline: 214.6 },
  { text: "verwenden.", x: 10, baseline: 218.3 },
  { text: "IMPORTO RIDOTTO", x: 10, baseline: 226.2 },
  { text: "· Reduzierte Zahlung", x: 37, baseline: 226.2 },
  { text: "vom 6ten bis 60ten Tag", x: 139.3, baseline: 226.2 },
  { text: "ab Zustellungsdatum", x: 171.7, baseline: 226.2 },
  { text: "Destinatario", x: 58.7, baseline: 234.9 },
  { text: "· Empfänger", x: 73.9, baseline: 234.9 },
  { text: "Euro", baseline: 235.7 },
  { text: "Marzia Roccaraso", x: 58.7, baseline: 238.7 },
  { text: "Ente Creditore", x: 58.7, baseline: 244.2 },
  { text: "· Körperschaft", x: 75.9, baseline: 244.2 },
  { text: "Comune di Milano", x: 58.7, baseline: 247.9 },
  { text: "Oggetto del pagamento", x: 58.7, baseline: 253.5 },
  { text: "· Zahlungsgrund", x: 87.3, baseline: 253.5 },
  { text: "Verbale C.D.S. Prot. 2003974", x: 58.7, baseline: 257.2 },
  { text: "Inquadra il", x: 10, baseline: 260.1 },
  { text: "codice QR", x: 23.1, baseline: 260.1 },
  { text: "con la tua app", x: 35.7, baseline: 260.1 },
  { text: "di pagamento o usa i dati ac", x: 10, baseline: 264.1 },
  { text: "Cod. CBILL", x: 58.7, baseline: 264.8 },
  { text: "Cod. Avviso", x: 94.1, baseline: 264.8 },
  { text: "Cod. Fiscale Ente", x: 180, baseline: 264.8 },
  { text: "QR-Code", x: 15.4, baseline: 268.6 },
  { text: "mit der Zahlungs-App", x: 26.8, baseline: 268.6 },
  { text: "CBILL-Kodex", x: 58.7, baseline: 268.8 },
  { text: "Zahlungsmitteilungskodex", x: 94.1, baseline: 268.8 },
  { text: "St.Nr. der Körperschaft", x: 173.2, baseline: 268.8 },
  { text: "scannen oder folgende Daten", x: 10, baseline: 272.3 },
  { text: "verwenden.", x: 10, baseline: 276.2 },
];

/** Tops and bottoms of the bars; left, top and side of the codes. */
const bars = [
  [37.6, 43.9],
  [74.3, 80.7],
  [164, 170.7],
  [222, 228.6],
];
const codes = [
  [10, 174.6, 20.1],
  [10, 232.6, 19.8],
];

const example = officialExamples.TemplateCdsInfraction;

describe("a fine with German beside Italian", () => {
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
