import type { Notice } from "../../../domain/notices/notice.ts";
import { fitText, wrapText } from "../../pdf/fitted-text.ts";
import { points, textLine, textLines } from "../../pdf/page.ts";
import { fixedPiece, type OwnText, type PageBlock } from "../../pdf/page-template.ts";
import { prepareLine } from "../../pdf/prepared-line.ts";
import {
  bodyText,
  fiscalCodeInBar,
  partyName,
  partyText,
  type TypeStyle,
} from "../../pdf/type-styles.ts";
import type { PlacedModule } from "../notice-frame.ts";
import { baselineBelow, lineHeight } from "../text-blocks.ts";
import { barBaseline, barHeading, bars } from "./bars.ts";
import type { ModuleFrame } from "./density.ts";
import { creditorNameRule, type FitRule, fitRules } from "./fit-rules.ts";
import { ownBlock, ownFittedText } from "./fitted-block.ts";
import { pageLeft, pageRight } from "./header.ts";

/** The two halves of the upper part of a page. */
export const leftBar = { x: 0, width: 104 } as const;
export const rightBar = { x: 106, width: 104 } as const;
export const leftColumnRight = 100;
/** Two lines of address fill their room exactly. */
const tolerance = 0.01;
/** Room for a fiscal code at the end of a bar. */
const codeRoom = 30;

/** Left edge of the right column's texts. */
export function rightColumnLeft({ density }: ModuleFrame): number {
  return rightBar.x + density.barHeight;
}

/** Who asks for the money and who owes it. */
export function partiesModule(frame: ModuleFrame, top: number): PlacedModule {
  const { words, density } = frame;
  const rowsTop = top + density.barHeight + density.rowGap;
  const right = rightColumnLeft(frame);
  const creditor = creditorColumn(frame, rowsTop);
  const debtorBoxes = { nameMiddle: creditor.nameMiddle, addressTop: creditor.officeTop };
  return {
    blocks: [
      bars(top, density, [leftBar, rightBar]),
      barHeading(
        frame,
        { x: pageLeft, top, widthMm: leftColumnRight - codeRoom - pageLeft },
        words.text("creditor"),
      ),
      creditorCode(frame, top),
      ...creditor.blocks,
      barHeading(
        frame,
        { x: right, top, widthMm: pageRight - codeRoom - right },
        words.text("addressee"),
      ),
      ownBlock(debtorCode(barBaseline(top, frame, fiscalCodeInBar))),
      ...debtorBlocks({ ...debtorBoxes, x: right, bottom: creditor.bottom }),
    ],
    bottom: creditor.bottom + density.sectionGap,
  };
}

function creditorCode(frame: ModuleFrame, top: number): PageBlock<Notice> {
  const baseline = barBaseline(top, frame, fiscalCodeInBar);
  const style = { ...fiscalCodeInBar, x: leftColumnRight, baseline, align: "right" } as const;
  const { typesetter, creditor } = frame;
  return { role: "P", pieces: [fixedPiece(textLine(typesetter, style, creditor.fiscalCode))] };
}

function debtorCode(baseline: number): OwnText<Notice> {
  const style = { ...fiscalCodeInBar, x: pageRight, baseline, align: "right" } as const;
  const line = prepareLine(style);
  return (typesetter, { debtor }) =>
    debtor.code === undefined ? "" : line(typesetter, debtor.code);
}

type CreditorColumn = PlacedModule & { readonly nameMiddle: number; readonly officeTop: number };

/** Name, office and contacts, each as tall as it needs; the address has room for two lines. */
function creditorColumn(frame: ModuleFrame, top: number): CreditorColumn {
  const { creditor, density } = frame;
  const { rowGap } = density;
  const nameRow = { style: partyName, rule: creditorNameRule(creditor.name), top };
  const name = fittedRow(frame, nameRow, creditor.name);
  const nameBottom = Math.max(name.bottom, top + lineHeight(partyName));
  const officeTop = nameBottom + rowGap;
  let bottom = officeTop - rowGap;
  const blocks = [...name.blocks];
  for (const { text, ...row } of [
    { text: creditor.officeName, style: partyText, rule: fitRules.officeName },
    { text: creditor.info, style: bodyText, rule: fitRules.info },
  ]) {
    if (text === undefined) continue;
    const placed = fittedRow(frame, { ...row, top: bottom + rowGap }, text);
    blocks.push(...placed.blocks);
    bottom = placed.bottom;
  }
  return {
    blocks,
    bottom: Math.max(bottom, officeTop + 2 * lineHeight(partyText)),
    nameMiddle: (top + nameBottom) / 2,
    officeTop,
  };
}

type Row = { readonly top: number; readonly style: TypeStyle; readonly rule: FitRule };

/** A text of the ente under what precedes it, on as many lines as it needs. */
function fittedRow(
  { typesetter }: ModuleFrame,
  { top, style, rule }: Row,
  text: string,
): PlacedModule {
  const widthMm = leftColumnRight - pageLeft;
  const { size, lines } = fitText(typesetter, { ...rule, widthMm }, text);
  const type = { ...style, size };
  const height = lineHeight(type);
  const operators = textLines(
    typesetter,
    { ...type, x: pageLeft, baseline: baselineBelow(top, type), lineHeight: height },
    lines,
  );
  return {
    blocks: [{ role: "P", pieces: [fixedPiece(operators)] }],
    bottom: top + lines.length * height,
  };
}

type DebtorPlace = {
  readonly x: number;
  readonly nameMiddle: number;
  readonly addressTop: number;
  readonly bottom: number;
};

function debtorBlocks({ x, nameMiddle, addressTop, bottom }: DebtorPlace) {
  const widthMm = pageRight - x;
  const namePlace = { x, middle: nameMiddle, widthMm, rule: fitRules.debtorName };
  return [
    ownBlock(ownFittedText(namePlace, ({ debtor }) => debtor.name)),
    ownBlock(addressLines({ x, top: addressTop, widthMm, height: bottom - addressTop })),
  ];
}

type AddressBox = {
  readonly x: number;
  readonly top: number;
  readonly widthMm: number;
  readonly height: number;
};

/** The address shrinks as a whole until all of its lines stand in the box. */
function addressLines({ x, top, widthMm, height }: AddressBox): OwnText<Notice> {
  const { face, sizes } = fitRules.address;
  const smallest = sizes[sizes.length - 1];
  const usualWidth = points(widthMm) / partyText.size;
  const usualLines = [0, 1].map((line) => {
    const baseline = baselineBelow(top + line * lineHeight(partyText), partyText);
    return prepareLine({ ...partyText, x, baseline });
  });
  return (typesetter, { debtor }) => {
    const isUsual =
      debtor.addressLines.length <= usualLines.length &&
      debtor.addressLines.every((line) => typesetter.widthOf(face, line) <= usualWidth);
    if (isUsual) {
      return debtor.addressLines
        .map((line, index) => usualLines[index]?.(typesetter, line) ?? "")
        .join("");
    }
    const linesAt = (size: number) =>
      debtor.addressLines.flatMap((line) =>
        wrapText(typesetter, { face, widthEm: points(widthMm) / size }, line),
      );
    const fits = (size: number) =>
      linesAt(size).length * lineHeight({ ...partyText, size }) <= height + tolerance;
    const size = sizes.find(fits) ?? smallest ?? partyText.size;
    const type = { ...partyText, size };
    const place = { ...type, x, baseline: baselineBelow(top, type), lineHeight: lineHeight(type) };
    return textLines(typesetter, place, linesAt(size));
  };
}
