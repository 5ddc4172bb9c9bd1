import type { Notice, PostalAccount } from "../../../domain/notices/notice.ts";
import type { NoticeText } from "../../../domain/notices/notice-words.ts";
import { encodeDataMatrix } from "../../barcodes/data-matrix.ts";
import { points, pointsFromBottom, textLine } from "../../pdf/page.ts";
import { fixedPiece, ownPiece, type PageBlock, type PagePiece } from "../../pdf/page-template.ts";
import { drawSymbol } from "../../pdf/symbol-mask.ts";
import { amountCode, amountLabel, label } from "../../pdf/type-styles.ts";
import type { PaymentPick, PlacedModule } from "../notice-frame.ts";
import { baselineAround, languageGap, lineHeight } from "../text-blocks.ts";
import { alternativeTexts } from "./alternative-texts.ts";
import { codeColumns } from "./code-columns.ts";
import { amountAtRight, dataLeft } from "./data-column.ts";
import type { ModuleFrame } from "./density.ts";
import { fitRules } from "./fit-rules.ts";
import { fittedBlock, ownBlock, ownFittedText } from "./fitted-block.ts";
import { pageRight } from "./header.ts";
import { codeCorners, euroBlock, euroBlockSide } from "./icons.ts";
import type { SlipGaps } from "./slip-gaps.ts";
import { stackedLabel } from "./stacked-label.ts";

const frameSide = 28;
/** The frame hangs over the margin by the white between it and the code. */
const frameOverhang = 2.5;
const dataMatrixSide = 23;
const labelGap = 2;
const rowGap = 2;
const codeGap = 4;
/** The account stands in the middle of the euro sign's height, its amount at the top. */
const accountMiddle = 3.9;
const accountLabelRoom = 40;
/** Of a label beside a value. */
const rowLabelRoom = 34;
const slipType = "P1";

type SlipPlace = {
  readonly top: number;
  readonly gaps: SlipGaps;
  readonly account: PostalAccount;
  readonly pick: PaymentPick;
};

/** Account, amount, names, codes and the Data Matrix. */
export function slipData(frame: ModuleFrame, place: SlipPlace): PlacedModule {
  const { words, creditor } = frame;
  const { top, gaps, account, pick } = place;
  const x = dataLeft(frame);
  const frameLeft = pageRight + frameOverhang - frameSide;
  const right = frameLeft - gaps.grid;
  const rowsTop = top + euroBlockSide + gaps.account;
  const rows = slipRows(frame, { x, right, top: rowsTop, holder: account.holder });
  const eighth = (right - x - 7 * codeGap) / 8;
  const typeLeft = x + 4 * (eighth + codeGap);
  const codes = codeColumns(frame, rows.bottom + gaps.grid, [
    { x, widthMm: typeLeft - x - codeGap, label: words.text("slipNoticeCode"), code: pick },
    { x: typeLeft, widthMm: eighth + codeGap, label: words.text("slipType"), code: slipType },
    {
      x: right,
      widthMm: 3 * eighth + 2 * codeGap,
      align: "right",
      label: words.text("slipCreditorFiscalCode"),
      code: creditor.fiscalCode,
    },
  ]);
  return {
    blocks: [
      ...accountLine(frame, { x, top }, account),
      ownBlock(amountAtRight(frame, top, pick)),
      ...rows.blocks,
      ...codes.blocks,
      codeCorners({ x: frameLeft, y: rowsTop }, frameSide),
      dataMatrixFigure(frame, { x: frameLeft, y: rowsTop }, pick),
    ],
    bottom: Math.max(codes.bottom, rowsTop + frameSide),
  };
}

/** The euro sign, "sul C/C n." and the account. */
function accountLine(
  frame: ModuleFrame,
  { x, top }: { readonly x: number; readonly top: number },
  { number }: PostalAccount,
): readonly PageBlock<Notice>[] {
  const labelLeft = x + euroBlockSide + labelGap;
  const languages = frame.words.languages.length;
  const height = languages * lineHeight(amountLabel) + (languages - 1) * languageGap;
  const place = {
    x: labelLeft,
    top: top + accountMiddle - height / 2,
    widthMm: accountLabelRoom,
    style: amountLabel,
    gap: languageGap,
  };
  const placed = stackedLabel(frame, place, frame.words.text("onAccount"));
  const numberLeft = labelLeft + Math.min(placed.widthMm, accountLabelRoom) + labelGap;
  const baseline = baselineAround(top + accountMiddle, amountCode);
  const style = { ...amountCode, x: numberLeft, baseline };
  const shown = fixedPiece<Notice>(textLine(frame.typesetter, style, number));
  return [euroBlock({ x, y: top }), { role: "P", pieces: [...placed.pieces, shown] }];
}

type RowsPlace = {
  readonly x: number;
  readonly right: number;
  readonly top: number;
  readonly holder: string;
};

/** Whose account it is, who pays and what for: each label with its value beside. */
function slipRows(frame: ModuleFrame, { x, right, top, holder }: RowsPlace): PlacedModule {
  const { words, typesetter } = frame;
  const height = words.languages.length * lineHeight(label);
  const rows: readonly SlipRow[] = [
    { text: words.text("accountHolder"), value: holder },
    { text: words.text("slipAddressee"), value: ({ debtor }) => debtor.name },
    { text: words.text("slipSubject"), value: ({ subject }) => subject },
  ];
  const blocks = rows.map(({ text, value }, index): PageBlock<Notice> => {
    const rowTop = top + index * (height + rowGap);
    const labelPlace = { x, top: rowTop, widthMm: rowLabelRoom, style: label };
    const placed = stackedLabel(frame, labelPlace, text);
    const left = x + Math.min(placed.widthMm, rowLabelRoom) + labelGap;
    const place = {
      x: left,
      middle: rowTop + lineHeight(label) / 2,
      widthMm: right - left,
      rule: fitRules.dataValue,
    };
    const shown: PagePiece<Notice> =
      typeof value === "string"
        ? fixedPiece(fittedBlock(typesetter, place, value))
        : ownPiece(ownFittedText(place, value));
    return { role: "P", pieces: [...placed.pieces, shown] };
  });
  return { blocks, bottom: top + rows.length * height + (rows.length - 1) * rowGap };
}

type SlipRow = {
  readonly text: NoticeText;
  readonly value: string | ((notice: Notice) => string);
};

function dataMatrixFigure(
  { words }: ModuleFrame,
  frameCorner: { readonly x: number; readonly y: number },
  pick: PaymentPick,
): PageBlock<Notice> {
  const margin = (frameSide - dataMatrixSide) / 2;
  const [x, y] = [frameCorner.x + margin, frameCorner.y + margin];
  const place = { left: points(x), top: pointsFromBottom(y), side: points(dataMatrixSide) };
  return {
    role: "Figure",
    alt: alternativeTexts(words.languages[0]).dataMatrix,
    box: { x, y, width: dataMatrixSide, height: dataMatrixSide },
    own: (_typesetter, notice) => {
      const { dataMatrixPayload } = pick(notice);
      return dataMatrixPayload === undefined
        ? ""
        : drawSymbol(encodeDataMatrix(dataMatrixPayload), place);
    },
  };
}
