import type { Notice } from "../../../domain/notices/notice.ts";
import type { CoverFacts, Destination, PackOptions } from "../../../domain/notices/print-pack.ts";
import type { Organization } from "../../../domain/organizations/organization.ts";
import { formatItalianDate } from "../../../domain/values/calendar-date.ts";
import type { Typesetter } from "../../fonts/typesetter.ts";
import { fitText } from "../../pdf/fitted-text.ts";
import { type TextStyle, textLine } from "../../pdf/page.ts";
import { ownPiece, type PageTemplate } from "../../pdf/page-template.ts";
import type { PackSequence, PageRange } from "./pack-sequence.ts";

const linesPerColumn = 60;
const columnsPerPage = 2;
const noticesPerCoverPage = linesPerColumn * columnsPerPage;

const marginLeft = 15;
const textWidth = 180;
const titleBaseline = 20;
const summaryBaseline = 26.5;
const summaryLineHeight = 4.2;
const columnStep = 93;
const headBaseline = 54;
const rowsBaseline = 58.2;
const rowLineHeight = 3.75;
const footBaseline = 289;
/** Ends of right-aligned fields and starts of the others, from a column's left edge. */
const field = { progressive: 11, noticeNumber: 14, destination: 46, pages: 87 } as const;

type CoverRow = {
  readonly progressive: number;
  readonly noticeNumber: string;
  readonly destination: string;
  readonly pages: string;
};

/** One page of the cover: what heads every page, and its part of the index. */
export type CoverPage = {
  readonly title: string;
  readonly summary: readonly string[];
  readonly rows: readonly CoverRow[];
  /** "Indice, pagina 1 di 9". */
  readonly foot: string;
};

/** Pages of the cover of so many notices: known before the pages of the pack are put in order. */
export function coverPageCount(notices: number): number {
  return Math.max(1, Math.ceil(notices / noticesPerCoverPage));
}

/** What a cover is made of: the notices of the pack and the pages that they have got. */
export type CoverParts = {
  readonly organization: Pick<Organization, "name">;
  readonly notices: readonly Notice[];
  readonly cover: CoverFacts;
  readonly options: PackOptions;
  readonly sequence: PackSequence;
};

/**
 * The pages of a cover. Nobody's name and no fiscal code stands there: whoever prints and posts
 * needs neither.
 */
export function composeCover(parts: CoverParts): readonly CoverPage[] {
  const { notices, cover, options, sequence } = parts;
  const firstProgressive = options.firstProgressive ?? 1;
  const rows = notices.map(({ payments: [payment] }, index) => ({
    progressive: firstProgressive + index,
    noticeNumber: payment.noticeNumber,
    destination: destinationText(cover.destinations[index]),
    pages: pagesText(sequence.ranges[index]),
  }));
  const title = `Pacchetto di stampa ${cover.pack} di ${cover.packs}`;
  const summary = composeSummary(parts);
  const count = coverPageCount(notices.length);
  return Array.from({ length: count }, (_, page) => ({
    title,
    summary,
    rows: rows.slice(page * noticesPerCoverPage, (page + 1) * noticesPerCoverPage),
    foot: `Indice, pagina ${page + 1} di ${count}`,
  }));
}

const orderWords: Readonly<Record<CoverFacts["order"], string>> = {
  file: "come nel file del flusso",
  postalCode: "per CAP e indirizzo; in fondo gli indirizzi esteri e quelli senza CAP",
  type: "per tipo di dovuto",
};
const windowWords: Readonly<Record<PackOptions["envelopeWindow"], string>> = {
  none: "",
  left: "; un foglio con l'indirizzo per buste con finestra a sinistra",
  right: "; un foglio con l'indirizzo per buste con finestra a destra",
};

function composeSummary(parts: CoverParts): readonly string[] {
  const { organization, notices, cover, options, sequence } = parts;
  const first = options.firstProgressive ?? 1;
  const sides = options.duplex ? "fronte e retro" : "solo fronte";
  return [
    `Ente: ${organization.name}`,
    `Flusso: ${cover.flowFileName}`,
    `Avvisi: ${notices.length}, dal numero ${first} al ${first + notices.length - 1}`,
    `Pagine: ${sequence.pages.length}; fogli: ${sequence.sheets}`,
    `Ordine: ${orderWords[cover.order]}`,
    `Stampa: ${sides}${windowWords[options.envelopeWindow]}; preparata il ${formatItalianDate(cover.madeOn)}`,
  ];
}

function destinationText({ postalCode, province }: Destination = {}): string {
  return [postalCode, province].filter((part) => part !== undefined && part !== "").join(" ");
}

function pagesText(range: PageRange | undefined): string {
  if (range === undefined) return "";
  return range.from === range.to ? String(range.from) : `${range.from}–${range.to}`;
}

/** The template of the pages of every cover. */
export const coverPageTemplate: PageTemplate<CoverPage> = {
  blocks: [
    { role: "H1", pieces: [ownPiece(titleText)] },
    { role: "P", pieces: [ownPiece(summaryText)] },
    ...Array.from({ length: columnsPerPage }, (_, column) => ({
      role: "P" as const,
      pieces: [ownPiece<CoverPage>((typesetter, page) => columnText(typesetter, page, column))],
    })),
    { role: "P", pieces: [ownPiece(footText)] },
  ],
};

function titleText(typesetter: Typesetter, { title }: CoverPage): string {
  const style = { face: "bold", size: 14, x: marginLeft, baseline: titleBaseline } as const;
  return textLine(typesetter, style, title);
}

function summaryText(typesetter: Typesetter, { summary }: CoverPage): string {
  const room = { face: "regular", sizes: [9, 8, 7, 6], widthMm: textWidth, linesMax: 1 } as const;
  return summary
    .map((text, index) => {
      const { size, lines } = fitText(typesetter, room, text);
      const baseline = summaryBaseline + index * summaryLineHeight;
      const style = { face: "regular", size, x: marginLeft, baseline } as const;
      return textLine(typesetter, style, lines.join(" "));
    })
    .join("");
}

type Cell = Pick<TextStyle, "x" | "align"> & { readonly text: string };

function columnText(typesetter: Typesetter, page: CoverPage, column: number): string {
  const rows = page.rows.slice(column * linesPerColumn, (column + 1) * linesPerColumn);
  if (rows.length === 0) return "";
  const left = marginLeft + column * columnStep;
  const head = { progressive: "N.", noticeNumber: "Avviso", destination: "CAP", pages: "Pagine" };
  const show = (face: "regular" | "bold", baseline: number, cells: readonly Cell[]) =>
    cells
      .map(({ text, ...cell }) =>
        textLine(typesetter, { face, size: 7.5, baseline, ...cell }, text),
      )
      .join("");
  return (
    show("bold", headBaseline, cellsOf(left, head)) +
    rows
      .map((row, index) =>
        show("regular", rowsBaseline + index * rowLineHeight, cellsOf(left, row)),
      )
      .join("")
  );
}

type RowTexts = { readonly [Name in keyof CoverRow]: string | number };

function cellsOf(left: number, row: RowTexts): readonly Cell[] {
  return [
    { x: left + field.progressive, align: "right", text: String(row.progressive) },
    { x: left + field.noticeNumber, text: String(row.noticeNumber) },
    { x: left + field.destination, text: String(row.destination) },
    { x: left + field.pages, align: "right", text: String(row.pages) },
  ];
}

function footText(typesetter: Typesetter, { foot }: CoverPage): string {
  const x = marginLeft + textWidth;
  const style = { face: "regular", size: 7, x, baseline: footBaseline, align: "right" } as const;
  return textLine(typesetter, style, foot);
}
