import { describe, expect, it } from "vitest";
import type { Notice, NoticePayment } from "../../../../../shared/domain/notices/notice.ts";
import {
  instalmentsExample,
  instalmentsWithSlipsExample,
  manyInstalmentsExample,
} from "../../../../support/notices/instalment-examples.ts";
import { examplePages, printExample } from "../../../../support/notices/official-examples.ts";
import {
  barsOf,
  codesOf,
  largestDeviation,
  strayTexts,
  toleranceMm,
} from "../../../../support/notices/official-places.ts";
import { type PlacedText, placedTexts } from "../../../../support/notices/pdf-text.ts";

type Place = readonly [text: string, x: number, baseline: number];

function misplaced(page: readonly PlacedText[] | undefined, places: readonly Place[]) {
  return strayTexts(
    page,
    places.map(([text, x, baseline]) => ({ text, x, baseline })),
  );
}

/** The payment of an instalment, by its number. */
function instalment({ payments }: Notice, number: number): NoticePayment {
  const found = payments.find((payment) => payment.number === number);
  return found ?? expect.fail(`no instalment ${number}`);
}

/** What a column says of its own, at the baselines of amount, date and notice code. */
function ownTexts(
  payment: NoticePayment,
  x: number,
  [amount, dueDate, noticeCode]: readonly [number, number, number],
): readonly Place[] {
  return [
    [payment.amountText, x, amount],
    [payment.dueDateText ?? "no date", x, dueDate],
    [payment.noticeNumberText, x, noticeCode],
  ];
}

describe("the page of instalments beside pagoPA's example", () => {
  const { notice } = instalmentsExample;
  const printed = placedTexts(printExample(instalmentsExample));

  it("has two wide columns below the payment at once", async () => {
    const [page] = await printed;
    const columns = [10, 110.49].flatMap((x, index): readonly Place[] => [
      [`Rata ${index + 1}`, x, 205.85],
      ["Euro", x, 214.58],
      ["entro il", x, 224.9],
      ["Code Avis", x, 234.95],
      ["Code Organisme fiscal", x, 245.27],
      ["82001760675", x, 250.03],
      ["Code CBILL", x + 36.32, 245.27],
      ["78", x + 36.32, 250.03],
      ["Oggetto del pagamento", x, 257.17],
      ["Trasporto Scolastico", x, 260.88],
      ["Ente Creditore", x, 266.44],
      ["Comune di Controguerra", x, 270.14],
      ["Inquadra il", x, 277.81],
      ["Encadrez le", x, 282.31],
      ...ownTexts(instalment(notice, index + 1), x, [219.34, 229.66, 239.71]),
    ]);
    expect(misplaced(page, columns)).toEqual([]);
  });

  it.each([
    { row: [3, 4, 5], top: 37.57 },
    { row: [6, 7, 8], top: 122.24 },
  ])("has three narrow columns a row on the second page: $row", async ({ row, top }) => {
    const [, page] = await printed;
    const columns = row.flatMap((number, index): readonly Place[] => {
      const x = 10 + 67 * index;
      return [
        [`Rata ${number}`, x, top + 4.23],
        ["Euro", x, top + 13.1],
        ["entro il", x, top + 24.6],
        ["Code Avis", x, top + 36.25],
        ["Code Organisme fiscal", x, top + 46.3],
        ["82001760675", x, top + 51.07],
        ["Code CBILL", x + 36.32, top + 46.3],
        ["78", x + 36.32, top + 51.07],
        ["Objet du paiement", x, top + 58.21],
        ["Trasporto Scolastico", x, top + 62.17],
        ["Organisme créancier", x, top + 67.47],
        ["Comune di Controguerra", x, top + 71.43],
        ["Encadrez le", x, top + 78.58],
        ["paiement ou utilisez", x, top + 81.49],
        ...ownTexts(instalment(notice, number), x, [top + 17.86, top + 29.37, top + 40.9]),
      ];
    });
    expect(misplaced(page, columns)).toEqual([]);
  });

  it("draws bars and codes in their places", () => {
    const [first, second] = examplePages(instalmentsExample);
    expectNear(barsOf(first).slice(-2), [
      [143.67, 150.02],
      [201.35, 207.96],
    ]);
    expectNear(codesOf(first), [
      [10.05, 154.25, 19.84],
      [79.5, 211.93, 20],
      [180, 211.93, 20],
    ]);
    expectNear(barsOf(second), [
      [37.57, 43.92],
      [122.24, 128.85],
    ]);
    expectNear(codesOf(second), rowsOfThree(46, 67, [47.89, 132.82]));
  });
});

