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

const firstPage: readonly OfficialPlace[] = [
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
  { text: "Importo scontato del 30% ent", x: 46.5, baseline: 87.6 },
  { text: "· Mit der IO-App bezahlen", x: 139.2, baseline: 87.6 },
  { text: "PAGA CON L’APP IO", x: 112.5, baseline: 87.8 },
  { text: "oppure sul sito dell'ente, o", x: 112.5, baseline: 92.1 },
  { text: "Um 30% reduzierter Betrag in", x: 46.5, baseline: 95.8 },
  { text: "pagamento o con gli altri ca", x: 112.5, baseline: 95.8 },
  { text: "Tagen", x: 46.5, baseline: 99.7 },
  { text: "ab Zustellungsdatum", baseline: 99.7 },
  { text: "oder auf der Webseite der Kö", x: 112.5, baseline: 100.3 },
  { text: "Zahlungs-App oder die andere", x: 112.5, baseline: 104.2 },
  { text: "Scegli l’importo corretto pe", x: 16, baseline: 107.4 },
  { text: "richieste di pagamento per l", x: 16, baseline: 111.1 },
  { text: "· In Ihrer Umgebung", x: 144.1, baseline: 111.9 },
  { text: "PAGA SUL TERRITORIO", x: 112.5, baseline: 112.4 },
  { text: "aggiuntive.", x: 16, baseline: 115.1 },
  { text: "presso Banche e Sportelli AT", x: 112.5, baseline: 116.7 },
  { text: "Den zur eigenen Frist passen", x: 16, baseline: 119.6 },
  { text: "Edicole, Ricevitorie, Superm", x: 112.5, baseline: 120.4 },
  { text: "Convenzionati.", x: 112.5, baseline: 124.1 },
  { text: "Come si calcolano le scadenz", x: 16, baseline: 125.1 },
  { text: "bei Banken und ATM-Schaltern", x: 112.5, baseline: 128.9 },
  { text: "Wie werden die Fristen berec", x: 16, baseline: 129.4 },
  { text: "Il giorno della notifica non", x: 16, baseline: 133.6 },
  { text: "festivo), puoi pagare anche ", x: 16, baseline: 137.6 },
  { text: "Der Tag der Zustellung wird ", x: 16, baseline: 142.1 },
  { text: "Sonntag (oder Feiertag), kan", x: 16, baseline: 145.8 },
  { text: "werden.", x: 16, baseline: 149.8 },
  { text: "· Um 30% reduzierter Betrag", x: 51.8, baseline: 157.4 },
  { text: "IMPORTO SCONTATO DEL 30%", x: 10, baseline: 157.7 },
  { text: "innerhalb 5 Tagen", x: 146.9, baseline: 157.7 },
  { text: "ab Zustellungsdatum", x: 171.7, baseline: 157.7 },
  { text: "Destinatario", x: 58.7, baseline: 166.2 },
  { text: "· Empfänger", x: 73.9, baseline: 166.2 },
  { text: "Euro", baseline: 167 },
  { text: "Marzia Roccaraso", x: 58.7, baseline: 170.1 },
  { text: "Ente Creditore", x: 58.7, baseline: 175.4 },
  { text: "· Körperschaft", x: 75.9, baseline: 175.4 },
  { text: "Comune di Milano", x: 58.7, baseline: 179.4 },
  { text: "Oggetto del pagamento", x: 58.7, baseline: 184.7 },
  { text: "· Zahlungsgrund", x: 87.3, baseline: 184.7 },
  { text: "Verbale C.D.S. Prot. 2003974", x: 58.7, baseline: 188.6 },
  { text: "Inquadra il", x: 10, baseline: 191.6 },
  { text: "codice QR", x: 23.1, baseline: 191.6 },
  { text: "con la tua app", x: 35.7, baseline: 191.6 },
  { text: "di pagamento o usa i dati ac", x: 10, baseline: 195.3 },
  { text: "Cod. CBILL", x: 58.7, baseline: 196.3 },
  { text: "Cod. Avviso", x: 94.1, baseline: 196.3 },
  { text: "Cod. Fiscale Ente", x: 180, baseline: 196.3 },
  { text: "QR-Code", x: 15.4, baseline: 200 },
  { text: "mit der Zahlungs-App", x: 26.8, baseline: 200 },
  { text: "CBILL-Kodex", x: 58.7, baseline: 200.3 },
  { text: "Zahlungsmitteilungskodex", x: 94.1, baseline: 200.3 },
  { text: "St.Nr. der Körperschaft", x: 173.2, baseline: 200.3 },
  { text: "scannen oder folgende Daten", x: 10, baseline: 203.7 },
  { text: "verwenden.", x: 10, baseline: 207.4 },
  { text: "BOLLETTINO POSTALE", x: 10, baseline: 217.5 },
  { text: "· Posterlagschein", x: 41.5, baseline: 217.5 },
  { text: "innerhalb 5 Tagen", x: 146.9, baseline: 217.5 },
  { text: "ab Zustellungsdatum", x: 171.7, baseline: 217.5 },
  { text: "sul C/C n.", x: 68.7, baseline: 226.5 },
  { text: "Euro", baseline: 226.7 },
  { text: "auf das K/K Nr", x: 68.7, baseline: 230.5 },
  { text: "Intestato a", x: 58.7, baseline: 237.6 },
  { text: "Comune di Milano", x: 74.9, baseline: 237.6 },
  { text: "Lautend auf", x: 58.7, baseline: 241 },
  { text: "Destinatario", x: 58.7, baseline: 246.6 },
  { text: "Marzia Roccaraso", x: 75.4, baseline: 246.6 },
  { text: "Bollettino Postale pagabile ", x: 10, baseline: 249.5 },
  { text: "Empfänger", x: 58.7, baseline: 249.8 },
  { text: "Oggetto pagamento", x: 58.7, baseline: 255.3 },
  { text: "Verbale C.D.S. Prot. 2003974", x: 84.5, baseline: 255.3 },
  { text: "digitali abilitati di Poste ", x: 10, baseline: 256.9 },
  { text: "Zahlungsgrund", x: 58.7, baseline: 258.5 },
  { text: "dell’Ente Creditore.", x: 10, baseline: 260.9 },
  { text: "Posterlagschein, in allen Po", x: 10, baseline: 265.4 },
  { text: "Codice Avviso", x: 58.7, baseline: 267.2 },
  { text: "Tipo", x: 116.1, baseline: 267.2 },
  { text: "Cod. Fiscale Ente", x: 149.5, baseline: 267.2 },
  { text: "sowie auf den von Poste Ital", x: 10, baseline: 269.1 },
  { text: "Zahlungsmitteilungskodex", x: 58.7, baseline: 271.2 },
  { text: "St.Nr. der Körperschaft", x: 142.7, baseline: 271.2 },
  { text: "autorisierten physischen ode", x: 10, baseline: 273 },
  { text: "digitalen Kanälen zahlbar.", x: 10, baseline: 276.8 },
  { text: "AUT. 08/5 S3/81 53079 08129.", x: 10, baseline: 282 },
];

