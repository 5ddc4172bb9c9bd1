import type {
  ReceiptDetail,
  ReceiptDocument,
  ReceiptParty,
} from "../../domain/receipts/receipt-document.ts";
import { receiptWording as wording } from "../../domain/receipts/receipt-wording.ts";
import type { Typesetter } from "../fonts/typesetter.ts";
import { textLine } from "../pdf/page.ts";
import { label } from "../pdf/type-styles.ts";
import { type Block, flowBlocks } from "./page-flow.ts";
import { header, page, pageNumberBaseline } from "./receipt-layout.ts";
import { detailBlock, noteBlock, shareBlock, totalBlock } from "./row-blocks.ts";
import { columnsBlock, headingBlock, type SectionColumn, warningBlock } from "./section-blocks.ts";
import { type StackedText, stackTexts } from "./text-stack.ts";
import { verificationBlock } from "./verification-block.ts";

/** Operators of each page of the receipt, all but what every page has. */
export function receiptPages(typesetter: Typesetter, document: ReceiptDocument): readonly string[] {
  const headTexts = [
    headerStack(typesetter, document, [
      { face: "regular", sizes: [label.size], linesMax: 1, text: wording.subject },
      { face: "bold", sizes: [16, 14, 12, 10], linesMax: 2, text: document.subject },
    ]),
    headerStack(typesetter, document, [
      { face: "bold", sizes: [10], linesMax: 2, text: document.continuation },
    ]),
  ] as const;
  const headOf = (pageIndex: number) => headTexts[pageIndex === 0 ? 0 : 1];
  const pages = flowBlocks(receiptBlocks(typesetter, document), (pageIndex) => {
    const below = header.flowTop + headOf(pageIndex).height + header.gapBelow;
    const top = document.logo === undefined ? below : Math.max(below, header.logoBottom);
    return { top, bottom: page.bottom };
  });
  return pages.map(({ drawings, texts }, pageIndex) => {
    const number = pages.length === 1 ? "" : pageNumber(typesetter, pageIndex + 1, pages.length);
    const head = headOf(pageIndex).draw(header.flowTop);
    return `${drawings}BT\n${head}${texts}${number}ET\n`;
  });
}

function headerStack(
  typesetter: Typesetter,
  document: ReceiptDocument,
  texts: readonly StackedText[],
) {
  const right = document.logo === undefined ? page.right : header.logoLeft;
  return stackTexts(typesetter, { x: page.left, widthMm: right - page.left }, texts);
}

function receiptBlocks(typesetter: Typesetter, document: ReceiptDocument): readonly Block[] {
  const { outcome, creditor, debtor, details, totals, shares } = document;
  const warning =
    outcome.warning === undefined
      ? []
      : [warningBlock(typesetter, { heading: outcome.heading, warning: outcome.warning })];
  const debtorColumn = debtor === undefined ? undefined : partyColumn(wording.debtor, debtor);
  return [
    ...warning,
    columnsBlock(typesetter, partyColumn(wording.creditor, creditor), debtorColumn),
    columnsBlock(typesetter, amountColumn(document), outcomeColumn(document)),
    ...section(
      headingBlock(typesetter, wording.data),
      details.map((detail: ReceiptDetail) => detailBlock(typesetter, detail)),
    ),
    ...section(
      headingBlock(typesetter, wording.totals),
      totals.map((total, index) => totalBlock(typesetter, total, index === totals.length - 1)),
    ),
    ...section(
      headingBlock(typesetter, wording.shares),
      shares.map((share) => shareBlock(typesetter, share)),
    ),
    ...section(headingBlock(typesetter, wording.verification), [
      verificationBlock(typesetter, document.verification),
    ]),
    ...section(
      headingBlock(typesetter, wording.notes),
      document.notes.map((note) => noteBlock(typesetter, note)),
    ),
  ];
}

function section(heading: Block, blocks: readonly Block[]): readonly Block[] {
  const [first, ...others] = blocks;
  return first === undefined ? [] : [heading, { ...first, gapAbove: 0 }, ...others];
}

function partyColumn(
  title: string,
  { name, fiscalCode, officeName }: ReceiptParty & { readonly officeName?: string },
): SectionColumn {
  return {
    title,
    ...(fiscalCode === undefined ? {} : { code: fiscalCode }),
    texts: [
      { face: "bold", sizes: [12, 11, 10], linesMax: 2, text: name },
      ...(officeName === undefined
        ? []
        : [{ face: "regular", sizes: [10, 9, 8], linesMax: 1, text: officeName } as const]),
    ],
  };
}

function amountColumn({ amountText }: ReceiptDocument): SectionColumn {
  const text = `${amountText} ${wording.euro}`;
  return { title: wording.amount, texts: [{ face: "bold", sizes: [16], linesMax: 1, text }] };
}

function outcomeColumn({ outcome, paidAtText }: ReceiptDocument): SectionColumn {
  return {
    title: wording.outcome,
    texts: [
      { face: "bold", sizes: [16, 14, 12], linesMax: 1, text: outcome.heading },
      ...(paidAtText === undefined
        ? []
        : [{ face: "regular", sizes: [9], linesMax: 1, text: paidAtText } as const]),
    ],
  };
}

function pageNumber(typesetter: Typesetter, number: number, count: number): string {
  const style = { ...label, x: page.right, baseline: pageNumberBaseline, align: "right" } as const;
  return textLine(typesetter, style, wording.pageNumber(number, count));
}
