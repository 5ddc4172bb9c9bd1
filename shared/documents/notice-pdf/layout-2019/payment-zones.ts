import type { Notice } from "../../../domain/notices/notice.ts";
import { wording2019 } from "../../../domain/notices/wording/wording-2019.ts";
import { decimal, points, pointsFromBottom, textLine } from "../../pdf/page.ts";
import { fixedPiece, type PageBlock } from "../../pdf/page-template.ts";
import { label, value } from "../../pdf/type-styles.ts";
import { bars } from "../modules/bars.ts";
import { codeColumns } from "../modules/code-columns.ts";
import { amountAtRight, dataLeft } from "../modules/data-column.ts";
import type { ModuleFrame } from "../modules/density.ts";
import { fitRules } from "../modules/fit-rules.ts";
import { fittedBlock, ownBlock, ownFittedText } from "../modules/fitted-block.ts";
import { pageLeft, pageRight } from "../modules/header.ts";
import { scissorsIcon } from "../modules/icons.ts";
import { qrFigure } from "../modules/payment-data.ts";
import { slipData } from "../modules/slip-data.ts";
import { slipGaps } from "../modules/slip-gaps.ts";
import { posteColumn } from "../modules/slip-poste.ts";
import type { PaymentPick, PlacedModule } from "../notice-frame.ts";
import { baselineBelow, lineHeight } from "../text-blocks.ts";
import { paragraphsOf } from "./ways-to-pay.ts";
import { instalmentTerm, wholeWidth, zoneTitle } from "./zone-bars.ts";

const onlyPayment: PaymentPick = ({ payments }) => payments[0];
const qrSide = 25;
const rowsGap = 5;
const qrTextGap = 4;
const valueGap = 0.5;
const pairGap = 2;
const codesGap = 4;
/** Room for "Euro 999.999.999,99" at the right of the debtor's name. */
const amountRoom = 48;
const cbillWidth = 30;
const noticeCodeWidth = 62;
const columnGap = 4;

/** What banks and all others but the post need. */
export function banksZone(frame: ModuleFrame, top: number): PlacedModule {
  const rowsTop = top + frame.density.barHeight + rowsGap;
  const qrTextPlace = {
    span: { x: pageLeft, width: dataLeft(frame) - columnGap - pageLeft },
    top: rowsTop + qrSide + qrTextGap,
  };
  const qrText = paragraphsOf(frame, qrTextPlace, [wording2019.banksText]);
  const data = banksData(frame, rowsTop);
  return {
    blocks: [
      ...zoneBar(frame, top, wording2019.banks),
      qrFigure(frame, { x: pageLeft, y: rowsTop, side: qrSide }, onlyPayment),
      ...qrText.blocks,
      ...data.blocks,
    ],
    bottom: Math.max(qrText.bottom, data.bottom) + frame.density.sectionGap,
  };
}

function zoneBar(frame: ModuleFrame, top: number, title: string): readonly PageBlock<Notice>[] {
  const place = { span: wholeWidth, top };
  return [
    bars(top, frame.density, [wholeWidth]),
    zoneTitle(frame, place, title),
    instalmentTerm(frame, place),
  ];
}

function banksData(frame: ModuleFrame, top: number): PlacedModule {
  const { words, creditor, typesetter } = frame;
  const x = dataLeft(frame);
  const pairHeight = lineHeight(label) + valueGap + lineHeight(value);
  const topOf = (pair: number) => top + pair * (pairHeight + pairGap);
  const labelAt = (pair: number, text: string): PageBlock<Notice> => {
    const style = { ...label, x, baseline: baselineBelow(topOf(pair), label) };
    return { role: "P", pieces: [fixedPiece(textLine(typesetter, style, text))] };
  };
  const valueAt = (pair: number, widthMm: number) => ({
    x,
    middle: topOf(pair) + pairHeight - lineHeight(value) / 2,
    widthMm,
    rule: fitRules.dataValue,
  });
  const widthMm = pageRight - x;
  const creditorName = fittedBlock(typesetter, valueAt(1, widthMm), creditor.name);
  const codes = banksCodes(frame, topOf(2) + pairHeight + codesGap);
  return {
    blocks: [
      labelAt(0, words.text("addressee").first),
      ownBlock(ownFittedText(valueAt(0, widthMm - amountRoom), ({ debtor }) => debtor.name)),
      ownBlock(amountAtRight(frame, top, onlyPayment)),
      labelAt(1, words.text("creditor").first),
      { role: "P", pieces: [fixedPiece(creditorName)] },
      labelAt(2, words.text("subject").first),
      ownBlock(ownFittedText(valueAt(2, widthMm), ({ subject }) => subject)),
      ...codes.blocks,
    ],
    bottom: codes.bottom,
  };
}

/** The CBILL code has its place where the ente has none too. */
function banksCodes(frame: ModuleFrame, top: number): PlacedModule {
  const { words, creditor } = frame;
  const x = dataLeft(frame);
  const { cbillCode = wording2019.noCbillCode } = creditor;
  const noticeCodeLeft = x + cbillWidth + columnGap;
  return codeColumns(frame, top, [
    { x, widthMm: cbillWidth, label: { first: wording2019.cbillCode }, code: cbillCode },
    {
      x: noticeCodeLeft,
      widthMm: noticeCodeWidth,
      label: { first: wording2019.noticeCode },
      code: onlyPayment,
    },
    {
      x: pageRight,
      widthMm: pageRight - noticeCodeLeft - noticeCodeWidth - columnGap,
      align: "right",
      label: words.text("creditorFiscalCode"),
      code: creditor.fiscalCode,
    },
  ]);
}

/** The postal slip, to be cut off along its upper edge; nothing without a postal account. */
export function postalZone(frame: ModuleFrame, top: number): PlacedModule {
  const account = frame.creditor.postalAccount;
  if (account === undefined) return { blocks: [], bottom: top };
  const gaps = slipGaps(frame);
  const barTop = top + gaps.above;
  const rowTop = barTop + frame.density.barHeight + rowsGap;
  const poste = posteColumn(frame, { top: rowTop, gap: gaps.poste, account });
  const data = slipData(frame, { top: rowTop, gaps, account, pick: onlyPayment });
  return {
    blocks: [
      cutLine(top),
      scissorsIcon({ right: pageRight, bottom: top + scissorsBelow }),
      ...zoneBar(frame, barTop, wording2019.postalSlip),
      ...poste.blocks,
      ...data.blocks,
    ],
    bottom: Math.max(poste.bottom, data.bottom),
  };
}

/** The scissors lie on the line. */
const scissorsBelow = 1.45;

/** Round dots from edge to edge of the sheet. */
function cutLine(y: number): PageBlock<Notice> {
  const height = decimal(pointsFromBottom(y));
  const right = decimal(points(2 * pageLeft + (pageRight - pageLeft)));
  const path = `0 ${height} m ${right} ${height} l S`;
  return { role: "Artifact", drawing: `q 1 J 0.8 w [0 3] 0 d ${path} Q\n` };
}
