import type { Notice, NoticePayment } from "../../../domain/notices/notice.ts";
import type { NoticeText, NoticeWords } from "../../../domain/notices/notice-words.ts";
import type { Typesetter } from "../../fonts/typesetter.ts";
import { textLine, textWidthMm } from "../../pdf/page.ts";
import type { PageBlock } from "../../pdf/page-template.ts";
import { prepareLine } from "../../pdf/prepared-line.ts";
import { barTitle } from "../../pdf/type-styles.ts";
import type { PaymentPick } from "../notice-frame.ts";
import { barBaseline, barHeading, bars } from "./bars.ts";
import { dataLeft } from "./data-column.ts";
import type { ModuleFrame } from "./density.ts";
import { pageLeft, pageRight } from "./header.ts";
import { numberOf } from "./instalment-grid.ts";
import { mark } from "./marks.ts";

const titleClearance = 4;
const bancoPosta = { width: 20, wordsSize: 10, margin: 1 } as const;

/** "BOLLETTINO POSTALE PA", BancoPosta's mark where there is room, "Rata 1 entro il 31/12/2027". */
export function instalmentSlipBar(
  frame: ModuleFrame,
  top: number,
  pick: PaymentPick,
): readonly PageBlock<Notice>[] {
  const { words, density } = frame;
  const isBilingual = words.languages.length > 1 && !words.secondIsMuted;
  const whole = slipTitle(frame);
  const title = isBilingual ? whole : { first: whole.first };
  const titleRight = isBilingual ? (pageLeft + pageRight) / 2 : dataLeft(frame) - titleClearance;
  return [
    bars(top, density, [{ x: 0, width: 210 }]),
    barHeading(frame, { x: pageLeft, top, widthMm: titleRight - pageLeft }, title),
    ...(isBilingual ? [] : bancoPostaMark(frame, top)),
    termBlock(frame, { top, pick, isBilingual }),
  ];
}

/** In Italian the slip of the public administration has a name of its own. */
function slipTitle({ words }: ModuleFrame): NoticeText {
  const { first, second } = words.text("postalSlip");
  const [firstLanguage, secondLanguage] = words.languages;
  const named = (text: string, language: string | undefined) =>
    language === "it" ? `${text} PA` : text;
  return {
    first: named(first, firstLanguage),
    ...(second === undefined ? {} : { second: named(second, secondLanguage) }),
  };
}

function bancoPostaMark(frame: ModuleFrame, top: number): readonly PageBlock<Notice>[] {
  const { width, wordsSize, margin } = bancoPosta;
  const height = frame.density.barHeight - 2 * margin;
  return mark(frame, {
    resource: "B",
    box: { x: dataLeft(frame), y: top + margin, width, height },
    align: "left",
    alt: "BancoPosta",
    words: { text: "BancoPosta", size: wordsSize },
  });
}

type Term = { readonly top: number; readonly pick: PaymentPick; readonly isBilingual: boolean };

/** Which instalment it is and, where it has one, its due date; ends at the right margin. */
function termBlock(frame: ModuleFrame, { top, pick, isBilingual }: Term): PageBlock<Notice> {
  const baseline = barBaseline(top, frame, barTitle);
  const style = { ...barTitle, baseline, x: pageRight, align: "right" } as const;
  const termOf = (notice: Notice) => instalmentTerm(frame.words, pick(notice));
  const [, language] = frame.words.languages;
  if (!isBilingual || language === undefined) {
    const line = prepareLine(style);
    return { role: "P", pieces: [{ own: (setter, notice) => line(setter, termOf(notice).first) }] };
  }
  const secondOf = (notice: Notice) => `· ${termOf(notice).second}`;
  const firstStyle = (setter: Typesetter, notice: Notice) => {
    const width = textWidthMm(setter, barTitle, ` ${secondOf(notice)}`);
    return { ...style, x: pageRight - width };
  };
  return {
    role: "P",
    pieces: [
      {
        own: (setter, notice) => textLine(setter, firstStyle(setter, notice), termOf(notice).first),
      },
      { language, own: (setter, notice) => textLine(setter, style, secondOf(notice)) },
    ],
  };
}

/** "Rata 1 entro il 31/12/2027". */
function instalmentTerm(words: NoticeWords, payment: NoticePayment): NoticeText {
  const title = words.instalmentTitle(numberOf(payment));
  const dueBy = words.text("dueBy");
  const dated = (name: string, by: string) =>
    payment.dueDateText === undefined ? name : `${name} ${by.toLowerCase()} ${payment.dueDateText}`;
  return {
    first: dated(title.first, dueBy.first),
    ...(title.second === undefined ? {} : { second: dated(title.second, dueBy.second ?? "") }),
  };
}
