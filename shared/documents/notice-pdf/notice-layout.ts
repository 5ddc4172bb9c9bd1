import type { NoticeCreditor } from "../../domain/notices/notice.ts";

/** One number for each grey title bar; the last is the slip's, 0 where there is none. */
type FourBars = readonly [parties: number, payment: number, data: number, slip: number];

/**
 * Geometry of the notice, in millimetres from the page's top left corner, as measured on pagoPA's
 * own example notices of layout 3.5.1. With the postal slip every module is drawn tighter.
 */
export type NoticeLayout = {
  readonly barHeights: FourBars;
  readonly barTops: FourBars;
  readonly barBaselines: FourBars;
  readonly logo: { readonly x: number; readonly y: number; readonly side: number };
  /** Left edge of the right column. */
  readonly rightColumn: number;
  readonly subject: { readonly baseline: number; readonly lineHeight: number };
  readonly nameBaseline: number;
  readonly officeBaseline: number;
  readonly infoBaseline: number;
  readonly addressBaseline: number;
  readonly amountLabelBaseline: number;
  readonly amountBaseline: number;
  readonly infoIconTop: number;
  readonly noteBaseline: number;
  readonly whereBaseline: number;
  readonly qrTop: number;
  readonly qrHelpBaseline: number;
  /** Left edges of the data's two columns; the third is aligned to the right margin. */
  readonly dataColumns: readonly [number, number];
  readonly dataLabelBaselines: readonly [debtor: number, creditor: number, subject: number];
  readonly codeLabelBaseline: number;
  readonly codeBaseline: number;
  readonly euroBaseline: number;
};

export const margins = { left: 10, right: 200, leftColumnEnd: 100 } as const;
export const bars = { leftWidth: 104, rightStart: 106.1, pageWidth: 210 } as const;
export const titleBaseline = 12.95;
export const titleLeft = 29;
export const pagoPaBox = { x: 10, y: 10, width: 14.8, height: 10.1 } as const;
export const codeSide = 25;
/** From a label to its value, and between lines of body text (8 pt × 1.35). */
export const valueOffset = 3.97;
export const bodyLineHeight = 3.85;
export const dueDateLeft = 69.6;
export const noteLeft = 16;

const plainLayout: NoticeLayout = {
  barHeights: [8.1, 8.1, 7.9, 0],
  barTops: [43.9, 89.7, 160.3, 0],
  barBaselines: [48.94, 94.97, 165.35, 0],
  logo: { x: 170, y: 10, side: 30 },
  rightColumn: 114,
  subject: { baseline: 29.09, lineHeight: 7 },
  nameBaseline: 62.6,
  officeBaseline: 74.34,
  infoBaseline: 84.66,
  addressBaseline: 74.34,
  amountLabelBaseline: 106.35,
  amountBaseline: 112.7,
  infoIconTop: 118.3,
  noteBaseline: 120.9,
  whereBaseline: 106.62,
  qrTop: 174.3,
  qrHelpBaseline: 206.89,
  dataColumns: [59, 94.25],
  dataLabelBaselines: [176.73, 185.99, 195.25],
  codeLabelBaseline: 210.6,
  codeBaseline: 216.42,
  euroBaseline: 177.7,
};

const slipLayout: NoticeLayout = {
  barHeights: [6.3, 6.3, 6.6, 6.6],
  barTops: [37.6, 74.3, 139.7, 201.6],
  barBaselines: [41.79, 78.57, 144.19, 205.84],
  logo: { x: 175, y: 10, side: 25 },
  rightColumn: 112.5,
  subject: { baseline: 27.51, lineHeight: 6.4 },
  nameBaseline: 52.5,
  officeBaseline: 62.17,
  infoBaseline: 70.63,
  addressBaseline: 62.17,
  amountLabelBaseline: 87.57,
  amountBaseline: 93.65,
  infoIconTop: 99.5,
  noteBaseline: 102.12,
  whereBaseline: 87.83,
  qrTop: 150.3,
  qrHelpBaseline: 181.76,
  dataColumns: [58.75, 94.06],
  dataLabelBaselines: [152.65, 161.91, 171.17],
  codeLabelBaseline: 186.79,
  codeBaseline: 192.34,
  euroBaseline: 153.6,
};

/** The postal slip's own zone, below the fourth bar. */
export const slipZone = {
  posteBox: { x: 10, y: 212.2, width: 39.4, height: 5.6 },
  circuitBox: { x: 10, y: 221.7, width: 32.8, height: 13.5 },
  textBaseline: 241.82,
  textWidth: 42,
  authorizationBaseline: 276.48,
  euroSign: { x: 58.75, y: 212.2, width: 7.9, height: 7.7 },
  accountLeft: 68.74,
  accountBaseline: 217.21,
  euroBaseline: 215.5,
  holderBaseline: 227.27,
  debtorBaseline: 236,
  subjectBaseline: 244.73,
  /** Where values end, clear of the Data Matrix. */
  valuesRight: 171,
  codeLabelBaseline: 260.6,
  codeBaseline: 266.42,
  typeLeft: 116.12,
  fiscalCodeRight: 169.5,
  frame: { x: 174.6, y: 224.9, width: 27.8, height: 27.7 },
  frameStroke: { length: 4.5, thickness: 0.5 },
  scissors: { x: 195.8, y: 198.7 },
  titleBaseline: 205.84,
} as const;

/** The parts of a notice that vary in presence, not in content. */
export type NoticeVariant = { readonly withSlip: boolean; readonly withDueDate: boolean };

export function layoutOf({ withSlip }: NoticeVariant): NoticeLayout {
  return withSlip ? slipLayout : plainLayout;
}

/** The notice code takes the place of the CBILL code of an ente that has none. */
export function noticeCodeLeft(layout: NoticeLayout, creditor: NoticeCreditor): number {
  return layout.dataColumns[creditor.cbillCode === undefined ? 0 : 1];
}
