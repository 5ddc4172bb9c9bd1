import type { Notice } from "../../../domain/notices/notice.ts";
import type { NoticeText } from "../../../domain/notices/notice-words.ts";
import type { PageBlock } from "../../pdf/page-template.ts";
import { bigValue, bodyText, heading } from "../../pdf/type-styles.ts";
import type { PlacedModule } from "../notice-frame.ts";
import { bilingualParagraph, lineHeight } from "../text-blocks.ts";
import { bigAmount } from "./big-amount.ts";
import type { ModuleFrame } from "./density.ts";
import { pageLeft } from "./header.ts";
import { type Note, notesBlock, notesGap } from "./notes.ts";
import { leftColumnRight } from "./parties.ts";
import { finePayment } from "./payment-bar.ts";

type FineKind = "discounted" | "reduced";

const columnGap = 4;
const columnWidth = (leftColumnRight - pageLeft - columnGap) / 2;
const fineColumns = [
  { kind: "discounted", x: pageLeft },
  { kind: "reduced", x: pageLeft + columnWidth + columnGap },
] as const;
/** Above and below an amount. */
const amountGap = 1;
/** Where the terms begin beside an amount alone. */
const termLeft = 47;
const termClearance = 2;

/** Both amounts side by side, each with its name above and its term below. */
export function fineAmounts(frame: ModuleFrame, top: number): PlacedModule {
  const columns = fineColumns.map(({ kind, x }) => {
    const { title, term, pick } = finePayment(frame, kind);
    const name = bilingualParagraph(
      frame,
      { x, top, widthMm: columnWidth, style: heading, mutedStyle: bodyText, gap: 0 },
      title,
    );
    return { x, term, pick, name };
  });
  const amountTop = Math.max(...columns.map(({ name }) => name.bottom)) + amountGap;
  const termTop = amountTop + lineHeight(bigValue) + amountGap;
  const blocks: PageBlock<Notice>[] = [];
  let bottom = termTop;
  for (const { x, term, pick, name } of columns) {
    const place = { x, top: termTop, widthMm: columnWidth, style: frame.density.body };
    const placed = bilingualParagraph(frame, place, mapText(term, breakAfterBold));
    blocks.push(
      { role: "P", pieces: name.pieces },
      bigAmount(frame, { x, top: amountTop, widthMm: columnWidth, pick }),
      { role: "P", pieces: placed.pieces },
    );
    bottom = Math.max(bottom, placed.bottom);
  }
  const notes = notesBlock(frame, bottom + notesGap, [termsNote(frame)]);
  return { blocks: [...blocks, ...notes.blocks], bottom: notes.bottom };
}

/** One amount with its name and term beside it, and how to choose between the two. */
export function fineAmount(frame: ModuleFrame, top: number, kind: FineKind): PlacedModule {
  const { title, term, pick } = finePayment(frame, kind);
  const text = {
    first: nameAndTerm(title.first, term.first),
    ...(title.second === undefined || term.second === undefined
      ? {}
      : { second: nameAndTerm(title.second, term.second) }),
  };
  const place = {
    x: termLeft,
    top,
    widthMm: leftColumnRight - termLeft,
    style: frame.density.body,
  };
  const beside = bilingualParagraph(frame, place, text);
  const amountWidth = termLeft - termClearance - pageLeft;
  const bottom = Math.max(beside.bottom, top + lineHeight(bigValue));
  const notes = notesBlock(frame, bottom + notesGap, [
    { text: frame.words.text("chooseRightAmount") },
    termsNote(frame),
  ]);
  return {
    blocks: [
      bigAmount(frame, { x: pageLeft, top, widthMm: amountWidth, pick }),
      { role: "P", pieces: beside.pieces },
      ...notes.blocks,
    ],
    bottom: notes.bottom,
  };
}

function termsNote({ words }: ModuleFrame): Note {
  return { question: words.text("howDeadlinesCount"), text: words.text("deadlinesCount") };
}

function mapText({ first, second }: NoticeText, change: (text: string) => string): NoticeText {
  return { first: change(first), ...(second === undefined ? {} : { second: change(second) }) };
}

/** The term in bold has a line of its own. */
function breakAfterBold(text: string): string {
  return text.replace(/^(\*\*.+?\*\*) /, "$1\n");
}

/** "Importo ridotto dal 6º al 60º giorno" in bold, then from when on the days count. */
function nameAndTerm(name: string, term: string): string {
  return term.startsWith("**") ? `**${name} ${term.slice(2)}` : `**${name}** ${term}`;
}
