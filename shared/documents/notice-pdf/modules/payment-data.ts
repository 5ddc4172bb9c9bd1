import type { Notice } from "../../../domain/notices/notice.ts";
import type { NoticeText } from "../../../domain/notices/notice-words.ts";
import { encodeQrCode } from "../../barcodes/qr-code.ts";
import { points, pointsFromBottom } from "../../pdf/page.ts";
import { fixedPiece, type PageBlock } from "../../pdf/page-template.ts";
import { drawSymbol } from "../../pdf/symbol-mask.ts";
import { label, value } from "../../pdf/type-styles.ts";
import type { PaymentPick, PlacedModule } from "../notice-frame.ts";
import { baselineBelow, bilingualParagraph, lineHeight } from "../text-blocks.ts";
import { alternativeTexts } from "./alternative-texts.ts";
import { scaledLine } from "./bars.ts";
import { type CodeColumn, codeColumns } from "./code-columns.ts";
import { amountAtRight, dataLeft } from "./data-column.ts";
import type { ModuleFrame } from "./density.ts";
import { fitRules } from "./fit-rules.ts";
import { fittedBlock, ownBlock, ownFittedText } from "./fitted-block.ts";
import { pageLeft, pageRight } from "./header.ts";
import { paymentBar, type ShownPayment } from "./payment-bar.ts";

const qrSideFull = 25;
const helpGap = 4.8;
const valueGap = 0.5;
const pairGap = 2;
/** Of a value in two lines, which stay clear of the label above. */
const twoLinesDrop = 0.8;
const codesGap = 4;
const columnClearance = 2;
/** Room for "Euro 999.999.999,99" at the right of the debtor's name. */
const amountRoom = 48;

/** The QR code and the data of a payment, under a bar that says which. */
export function paymentDataModule(
  frame: ModuleFrame,
  top: number,
  payment: ShownPayment,
): PlacedModule {
  const { density } = frame;
  const rowTop = top + density.barHeight + density.rowGap;
  const data = dataColumn(frame, rowTop, payment.pick);
  const qr = qrColumn(frame, { top: rowTop, bottom: data.bottom, pick: payment.pick });
  return {
    blocks: [...paymentBar(frame, top, payment), ...qr.blocks, ...data.blocks],
    bottom: Math.max(qr.bottom, data.bottom) + density.sectionGap,
  };
}

type QrPlace = { readonly top: number; readonly bottom: number; readonly pick: PaymentPick };

/** The code is as large as it should be wherever that moves nothing below. */
function qrColumn(frame: ModuleFrame, { top, bottom, pick }: QrPlace): PlacedModule {
  const { density, words } = frame;
  const widthMm = dataLeft(frame) - density.gridGap - pageLeft;
  const helpUnder = (side: number) =>
    bilingualParagraph(
      frame,
      { x: pageLeft, top: top + side + helpGap, widthMm, style: density.body },
      words.text("scanQrBeside"),
    );
  const full = helpUnder(qrSideFull);
  const isFull = full.bottom <= bottom || density.qrSide === qrSideFull;
  const side = isFull ? qrSideFull : density.qrSide;
  const help = isFull ? full : helpUnder(side);
  return {
    blocks: [
      qrFigure(frame, { x: pageLeft, y: top, side }, pick),
      { role: "P", pieces: help.pieces },
    ],
    bottom: help.bottom,
  };
}

/** The QR code of a payment; `side` without the white around it. */
export function qrFigure(
  { words }: ModuleFrame,
  { x, y, side }: { readonly x: number; readonly y: number; readonly side: number },
  pick: PaymentPick,
): PageBlock<Notice> {
  const place = { left: points(x), top: pointsFromBottom(y), side: points(side) };
  return {
    role: "Figure",
    alt: alternativeTexts(words.languages[0]).qrCode,
    box: { x, y, width: side, height: side },
    own: (_typesetter, notice) => drawSymbol(encodeQrCode(pick(notice).qrPayload), place),
  };
}

function dataColumn(frame: ModuleFrame, top: number, pick: PaymentPick): PlacedModule {
  const { words, creditor, typesetter } = frame;
  const x = dataLeft(frame);
  const widthMm = pageRight - x;
  const pairHeight = lineHeight(label) + valueGap + lineHeight(value);
  const topOf = (pair: number) => top + pair * (pairHeight + pairGap);
  const middleOf = (pair: number) => topOf(pair) + pairHeight - lineHeight(value) / 2;
  const labelAt = (pair: number, text: NoticeText): PageBlock<Notice> => {
    const styles = { first: label, mutes: true };
    const line = scaledLine(frame, { styles, widthMm: widthMm - amountRoom }, text);
    return { role: "P", pieces: line.place(x, baselineBelow(topOf(pair), label)) };
  };
  const valueAt = (pair: number, room: number) => ({
    x,
    middle: middleOf(pair),
    widthMm: room,
    rule: fitRules.dataValue,
    drop: twoLinesDrop,
  });
  const creditorName = fittedBlock(typesetter, valueAt(1, widthMm), creditor.name);
  const codes = codeColumns(frame, topOf(2) + pairHeight + codesGap, dataCodes(frame, pick));
  return {
    blocks: [
      labelAt(0, words.text("addressee")),
      ownBlock(ownFittedText(valueAt(0, widthMm - amountRoom), ({ debtor }) => debtor.name)),
      ownBlock(amountAtRight(frame, top, pick)),
      labelAt(1, words.text("creditor")),
      { role: "P", pieces: [fixedPiece(creditorName)] },
      labelAt(2, words.text("subject")),
      ownBlock(ownFittedText(valueAt(2, widthMm), ({ subject }) => subject)),
      ...codes.blocks,
    ],
    bottom: codes.bottom,
  };
}

/** CBILL code, notice code, fiscal code; without a CBILL code the notice code takes its place. */
function dataCodes(frame: ModuleFrame, pick: PaymentPick): readonly CodeColumn[] {
  const { words, creditor } = frame;
  const x = dataLeft(frame);
  const eighth = (pageRight - x) / 8;
  const noticeCode = { label: words.text("noticeCode"), code: pick };
  const fiscalCode: CodeColumn = {
    x: pageRight,
    widthMm: 2 * eighth,
    align: "right",
    label: words.text("creditorFiscalCode"),
    code: creditor.fiscalCode,
  };
  if (creditor.cbillCode === undefined) {
    return [{ x, widthMm: 6 * eighth, ...noticeCode }, fiscalCode];
  }
  const cbillCode = { label: words.text("cbillCode"), code: creditor.cbillCode };
  return [
    { x, widthMm: 2 * eighth - columnClearance, ...cbillCode },
    { x: x + 2 * eighth, widthMm: 4 * eighth - columnClearance, ...noticeCode },
    fiscalCode,
  ];
}