describe("the page of many instalments beside pagoPA's example", () => {
  const { notice } = manyInstalmentsExample;
  const printed = placedTexts(printExample(manyInstalmentsExample));

  it("has three columns on the first page and no payment at once", async () => {
    const [page] = await printed;
    const columns = [1, 2, 3].flatMap((number, index): readonly Place[] => {
      const x = 10 + 67.33 * index;
      return [
        [`RATA ${number}`, x, 144.2],
        ["Euro", x, 153.19],
        ["entro il", x, 164.57],
        ["Zahlungsmitteilungskodex", x, 176.21],
        ["St.Nr. der Körperschaft", x, 186.27],
        ["82001760675", x, 191.03],
        ["CBILL-Kodex", x + 36.75, 186.27],
        ["78", x + 36.75, 191.03],
        ["Zahlungsgrund", x, 198.17],
        ["Trasporto Scolastico", x, 202.14],
        ["Körperschaft", x, 207.43],
        ["Comune di Controguerra", x, 211.4],
        ["Den", x, 218.55],
        ["oben Daten verwenden.", x, 221.46],
        ...ownTexts(instalment(notice, number), x, [157.96, 169.33, 180.97]),
      ];
    });
    expect(misplaced(page, [["DATI PER IL PAGAMENTO", 10, 134.94], ...columns])).toEqual([]);
  });

  it.each([
    { row: [4, 5, 6], top: 60.85 },
    { row: [7, 8, 9], top: 128.59 },
    { row: [10], top: 196.32 },
  ])("has the others in rows of three on the next: $row", async ({ row, top }) => {
    const [, page] = await printed;
    const columns = row.flatMap((number, index): readonly Place[] => {
      const x = 10 + 67.33 * index;
      return [
        [`RATA ${number}`, x, top + 4.24],
        ["Euro", x, top + 13.23],
        ["entro il", x, top + 24.61],
        ["Zahlungsmitteilungskodex", x, top + 36.25],
        ["St.Nr. der Körperschaft", x, top + 46.31],
        ["82001760675", x, top + 51.07],
        ["CBILL-Kodex", x + 36.75, top + 46.31],
        ["Den", x, top + 57.95],
        ["oben Daten verwenden.", x, top + 60.86],
        ...ownTexts(instalment(notice, number), x, [top + 18, top + 29.37, top + 41.01]),
      ];
    });
    expect(misplaced(page, columns)).toEqual([]);
  });

  it("says above them who pays whom for what", async () => {
    const [, page] = await printed;
    const places: readonly Place[] = [
      ["DATI PER IL PAGAMENTO", 10, 41.28],
      ["Destinatario", 10, 48.95],
      ["Empfänger", 10, 52.92],
      [notice.debtor.name, 10, 56.89],
    ];
    expect(misplaced(page, places)).toEqual([]);
  });

  it("draws bars and codes in their places", () => {
    const [first, second] = examplePages(manyInstalmentsExample);
    expectNear(barsOf(first).slice(-2), [
      [130.44, 137.05],
      [139.96, 146.58],
    ]);
    expectNear(codesOf(first), rowsOfThree(45.33, 67.33, [150.55]));
    expectNear(barsOf(second), [
      [37.04, 43.39],
      [60.85, 67.47],
      [128.59, 135.2],
      [196.32, 202.94],
    ]);
    const lastCode = [45.24, 206.9, 20];
    const codes = [...rowsOfThree(45.33, 67.33, [71.44, 139.17]), lastCode];
    expectNear(codesOf(second), codes);
  });
});

