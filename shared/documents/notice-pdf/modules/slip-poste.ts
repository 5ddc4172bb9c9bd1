import type { PostalAccount } from "../../../domain/notices/notice.ts";
import { fixedPiece } from "../../pdf/page-template.ts";
import { caption } from "../../pdf/type-styles.ts";
import type { PlacedModule } from "../notice-frame.ts";
import { bilingualParagraph, lineHeight } from "../text-blocks.ts";
import { alternativeTexts } from "./alternative-texts.ts";
import { dataLeft } from "./data-column.ts";
import type { ModuleFrame } from "./density.ts";
import { fitRules } from "./fit-rules.ts";
import { fittedBlock } from "./fitted-block.ts";
import { pageLeft } from "./header.ts";
import { mark } from "./marks.ts";

const posteHeight = 5.75;
const circuitHeight = 13.3;
/** Of a slip that shares its page with two others. */
const smallCircuitHeight = 10;
/** Poste's mark and the circuit's take these parts of the column. */
const posteShare = 0.9;
const circuitShare = 0.75;
/** 70 % black, as Poste's leave to print prescribes. */
const authorizationGrey = 0.3;

type PostePlace = {
  readonly top: number;
  readonly gap: number;
  readonly account: PostalAccount;
  /** In smaller type. */
  readonly isSmall?: boolean;
};

/** Poste's marks, where the slip can be paid, Poste's leave to print it. */
export function posteColumn(
  frame: ModuleFrame,
  { top, gap, account, isSmall = false }: PostePlace,
): PlacedModule {
  const { words, typesetter, density } = frame;
  const widthMm = dataLeft(frame) - density.gridGap - pageLeft;
  const circuitTop = top + posteHeight + gap;
  const height = isSmall ? smallCircuitHeight : circuitHeight;
  const textTop = circuitTop + height + gap;
  const place = { x: pageLeft, top: textTop, widthMm, style: isSmall ? caption : density.body };
  const body = bilingualParagraph(frame, place, words.text("postalSlipText"));
  const authorizationTop = body.bottom + gap;
  const middle = authorizationTop + lineHeight(caption) / 2;
  const rule = fitRules.authorization;
  const authorization = fittedBlock(
    typesetter,
    { x: pageLeft, middle, widthMm, rule },
    account.authorization,
  );
  return {
    blocks: [
      ...mark(frame, {
        resource: "T",
        box: { x: pageLeft, y: top, width: posteShare * widthMm, height: posteHeight },
        align: "left",
        alt: "Poste Italiane",
        words: { text: "Poste Italiane", size: 16 },
      }),
      ...mark(frame, {
        resource: "C",
        box: { x: pageLeft, y: circuitTop, width: circuitShare * widthMm, height },
        align: "left",
        alt: alternativeTexts(words.languages[0]).postalCircuit,
      }),
      { role: "P", pieces: body.pieces },
      { role: "P", pieces: [fixedPiece(`${authorizationGrey} g\n${authorization}0 g\n`)] },
    ],
    bottom: authorizationTop + lineHeight(caption),
  };
}
