import type { Face } from "../fonts/font-set.ts";
import type { Typesetter } from "../fonts/typesetter.ts";

const pointsPerMillimetre = 72 / 25.4;
export const pageHeightMm = 297;
/** A4 in points. */
export const mediaBox = "[0 0 595.28 841.89]";

/** A distance in millimetres as points. */
export function points(millimetres: number): number {
  return millimetres * pointsPerMillimetre;
}

/** Height from the top of the page in millimetres as PDF's height from the bottom in points. */
export function pointsFromBottom(topMm: number): number {
  return points(pageHeightMm - topMm);
}

/** A number as content streams hold it: two decimals at most, no zeros at the end. */
export function decimal(value: number): string {
  const hundredths = Math.round(value * 100);
  if (hundredths < 0) return `-${decimal(-value)}`;
  const whole = Math.trunc(hundredths / 100);
  return whole + (fractions[hundredths - 100 * whole] ?? "");
}

/** By hundredths: "", ".01" … ".1" … ".99". Quicker than what a fraction takes to be written. */
const fractions = Array.from({ length: 100 }, (_, hundredths) => String(hundredths / 100).slice(1));

/** Where and how a line of text stands; `x` and `baseline` in mm from the top left, size in pt. */
export type TextStyle = {
  readonly face: Face;
  readonly size: number;
  readonly x: number;
  readonly baseline: number;
  /** Which end of the text stands at `x`; left when absent. */
  readonly align?: "left" | "right" | "centre";
  /** From 0, black, to 1, white; black when absent. */
  readonly grey?: number;
};

/** Text operators for one line, inside BT … ET. */
export function textLine(typesetter: Typesetter, style: TextStyle, text: string): string {
  const width = alignmentPart(style) > 0 ? typesetter.widthOf(style.face, text) : 0;
  const shown = typesetter.show(style.face, style.size, text);
  return inGrey(style.grey, movedTo(style, width) + shown);
}

/** Operator that moves to where a line of the given width in em begins. */
export function movedTo(style: Omit<TextStyle, "face">, widthEm: number): string {
  const left = points(style.x) - alignmentPart(style) * widthEm * style.size;
  return `1 0 0 1 ${decimal(left)} ${decimal(pointsFromBottom(style.baseline))} Tm\n`;
}

export function inGrey(grey: number | undefined, operators: string): string {
  return grey === undefined ? operators : `${greyOperator(grey)}${operators}0 g\n`;
}

export function greyOperator(grey: number): string {
  return `${Math.round(grey * 1_000) / 1_000} g\n`;
}

/** Which part of a line's width lies left of its place. */
export function alignmentPart({ align }: Pick<TextStyle, "align">): number {
  if (align === "right") return 1;
  return align === "centre" ? 0.5 : 0;
}

/** Lines one under the other, the first at the style's baseline; `lineHeight` in millimetres. */
export function textLines(
  typesetter: Typesetter,
  { lineHeight, ...style }: TextStyle & { readonly lineHeight: number },
  lines: readonly string[],
): string {
  return lines
    .map((line, index) =>
      textLine(typesetter, { ...style, baseline: style.baseline + index * lineHeight }, line),
    )
    .join("");
}

/** Width of a line of text in millimetres. */
export function textWidthMm(
  typesetter: Typesetter,
  { face, size }: Pick<TextStyle, "face" | "size">,
  text: string,
): number {
  return (typesetter.widthOf(face, text) * size) / pointsPerMillimetre;
}

/** A box in millimetres from the page's top left corner. */
export type Box = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/** Path operator of a rectangle. */
export function rectangle({ x, y, width, height }: Box): string {
  const edges = [points(x), pointsFromBottom(y + height), points(width), points(height)];
  return `${edges.map(decimal).join(" ")} re\n`;
}

/** The light grey that sets headings off (Avviso di pagamento 3.5.1, #ECECEC). */
const barGrey = 0.9255;

/** Operators that fill the bars behind the headings. */
export function headingBars(boxes: readonly Box[]): string {
  return `${barGrey} g\n${boxes.map(rectangle).join("")}f\n0 g\n`;
}

/** Path operators of a circle, as four Bézier curves. */
export function circle(x: number, y: number, radius: number): string {
  const [cx, cy, r] = [points(x), pointsFromBottom(y), points(radius)];
  const k = 0.5523 * r;
  const at = (...coordinates: number[]) => coordinates.map(decimal).join(" ");
  return (
    `${at(cx + r, cy)} m\n${at(cx + r, cy + k, cx + k, cy + r, cx, cy + r)} c\n` +
    `${at(cx - k, cy + r, cx - r, cy + k, cx - r, cy)} c\n` +
    `${at(cx - r, cy - k, cx - k, cy - r, cx, cy - r)} c\n` +
    `${at(cx + k, cy - r, cx + r, cy - k, cx + r, cy)} c\n`
  );
}