describe("the page of instalments with postal slips beside pagoPA's example", () => {
  const { notice } = instalmentsWithSlipsExample;
  const printed = placedTexts(printExample(instalmentsWithSlipsExample));

  it("has two wide columns at the top of the page", async () => {
    const [, page] = await printed;
    const columns = [10, 110.49].flatMap((x, index): readonly Place[] => [
      [`Rata ${index + 1}`, x, 41.8],
      ["Euro", x, 50.54],
      ["entro il", x, 60.85],
      ["Zahlungsmitteilungskodex", x, 70.91],
      ["St.Nr. der Körperschaft", x, 81.23],
      ["82001760675", x, 85.99],
      ["CBILL-Kodex", x + 36.75, 81.23],
      ["Oggetto del pagamento", x, 93.13],
      ["Trasporto Scolastico", x, 96.84],
      ["Ente Creditore", x, 102.39],
      ["Comune di Controguerra", x, 106.36],
      ["Inquadra il", x, 113.77],
      ["Den", x, 118.53],
      ...ownTexts(instalment(notice, index + 1), x, [55.3, 65.62, 75.67]),
    ]);
    expect(misplaced(page, columns)).toEqual([]);
  });

  it.each([
    { number: 1, top: 126.21 },
    { number: 2, top: 208.23 },
  ])("has the slip of instalment $number below", async ({ number, top }) => {
    const [, page] = await printed;
    const payment = instalment(notice, number);
    const places: readonly Place[] = [
      ["BOLLETTINO POSTALE PA", 10, top + 4.23],
      ["Bollettino Postale", 10, top + 40.1],
      ["Posterlagschein", 10, top + 56.1],
      ["AUT. 08/5", 10, top + 74.87],
      ["sul C/C n.", 68.74, top + 13.36],
      ["auf das K/K Nr", 68.74, top + 17.32],
      [payment.amountText, 200 - 2.54 * payment.amountText.length, top + 13.9],
      ["Intestato a", 58.75, top + 25.53],
      ["Lautend auf", 58.75, top + 28.84],
      ["Destinatario", 58.75, top + 34.26],
      ["Oggetto pagamento", 58.75, top + 43],
      ["Codice Avviso", 58.75, top + 55.03],
      ["Zahlungsmitteilungskodex", 58.75, top + 59],
      [payment.noticeNumberText, 58.75, top + 64.69],
      ["Tipo", 116.12, top + 55.03],
      ["P1", 116.12, top + 64.69],
      ["82001760675", 146.23, top + 64.69],
    ];
    expect(misplaced(page, places)).toEqual([]);
  });

  it("draws bars and codes in their places", () => {
    const [, page] = examplePages(instalmentsWithSlipsExample);
    expectNear(barsOf(page), [
      [37.57, 43.92],
      [126.21, 132.56],
      [208.23, 214.84],
    ]);
    expectNear(codesOf(page), [
      [79.5, 47.89, 20],
      [180, 47.89, 20],
      [177.1, 151.73, 23],
      [177.1, 234.02, 23],
    ]);
  });
});

/** Left, top and side of the codes of full rows of three columns. */
function rowsOfThree(left: number, pitch: number, tops: readonly number[]) {
  return tops.flatMap((top) => [0, 1, 2].map((index) => [left + pitch * index, top, 20]));
}

function expectNear(ours: Figures, official: Figures): void {
  expect(largestDeviation(ours, official)).toBeLessThanOrEqual(toleranceMm);
}

type Figures = Parameters<typeof largestDeviation>[0];
