import type { NoticeCreditor, PostalAccount } from "../../domain/notices/notice.ts";
import { italianWording as wording } from "../../domain/notices/notice-wording.ts";
import type { Typesetter } from "../fonts/typesetter.ts";
import { fitText } from "../pdf/fitted-text.ts";
import { type TextStyle, textLine, textWidthMm } from "../pdf/page.ts";
import { amountCode, amountLabel, barTitle, code, label } from "../pdf/type-styles.ts";
import { margins, slipZone } from "./notice-layout.ts";
import { paragraph, type ValuePlace, valueLines } from "./text-blocks.ts";

const labelGap = 2;
const authorizationGrey = 0.3;

/** Texts of the postal slip that are the same for every notice of the ente, inside BT … ET. */
export function slipTexts(
  typesetter: Typesetter,
  creditor: NoticeCreditor,
  account: PostalAccount,
): string {
  const left = slipZone.euroSign.x;
  const draw = (style: TextStyle, text: string) => textLine(typesetter, style, text);
  const textPlace = {
    x: margins.left,
    baseline: slipZone.textBaseline,
    widthMm: slipZone.textWidth,
  };
  return [
    draw(
      { ...barTitle, x: margins.left, baseline: slipZone.titleBaseline },
      wording.postalSlip.toUpperCase(),
    ),
    paragraph(typesetter, textPlace, wording.postalSlipText).operators,
    `${authorizationGrey} g\n`,
    authorizationLine(typesetter, account.authorization),
    "1 g\n",
    draw(euroSignStyle, "€"),
    "0 g\n",
    accountTexts(typesetter, account),
    draw({ ...label, x: left, baseline: slipZone.holderBaseline }, wording.accountHolder),
    valueLines(
      typesetter,
      slipValuePlace(typesetter, wording.accountHolder, slipZone.holderBaseline),
      account.holder,
    ),
    draw({ ...label, x: left, baseline: slipZone.debtorBaseline }, wording.addressee),
    draw({ ...label, x: left, baseline: slipZone.subjectBaseline }, wording.slipSubject),
    slipCodes(typesetter, creditor),
  ].join("");
}

const euroSignStyle: TextStyle = {
  face: "bold",
  size: 20,
  x: slipZone.euroSign.x + slipZone.euroSign.width / 2,
  baseline: slipZone.euroSign.y + 6.35,
  align: "centre",
};

/** The room of the value that follows a label: two lines, clear of the Data Matrix. */
export function slipValuePlace(
  typesetter: Typesetter,
  labelText: string,
  baseline: number,
): ValuePlace {
  const x = slipZone.euroSign.x + textWidthMm(typesetter, label, labelText) + labelGap;
  return { x, baseline, widthMm: slipZone.valuesRight - x, linesMax: 2 };
}

function authorizationLine(typesetter: Typesetter, authorization: string): string {
  const room = { face: "regular", sizes: [7, 6.5, 6, 5.5], widthMm: 44, linesMax: 1 } as const;
  const { size, lines } = fitText(typesetter, room, authorization);
  const baseline = slipZone.authorizationBaseline;
  return textLine(typesetter, { face: "regular", size, x: margins.left, baseline }, lines[0] ?? "");
}

function accountTexts(typesetter: Typesetter, account: PostalAccount): string {
  const onAccount = { ...amountLabel, x: slipZone.accountLeft };
  const baseline = slipZone.accountBaseline;
  const numberLeft =
    slipZone.accountLeft + textWidthMm(typesetter, onAccount, wording.onAccount) + labelGap;
  return (
    textLine(typesetter, { ...onAccount, baseline }, wording.onAccount) +
    textLine(typesetter, { ...amountCode, x: numberLeft, baseline }, account.number)
  );
}

function slipCodes(typesetter: Typesetter, creditor: NoticeCreditor): string {
  const left = slipZone.euroSign.x;
  const labels = { ...label, baseline: slipZone.codeLabelBaseline };
  const values = { ...code, baseline: slipZone.codeBaseline };
  const right = { x: slipZone.fiscalCodeRight, align: "right" } as const;
  return [
    textLine(typesetter, { ...labels, x: left }, wording.slipNoticeCode),
    textLine(typesetter, { ...labels, x: slipZone.typeLeft }, wording.slipType),
    textLine(typesetter, { ...values, x: slipZone.typeLeft }, wording.slipTypeValue),
    textLine(typesetter, { ...labels, ...right }, wording.creditorFiscalCode),
    textLine(typesetter, { ...values, ...right }, creditor.fiscalCode),
  ].join("");
}
