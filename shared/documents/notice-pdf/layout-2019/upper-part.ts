import type { Notice } from "../../../domain/notices/notice.ts";
import { wording2019 } from "../../../domain/notices/wording/wording-2019.ts";
import { textLine } from "../../pdf/page.ts";
import { fixedPiece, type PageBlock } from "../../pdf/page-template.ts";
import { alternativeTexts } from "../modules/alternative-texts.ts";
import { bars } from "../modules/bars.ts";
import type { ModuleFrame } from "../modules/density.ts";
import { type FitRule, fitRules } from "../modules/fit-rules.ts";
import { fittedBlock, ownBlock, ownFittedText } from "../modules/fitted-block.ts";
import { mark } from "../modules/marks.ts";
import type { PlacedModule } from "../notice-frame.ts";
import { baselineBelow } from "../text-blocks.ts";
import { creditorCode, debtorCode, leftHalf, rightHalf, zoneTitle } from "./zone-bars.ts";

const pageTop = 10;
const pagoPaBox = { x: 10, y: pageTop, width: 24, height: 16 } as const;
const logoBox = { x: 175, y: pageTop, width: 25, height: 25 } as const;
const titleLeft = 38;
const title = { face: "bold", size: 18, leading: 1.2 } as const;
const subjectMiddle = 26;
const headerGap = 4;

/** Two lines, as the notice of 2019 has it for shorter texts. */
const subjectRule: FitRule = { face: "bold", sizes: [12, 11, 10, 9, 8], linesMax: 2 };
const nameRule: FitRule = {
  face: "bold",
  oneLineSizes: [14, 12],
  sizes: [11, 10, 9, 8, 7],
  linesMax: 3,
};
const addressRule: FitRule = {
  face: "regular",
  oneLineSizes: [12, 11, 10, 9],
  sizes: [9, 8, 7, 6],
  linesMax: 2,
};

/** pagoPA's mark, "AVVISO DI PAGAMENTO" and what is to be paid, the ente's logo. */
export function headerOf2019(frame: ModuleFrame): PlacedModule {
  const { typesetter, words, creditor } = frame;
  const titleStyle = { ...title, x: titleLeft, baseline: baselineBelow(pageTop, title) };
  const titleText = words.text("title").first.toUpperCase();
  const subjectPlace = {
    x: titleLeft,
    middle: subjectMiddle,
    widthMm: logoBox.x - headerGap - titleLeft,
    rule: subjectRule,
  };
  const logoAlt = alternativeTexts("it").logo.replace("{creditor}", () => creditor.name);
  return {
    blocks: [
      ...mark(frame, {
        resource: "P",
        box: pagoPaBox,
        align: "left",
        alt: "pagoPA",
        words: { text: "pagoPA", size: 18 },
      }),
      { role: "P", pieces: [fixedPiece(textLine(typesetter, titleStyle, titleText))] },
      ownBlock(
        ownFittedText(subjectPlace, ({ subject }) => subject),
        "H1",
      ),
      ...mark(frame, { resource: "L", box: logoBox, align: "right", alt: logoAlt }),
    ],
    bottom: logoBox.y + logoBox.height + headerGap,
  };
}

/** Middles of the rows below the bar, and the height of all of them. */
const rows = { name: 8, second: 19, third: 27, height: 35 } as const;

/** Who asks for the money at the left, who owes it at the right. */
export function partiesOf2019(frame: ModuleFrame, top: number): PlacedModule {
  const { words, density } = frame;
  const rowsTop = top + density.barHeight;
  return {
    blocks: [
      bars(top, density, [leftHalf, rightHalf]),
      zoneTitle(frame, { span: leftHalf, top }, words.text("creditor").first),
      creditorCode(frame, { span: leftHalf, top }),
      ...creditorRows(frame, rowsTop),
      zoneTitle(frame, { span: rightHalf, top }, wording2019.addressee),
      debtorCode(frame, { span: rightHalf, top }),
      ...debtorRows(rowsTop),
    ],
    bottom: rowsTop + rows.height,
  };
}

/** Name, office, and address, phone and certified mail. */
function creditorRows({ typesetter, creditor }: ModuleFrame, top: number): PageBlock<Notice>[] {
  const { name, officeName, info } = creditor;
  const row = (middle: number, rule: FitRule, text: string | undefined): PageBlock<Notice>[] => {
    if (text === undefined) return [];
    const place = { x: leftHalf.x, middle: top + middle, widthMm: leftHalf.width, rule };
    return [{ role: "P", pieces: [fixedPiece(fittedBlock(typesetter, place, text))] }];
  };
  return [
    ...row(rows.name, nameRule, name),
    ...row(rows.second, fitRules.officeName, officeName),
    ...row(rows.third, fitRules.info, info),
  ];
}

/** Name and two lines of address. */
function debtorRows(top: number): PageBlock<Notice>[] {
  const row = (middle: number, rule: FitRule, textOf: (notice: Notice) => string) => {
    const place = { x: rightHalf.x, middle: top + middle, widthMm: rightHalf.width, rule };
    return ownBlock(ownFittedText(place, textOf));
  };
  return [
    row(rows.name, nameRule, ({ debtor }) => debtor.name),
    row(rows.second, addressRule, ({ debtor }) => debtor.addressLines[0] ?? ""),
    row(rows.third, addressRule, ({ debtor }) => debtor.addressLines[1] ?? ""),
  ];
}
