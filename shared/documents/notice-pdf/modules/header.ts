import type { Notice } from "../../../domain/notices/notice.ts";
import type { PageBlock } from "../../pdf/page-template.ts";
import { barTitle, label } from "../../pdf/type-styles.ts";
import type { PlacedModule } from "../notice-frame.ts";
import { baselineBelow, bilingualLine, upperCase } from "../text-blocks.ts";
import { alternativeTexts } from "./alternative-texts.ts";
import type { ModuleFrame } from "./density.ts";
import { fitRules } from "./fit-rules.ts";
import { ownBlock, ownFittedText } from "./fitted-block.ts";
import { mark } from "./marks.ts";

export const pageLeft = 10;
export const pageRight = 200;
const pageTop = 10;
const pagoPaBox = { x: pageLeft, y: pageTop, width: 15, height: 10.05 } as const;
const titleLeft = 29;
/** Between the subject and the logo. */
const logoClearance = 3;
const subjectLineHeight = 6.77;

/** pagoPA's mark, the title, the subject of the payment, the ente's logo. */
export function headerModule(frame: ModuleFrame): PlacedModule {
  const { words, density, creditor } = frame;
  const { logoSide, sectionGap } = density;
  const logoLeft = pageRight - logoSide;
  const logoBox = { x: logoLeft, y: pageTop, width: logoSide, height: logoSide };
  const alt = alternativeTexts(words.languages[0]).logo.replace("{creditor}", () => creditor.name);
  return {
    blocks: [
      ...mark(frame, {
        resource: "P",
        box: pagoPaBox,
        align: "left",
        alt: "pagoPA",
        words: { text: "pagoPA", size: 12 },
      }),
      titleBlock(frame),
      subjectBlock(pagoPaBox.y + pagoPaBox.height + sectionGap, logoLeft - logoClearance),
      ...mark(frame, { resource: "L", box: logoBox, align: "right", alt }),
    ],
    bottom: pageTop + logoSide + sectionGap,
  };
}

function titleBlock(frame: ModuleFrame): PageBlock<Notice> {
  const title = frame.words.text("title");
  const capitals = upperCase(title);
  const text = frame.words.secondIsMuted ? { ...title, first: capitals.first } : capitals;
  const line = bilingualLine(frame, { first: barTitle, second: label }, text);
  return { role: "P", pieces: line.place(titleLeft, baselineBelow(pageTop, barTitle)) };
}

function subjectBlock(top: number, right: number): PageBlock<Notice> {
  const place = {
    x: pageLeft,
    middle: top + subjectLineHeight / 2,
    widthMm: right - pageLeft,
    rule: fitRules.subject,
  };
  return ownBlock(
    ownFittedText(place, ({ subject }) => subject),
    "H1",
  );
}
