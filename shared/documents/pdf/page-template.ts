import type { Typesetter } from "../fonts/typesetter.ts";
import type { Box } from "./page.ts";

/**
 * Operators of what is a document's own: of a text without BT and ET, of a figure those of
 * graphics.
 */
export type OwnText<Facts> = (typesetter: Typesetter, facts: Facts) => string;

/** Part of a text: drawn once for all documents, or for each; `language` where it is another. */
export type PagePiece<Facts> = {
  /** BCP 47, when it is not the document's. */
  readonly language?: string;
} & ({ readonly fixed: string } | { readonly own: OwnText<Facts> });

/**
 * One thing on a page. Blocks are listed in reading order: what a screen reader says follows it.
 * - decoration, which is not read: graphics operators;
 * - a heading or a paragraph of one or more pieces of text;
 * - a figure with the words that stand for it: a picture or a code, in graphics operators.
 */
export type PageBlock<Facts> =
  | { readonly role: "Artifact"; readonly drawing: string }
  | { readonly role: "H1" | "H2" | "P"; readonly pieces: readonly PagePiece<Facts>[] }
  | (FigureWords & { readonly drawing: string })
  | (FigureWords & { readonly own: OwnText<Facts> });

type FigureWords = {
  readonly role: "Figure";
  readonly alt: string;
  readonly language?: string;
  readonly box: Box;
};

/** A page of documents that differ only in their own texts and codes. */
export type PageTemplate<Facts> = { readonly blocks: readonly PageBlock<Facts>[] };

/** A text that every document has. */
export function fixedPiece<Facts>(operators: string, language?: string): PagePiece<Facts> {
  return { fixed: operators, ...(language === undefined ? {} : { language }) };
}

/** A text of one document. */
export function ownPiece<Facts>(own: OwnText<Facts>): PagePiece<Facts> {
  return { own };
}
