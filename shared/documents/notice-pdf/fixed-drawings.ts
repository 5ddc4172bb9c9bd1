import {
  type Box,
  circle,
  decimal,
  headingBars,
  points,
  pointsFromBottom,
  rectangle,
} from "../pdf/page.ts";
import {
  bars,
  layoutOf,
  type NoticeLayout,
  type NoticeVariant,
  slipZone,
} from "./notice-layout.ts";

const frameGrey = 0.851;
const scissorsGrey = 0.4;
const iconDiameter = 4;

/** Bars, icons and the frame of the Data Matrix: what every notice of the variant draws. */
export function fixedDrawings(variant: NoticeVariant): string {
  const layout = layoutOf(variant);
  return [
    headingBars(barBoxes(layout, variant)),
    infoIcon(layout),
    variant.withSlip ? slipDrawings() : "",
  ].join("");
}

/** Two bars of two columns, then one or two of the whole width. */
function barBoxes(layout: NoticeLayout, { withSlip }: NoticeVariant): readonly Box[] {
  const [parties, payment, data, slip] = layout.barTops;
  const [partiesHeight, paymentHeight, dataHeight, slipHeight] = layout.barHeights;
  const rightWidth = bars.pageWidth - bars.rightStart;
  return [
    { x: 0, y: parties, width: bars.leftWidth, height: partiesHeight },
    { x: bars.rightStart, y: parties, width: rightWidth, height: partiesHeight },
    { x: 0, y: payment, width: bars.leftWidth, height: paymentHeight },
    { x: bars.rightStart, y: payment, width: rightWidth, height: paymentHeight },
    { x: 0, y: data, width: bars.pageWidth, height: dataHeight },
    ...(withSlip ? [{ x: 0, y: slip, width: bars.pageWidth, height: slipHeight }] : []),
  ];
}

/** The circled "i" beside the note on the amount. */
function infoIcon({ infoIconTop }: NoticeLayout): string {
  const centreX = 12.1;
  const centreY = infoIconTop + iconDiameter / 2;
  const stem = { x: centreX - 0.2, y: centreY - 0.35, width: 0.4, height: 1.45 };
  return [
    `0.9 w\n${circle(centreX, centreY, iconDiameter / 2 - 0.15)}S\n`,
    `${rectangle(stem)}f\n${circle(centreX, centreY - 0.95, 0.27)}f\n`,
  ].join("");
}

function slipDrawings(): string {
  const { euroSign, frame } = slipZone;
  const { length, thickness } = slipZone.frameStroke;
  const right = frame.x + frame.width;
  const bottom = frame.y + frame.height;
  const strokes: Box[] = [];
  for (const x of [frame.x, right - length]) {
    for (const y of [frame.y, bottom - thickness]) {
      strokes.push({ x, y, width: length, height: thickness });
    }
  }
  for (const x of [frame.x, right - thickness]) {
    for (const y of [frame.y, bottom - length]) {
      strokes.push({ x, y, width: thickness, height: length });
    }
  }
  return [
    `${rectangle(euroSign)}f\n${frameGrey} g\n${strokes.map(rectangle).join("")}f\n0 g\n`,
    scissors(),
  ].join("");
}

/** Where the slip may be cut off. */
function scissors(): string {
  const { x, y } = slipZone.scissors;
  const line = (from: readonly [number, number], to: readonly [number, number]) =>
    `${decimal(points(x + from[0]))} ${decimal(pointsFromBottom(y + from[1]))} m ` +
    `${decimal(points(x + to[0]))} ${decimal(pointsFromBottom(y + to[1]))} l\n`;
  return (
    `q ${scissorsGrey} G 0.7 w\n` +
    `${circle(x + 3.4, y + 0.75, 0.55)}${circle(x + 3.4, y + 2.15, 0.55)}` +
    `${line([2.95, 1.05], [0.3, 2.3])}${line([2.95, 1.85], [0.3, 0.6])}S\nQ\n`
  );
}
