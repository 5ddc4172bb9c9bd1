/**
 * Geometry of the receipt, in millimetres: margins, header and bars of the notice (Avviso di
 * pagamento 3.5.1), so that what an ente hands out looks like one thing.
 */
export const page = { left: 10, right: 200, width: 210, bottom: 286 } as const;

export const header = {
  wordmark: { x: 10, baseline: 14.2 },
  title: { x: 29, baseline: 14.2 },
  /** Below the title: the subject on the first page, whose receipt it is on the others. */
  flowTop: 21,
  gapBelow: 4.5,
  /** Where sections begin beside a logo. */
  logoBottom: 40,
  logoBox: { x: 170, y: 10, width: 30, height: 27 },
  /** Where texts end beside a logo. */
  logoLeft: 167,
} as const;

/** Two columns, each under its own bar; the bars reach the edges of the paper. */
export const columns = {
  left: { x: 10, right: 100, bar: { x: 0, width: 104 } },
  right: { x: 114, right: 200, bar: { x: 106.1, width: 103.9 } },
} as const;

export const bar = { height: 7, baseline: 4.5, gapAbove: 4.2, gapBelow: 2.2 } as const;

export const rows = {
  valueLeft: 62,
  /** Where a value ends that has a tax code beside it. */
  valueRightBesideCode: 136,
  codeLabelRoom: 8,
  gutter: 3,
  gap: 1.4,
  noteGap: 0.9,
  /** From the upper edge of a row to the baseline of what stands at its right end. */
  firstBaseline: 3,
  /** Labels are smaller than values: this brings them to the same baseline. */
  labelDrop: 0.33,
  amountLeft: 160,
  amountHeight: 4,
  shareCodeRoom: 24,
} as const;

export const qrCode = { side: 25, clearance: 7, labelWidth: 32, drop: 1 } as const;
export const pageNumberBaseline = 291.5;