const secondPage: readonly OfficialPlace[] = [
  { text: "Importo ridotto dal 6", x: 47.6, baseline: 87.6 },
  { text: "dalla", x: 91.1, baseline: 87.6 },
  { text: "Reduzierte Zahlung vom 6ten ", x: 47.6, baseline: 95.8 },
  { text: "ab Zustellungsdatum", x: 47.6, baseline: 99.7 },
  { text: "· Reduzierte Zahlung", x: 37, baseline: 157.4 },
  { text: "IMPORTO RIDOTTO", x: 10, baseline: 157.7 },
  { text: "vom 6ten bis 60ten Tag", x: 139.3, baseline: 157.7 },
  { text: "vom 6ten bis 60ten Tag", x: 139.3, baseline: 217.5 },
];

/** Tops and bottoms of the bars; left, top and side of the codes. */
const bars = [
  [37.6, 43.9],
  [74.3, 80.7],
  [153.5, 159.8],
  [213.3, 219.6],
];
const codes = [
  [10, 163.8, 20.1],
  [177, 237.7, 23],
];

const example = officialExamples.TemplateCdsInfractionPoste;

describe("a fine with slips, German beside Italian", () => {
  it("has its texts where the official example has them", async () => {
    const pages = await placedTexts(printExample(example));
    const official = [firstPage, secondPage];
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
