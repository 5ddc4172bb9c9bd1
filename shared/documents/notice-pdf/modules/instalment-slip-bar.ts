import type { Notice } from "../../../domain/notices/notice.ts";
import type { NoticeText } from "../../../domain/notices/notice-words.ts";
import type { Typesetter } from "../../fonts/typesetter.ts";
import { textLine, textWidthMm } from "../../pdf/page.ts";
import type { PageBlock } from "../../pdf/page-template.ts";
import { barTitle } from "../../pdf/type-styles.ts";
import type { PaymentPick } from "../notice-frame.ts";
import { barBaseline, barHeading, bars } from "./bars.ts";
import { dataLeft } from "./data-column.ts";
import type { ModuleFrame } from "./density.ts";
import { pageLeft, pageRight } from "./header.ts";
import { mark } from "./marks.ts";

const titleClearance = 4;
const bancoPosta = { width: 20, wordsSize: 10, margin: 1 } as const;

/** "BOLLETTINO POSTALE PA", BancoPosta's mark where there is room, "Rata 1 entro il 31/12/2027". */
export function instalmentSlipBar(
  frame: ModuleFrame,
  top: number,
  { number, pick }: { readonly number: number; readonly pick: PaymentPick },
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
    termBlock(frame, { top, pick, isBilingual, title: words.instalmentTitle(number) }),
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

type Term = {
  readonly top: number;
  readonly pick: PaymentPick;
  readonly isBilingual: boolean;
  readonly title: NoticeText;
};

/** Which instalment it is and, where it has one, its due date; ends at the right margin. */
function termBlock(frame: ModuleFrame, { top, pick, isBilingual, title }: Term): PageBlock<Notice> {
  const { words } = frame;
  const dueBy = words.text("dueBy");
  const baseline = barBaseline(top, frame, barTitle);
  const style = { ...barTitle, baseline, align: "right" } as const;
  const firstTerm = termOf(title.first, dueBy.first, pick);
  const [, language] = words.languages;
  if (!isBilingual || language === undefined) {
    const place = { ...style, x: pageRight };
    return {
      role: "P",
      pieces: [{ own: (setter, notice) => textLine(setter, place, firstTerm(notice)) }],
    };
  }
  const secondTerm = termOf(title.second ?? "", dueBy.second ?? "", pick);
  const second = (notice: Notice) => ` · ${secondTerm(notice)}`;
  const first = (setter: Typesetter, notice: Notice) => {
    const x = pageRight - textWidthMm(setter, barTitle, second(notice));
    return textLine(setter, { ...style, x }, firstTerm(notice));
  };
  return {
    role: "P",
    pieces: [
      { own: first },
      {
        language,
        own: (setter, notice) => textLine(setter, { ...style, x: pageRight }, second(notice)),
      },
    ],
  };
}

function termOf(title: string, dueBy: string, pick: PaymentPick): (notice: Notice) => string {
  return (notice) => {
    const { dueDateText } = pick(notice);
    return dueDateText === undefined ? title : `${title} ${dueBy.toLowerCase()} ${dueDateText}`;
  };
}
