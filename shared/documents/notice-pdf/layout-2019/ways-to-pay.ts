import type { Notice } from "../../../domain/notices/notice.ts";
import { wording2019 } from "../../../domain/notices/wording/wording-2019.ts";
import { textLine, textWidthMm } from "../../pdf/page.ts";
import { fixedPiece, ownPiece, type PageBlock } from "../../pdf/page-template.ts";
import { prepareLine } from "../../pdf/prepared-line.ts";
import { barTitle, bigValue, bodyText } from "../../pdf/type-styles.ts";
import { bars } from "../modules/bars.ts";
import { bigAmount } from "../modules/big-amount.ts";
import type { ModuleFrame } from "../modules/density.ts";
import type { PlacedModule } from "../notice-frame.ts";
import { baselineBelow, bilingualParagraph, lineHeight } from "../text-blocks.ts";
import { leftHalf, rightHalf, zoneTitle } from "./zone-bars.ts";

const rowsGap = 4;
const headGap = 0.75;
const paragraphGap = 2;
const wayGap = 3;
const widestDate = "00/00/0000";
const dueByGap = 2;

/** How much and by when at the left, where at the right. */
export function waysToPayOf2019(frame: ModuleFrame, top: number): PlacedModule {
  const { words, density } = frame;
  const rowsTop = top + density.barHeight + rowsGap;
  const howMuch = words.chosen("howMuchTitle") ?? words.text("howMuch");
  const left = amountColumn(frame, rowsTop);
  const right = channelsColumn(frame, rowsTop);
  return {
    blocks: [
      bars(top, density, [leftHalf, rightHalf]),
      zoneTitle(frame, { span: leftHalf, top }, howMuch.first),
      ...left.blocks,
      zoneTitle(frame, { span: rightHalf, top }, words.text("whereToPay").first),
      ...right.blocks,
    ],
    bottom: Math.max(left.bottom, right.bottom) + rowsGap,
  };
}

function amountColumn(frame: ModuleFrame, top: number): PlacedModule {
  const { typesetter, words, form } = frame;
  const { x, width } = leftHalf;
  const dateLeft = x + width - textWidthMm(typesetter, bigValue, widestDate);
  const dueBy = words.text("dueBy").first;
  const dueByLeft = dateLeft - dueByGap - textWidthMm(typesetter, bodyText, dueBy);
  const widthMm = (form.withDueDate ? dueByLeft - dueByGap : x + width) - x;
  const baseline = baselineBelow(top, bigValue);
  const date = prepareLine({ ...bigValue, x: dateLeft, baseline });
  const dated: PageBlock<Notice> = {
    role: "P",
    pieces: [
      fixedPiece(textLine(typesetter, { ...bodyText, x: dueByLeft, baseline }, dueBy)),
      ownPiece((each, { payments }) => date(each, payments[0].dueDateText ?? "")),
    ],
  };
  const notesTop = top + lineHeight(bigValue) + paragraphGap;
  const notes = paragraphsOf(frame, { span: leftHalf, top: notesTop }, [
    wording2019.oneInstalment,
    wording2019.amountMayChange,
  ]);
  return {
    blocks: [
      bigAmount(frame, { x, top, widthMm, pick: ({ payments }) => payments[0] }),
      ...(form.withDueDate ? [dated] : []),
      ...notes.blocks,
    ],
    bottom: notes.bottom,
  };
}

function channelsColumn(frame: ModuleFrame, top: number): PlacedModule {
  const { creditor, form } = frame;
  const { onlineChannel, physicalChannel } = creditor;
  const { payOnlineText, ofCreditor, ofPost, payLocallyText, atPost } = wording2019;
  const place = physicalChannel === undefined ? "" : `${physicalChannel}, `;
  const list = paragraphsOf(frame, { span: rightHalf, top }, [wording2019.channelsList]);
  const online = wayToPay(frame, list.bottom + wayGap, {
    head: wording2019.payOnline,
    text: payOnlineText
      .replace("{creditor}", onlineChannel === undefined ? "" : ofCreditor)
      .replace("{post}", form.withSlip ? ofPost : ""),
  });
  const local = wayToPay(frame, online.bottom + wayGap, {
    head: wording2019.payLocally,
    text: payLocallyText
      .replace("{post}", form.withSlip ? atPost : "")
      .replace("{place}", () => place),
  });
  return { blocks: [...list.blocks, ...online.blocks, ...local.blocks], bottom: local.bottom };
}

function wayToPay(
  frame: ModuleFrame,
  top: number,
  { head, text }: { readonly head: string; readonly text: string },
): PlacedModule {
  const style = { ...barTitle, x: rightHalf.x, baseline: baselineBelow(top, barTitle) };
  const headOperators = textLine(frame.typesetter, style, head.toUpperCase());
  const textTop = top + lineHeight(barTitle) + headGap;
  const body = paragraphsOf(frame, { span: rightHalf, top: textTop }, [text]);
  return {
    blocks: [{ role: "P", pieces: [fixedPiece(headOperators)] }, ...body.blocks],
    bottom: body.bottom,
  };
}

type ColumnPlace = {
  readonly span: { readonly x: number; readonly width: number };
  readonly top: number;
};

/** Paragraphs of body text one under the other. */
export function paragraphsOf(
  frame: ModuleFrame,
  { span, top }: ColumnPlace,
  texts: readonly string[],
): PlacedModule {
  const blocks: PageBlock<Notice>[] = [];
  let bottom = top - paragraphGap;
  for (const first of texts) {
    const place = { x: span.x, top: bottom + paragraphGap, widthMm: span.width, style: bodyText };
    const placed = bilingualParagraph(frame, place, { first });
    blocks.push({ role: "P", pieces: placed.pieces });
    bottom = placed.bottom;
  }
  return { blocks, bottom };
}
