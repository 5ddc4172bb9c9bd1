import type { NoticeDebtor } from "../../../domain/notices/notice.ts";
import type { Organization, PostalAddress } from "../../../domain/organizations/organization.ts";
import { printedText } from "../../../domain/values/printed-text.ts";
import type { Typesetter } from "../../fonts/typesetter.ts";
import { fitText } from "../../pdf/fitted-text.ts";
import { textLine } from "../../pdf/page.ts";
import { ownPiece, type PageTemplate } from "../../pdf/page-template.ts";

/** What a carrier page shows: who sends, to whom, and which notice lies behind it. */
export type CarrierFacts = {
  readonly sender: string;
  readonly debtor: NoticeDebtor;
  readonly progressive: number;
};

/**
 * The sheet that shows the addressee through the window of a DL envelope (220 × 110 mm), folded in
 * three so that its upper panel (210 × 99 mm) lies at the window. The window is 100 mm wide and
 * 35 mm high, 20 mm from the envelope's left or right edge and 20 mm from its lower one. The sheet
 * may slide by 10 mm across and 11 mm up and down, so what is seen wherever it lies is 90 × 24 mm:
 * from 55 to 79 mm below the top of the page, from 20 to 110 mm from its left edge for a window at
 * the left, from 100 to 190 mm for one at the right. All that has to be read stays within it.
 */
const visible = { left: 20, right: 100, width: 90 } as const;
const padding = 2;
const senderBaseline = 57.6;
const addressBaseline = 62.2;
const addressLineHeight = 3.9;
const footBaseline = 287;
const pageCentre = 105;
const senderLengthMax = 200;

/** The template of the pages, one for each side of the window. */
export function carrierPageTemplate(side: "left" | "right"): PageTemplate<CarrierFacts> {
  const x = visible[side] + padding;
  return {
    blocks: [
      { role: "P", pieces: [ownPiece((typesetter, facts) => senderText(typesetter, x, facts))] },
      { role: "P", pieces: [ownPiece((typesetter, facts) => addressText(typesetter, x, facts))] },
      { role: "P", pieces: [ownPiece(progressiveText)] },
    ],
  };
}

/** "Mitt. Comune di Roccarara, Piazza Roma 1, 20100 Milano (MI)". */
export function senderLine({ name, address }: Pick<Organization, "name" | "address">): string {
  const parts = [name, streetOf(address), placeOf(address)].filter((part) => part !== "");
  return printedText(`Mitt. ${parts.join(", ")}`, senderLengthMax);
}

function streetOf({ street, civicNumber }: PostalAddress): string {
  return [street, civicNumber].filter((part) => part !== undefined && part !== "").join(" ");
}

function placeOf({ postalCode, city, province }: PostalAddress): string {
  const sigla = province === undefined || province === "" ? undefined : `(${province})`;
  return [postalCode, city, sigla].filter((part) => part !== undefined && part !== "").join(" ");
}

const width = visible.width - 2 * padding;

function senderText(typesetter: Typesetter, x: number, { sender }: CarrierFacts): string {
  const room = { face: "regular", sizes: [6.5, 6, 5.5, 5], widthMm: width, linesMax: 1 } as const;
  const { size, lines } = fitText(typesetter, room, sender);
  return textLine(typesetter, { face: "regular", size, x, baseline: senderBaseline }, lines.join());
}

/** At most five lines: two of the name, two of the street, one of the place. */
function addressText(typesetter: Typesetter, x: number, { debtor }: CarrierFacts): string {
  const parts = [debtor.name, ...debtor.addressLines];
  let baseline = addressBaseline;
  let operators = "";
  parts.forEach((text, index) => {
    const isPlace = index > 0 && index === parts.length - 1;
    const face = index === 0 ? "bold" : "regular";
    const room = {
      face,
      sizes: [9.5, 9, 8, 7],
      widthMm: width,
      linesMax: isPlace ? 1 : 2,
    } as const;
    const { size, lines } = fitText(typesetter, room, text);
    for (const line of lines) {
      operators += textLine(typesetter, { face, size, x, baseline }, line);
      baseline += addressLineHeight;
    }
  });
  return operators;
}

function progressiveText(typesetter: Typesetter, { progressive }: CarrierFacts): string {
  const style = { face: "regular", size: 7, x: pageCentre, align: "centre" } as const;
  return textLine(typesetter, { ...style, baseline: footBaseline }, String(progressive));
}
