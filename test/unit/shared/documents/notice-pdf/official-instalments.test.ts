import { describe, expect, it } from "vitest";
import { fontSet } from "../../../../../shared/documents/fonts/font-set.ts";
import { createTypesetter } from "../../../../../shared/documents/fonts/typesetter.ts";
import { noticePages } from "../../../../../shared/documents/notice-pdf/notice-pages.ts";
import type { Notice, NoticePayment } from "../../../../../shared/domain/notices/notice.ts";
import { composeNoticeWords } from "../../../../../shared/domain/notices/notice-words.ts";
import {
  instalmentsExample,
  instalmentsWithSlipsExample,
  manyInstalmentsExample,
} from "../../../../support/notices/instalment-examples.ts";
import {
  type OfficialExample,
  printExample,
  withOwnWords,
} from "../../../../support/notices/official-examples.ts";
import { type PlacedText, placedTexts } from "../../../../support/notices/pdf-text.ts";

/** How far a text may stand from its place in pagoPA's own example, in millimetres. */
const tolerance = 1;

type Place = readonly [text: string, x: number, baseline: number];

/** How far each text is from where it should be; far away when the page does not have it. */
function misplaced(page: readonly PlacedText[] | undefined, places: readonly Place[]) {
  return places.flatMap(([text, x, baseline]) => {
    const distances = (page ?? [])
      .filter((item) => item.text.startsWith(text) || text.startsWith(item.text))
      .map((item) => Math.max(Math.abs(item.x - x), Math.abs(item.y - baseline)));
    const nearest = Math.min(Number.POSITIVE_INFINITY, ...distances);
    return nearest <= tolerance ? [] : [`${text} at ${x}, ${baseline}: ${nearest.toFixed(2)} off`];
  });
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
      ["78Q45", x + 36.32, 250.03],
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
        ["78Q45", x + 36.32, top + 51.07],
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
    const [first, second] = zonesOf(instalmentsExample);
    expect(
      far(first?.bars, [
        [7, 201.35, 95.5, 6.5],
        [107.5, 201.35, 95.5, 6.5],
      ]),
    ).toEqual([]);
    expect(
      far(first?.codes, [
        [79.5, 211.93, 20, 20],
        [180, 211.93, 20, 20],
      ]),
    ).toEqual([]);
    expect(far(second?.bars, rowsOfThree([7, 62, 6.5], 67, [37.57, 122.24]))).toEqual([]);
    expect(far(second?.codes, rowsOfThree([46, 20, 20], 67, [47.89, 132.82]))).toEqual([]);
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
        ["78Q45", x + 36.75, 191.03],
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
    const [first, second] = zonesOf(manyInstalmentsExample);
    expect(far(first?.bars, [[0, 130.44, 210, 6.5]])).toEqual([]);
    expect(far(first?.bars, rowsOfThree([7, 61.33, 6.5], 67.33, [139.96]))).toEqual([]);
    expect(far(second?.bars, rowsOfThree([7, 61.33, 6.5], 67.33, [60.85, 128.59]))).toEqual([]);
    expect(far(second?.codes, rowsOfThree([45.33, 20, 20], 67.33, [71.44, 139.17]))).toEqual([]);
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
    const [, page] = zonesOf(instalmentsWithSlipsExample);
    expect(
      far(page?.bars, [
        [7, 37.57, 95.5, 6.5],
        [107.5, 37.57, 95.5, 6.5],
        [0, 126.21, 210, 6.5],
        [0, 208.23, 210, 6.5],
      ]),
    ).toEqual([]);
    expect(
      far(page?.codes, [
        [79.5, 47.89, 20, 20],
        [180, 47.89, 20, 20],
        [177.1, 151.73, 23, 23],
        [177.1, 234.02, 23, 23],
      ]),
    ).toEqual([]);
  });
});

type Zone = readonly [x: number, y: number, width: number, height: number];

/** Zones like the given one in columns `pitch` apart, their upper edges at each of the heights. */
function rowsOfThree(
  [left, width, height]: readonly [left: number, width: number, height: number],
  pitch: number,
  tops: readonly number[],
): readonly Zone[] {
  return tops.flatMap((top) =>
    [0, 1, 2].map((index) => [left + pitch * index, top, width, height] as const),
  );
}

/** Zones of the example that none of ours is within the tolerance of. */
function far(found: readonly Zone[] | undefined, zones: readonly Zone[]): readonly Zone[] {
  const isNear = (zone: Zone) => (other: Zone) =>
    zone.every((edge, index) => Math.abs(edge - (other[index] ?? 0)) <= tolerance);
  return zones.filter((zone) => !(found ?? []).some(isNear(zone)));
}

/** Bars and codes of each page. */
function zonesOf({ notice, words: ownWords }: OfficialExample) {
  const { form, creditor } = notice;
  const typesetter = createTypesetter(fontSet());
  const words = withOwnWords(composeNoticeWords(form, creditor), ownWords);
  return noticePages({ typesetter, form, words, creditor, images: {} }).map(({ blocks }) => ({
    bars: blocks.flatMap((block) => (block.role === "Artifact" ? rectangles(block.drawing) : [])),
    codes: blocks.flatMap((block): readonly Zone[] => {
      if (block.role !== "Figure") return [];
      const { x, y, width, height } = block.box;
      return [[x, y, width, height]];
    }),
  }));
}

function rectangles(drawing: string): readonly Zone[] {
  const millimetres = (points: string | undefined) => (Number(points) * 25.4) / 72;
  return Array.from(drawing.matchAll(/([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) re/g), (found): Zone => {
    const [, x, y, width, height] = found;
    const top = 297 - millimetres(y) - millimetres(height);
    return [millimetres(x), top, millimetres(width), millimetres(height)];
  });
}
