import type { Typesetter } from "../fonts/typesetter.ts";
import type { Box } from "./page.ts";
import type { OwnText, PageBlock, PagePiece, PageTemplate } from "./page-template.ts";

/** Operators of a document's own: `before[n]`, then the n-th text, and so on, then `after`. */
export type OwnContent<Facts> = {
  readonly before: readonly string[];
  readonly texts: readonly OwnText<Facts>[];
  readonly after: string;
};

/** The operators of one document. */
export function ownOperators<Facts>(
  { before, texts, after }: OwnContent<Facts>,
  typesetter: Typesetter,
  facts: Facts,
): string {
  let operators = "";
  for (let index = 0; index < texts.length; index++) {
    operators += (before[index] ?? "") + (texts[index]?.(typesetter, facts) ?? "");
  }
  return operators + after;
}

/** A structure element of a page: its content by marks, some in another language. */
export type MarkedElement = {
  readonly role: "H1" | "H2" | "P" | "Figure";
  readonly language?: string;
  readonly figure?: { readonly alt: string; readonly box: Box };
  readonly marks: readonly { readonly mark: number; readonly language?: string }[];
};

/** A page's operators, apart: those that all documents share, and the others. */
export type DrawnPage<Facts> = {
  /** Empty where all is a document's own. */
  readonly fixed: string;
  readonly own: OwnContent<Facts>;
  /** In reading order; none when the page is drawn without marks. */
  readonly elements: readonly MarkedElement[];
};

const textBegin = "BT\n";
const textEnd = "ET\n";
const markEnd = "EMC\n";

/** Draws a page; with marks, each piece of content says which structure element it belongs to. */
export function drawPage<Facts>(
  { blocks }: PageTemplate<Facts>,
  { isMarked }: { readonly isMarked: boolean },
): DrawnPage<Facts> {
  const pen = isMarked ? markingPen<Facts>() : plainPen<Facts>();
  const elements = blocks.flatMap((block) => drawBlock(pen, block));
  const { fixed, own } = pen.drawn();
  return { fixed, own, elements: isMarked ? elements : [] };
}

type ContentKind = "text" | "drawing";
type OwnPiece = { readonly tag: string; readonly kind: ContentKind };

type Pen<Facts> = {
  /** Puts the operators where they belong; answers their mark. */
  readonly drawing: (operators: string, tag: string) => number;
  readonly text: (operators: string, tag: string) => number;
  readonly own: (own: OwnText<Facts>, piece: OwnPiece) => number;
  readonly artifact: (operators: string) => void;
  readonly drawn: () => { readonly fixed: string; readonly own: OwnContent<Facts> };
};

function drawBlock<Facts>(pen: Pen<Facts>, block: PageBlock<Facts>): readonly MarkedElement[] {
  switch (block.role) {
    case "Artifact":
      pen.artifact(block.drawing);
      return [];
    case "Figure": {
      const { role, alt, box, language } = block;
      const mark =
        "own" in block
          ? pen.own(block.own, { tag: role, kind: "drawing" })
          : pen.drawing(block.drawing, role);
      const figure = { role, figure: { alt, box }, marks: [{ mark }] };
      return [language === undefined ? figure : { ...figure, language }];
    }
    default:
      return [drawText(pen, block)];
  }
}

type TextBlock<Facts> = Extract<PageBlock<Facts>, { role: "H1" | "H2" | "P" }>;

/** A text wholly in another language says so itself; one partly so, by spans. */
function drawText<Facts>(pen: Pen<Facts>, { role, pieces }: TextBlock<Facts>): MarkedElement {
  const [first] = pieces;
  const language = pieces.every((piece) => piece.language === first?.language)
    ? first?.language
    : undefined;
  const marks = pieces.map((piece) => {
    const isSpan = piece.language !== language;
    const mark = drawPiece(pen, piece, isSpan ? "Span" : role);
    return isSpan && piece.language !== undefined ? { mark, language: piece.language } : { mark };
  });
  return language === undefined ? { role, marks } : { role, language, marks };
}

function drawPiece<Facts>(pen: Pen<Facts>, piece: PagePiece<Facts>, tag: string): number {
  return "own" in piece ? pen.own(piece.own, { tag, kind: "text" }) : pen.text(piece.fixed, tag);
}

/** What stands between own pieces: text objects hold the texts, figures stand outside them. */
function ownContent<Facts>(markEnd: string) {
  const before: string[] = [];
  const texts: OwnText<Facts>[] = [];
  let isText = false;
  const turn = (toText: boolean) => {
    const turned = toText === isText ? "" : toText ? textBegin : textEnd;
    isText = toText;
    return turned;
  };
  return {
    add: (own: OwnText<Facts>, kind: ContentKind, markBegin: string) => {
      const end = texts.length === 0 ? "" : markEnd;
      before.push(end + turn(kind === "text") + markBegin);
      texts.push(own);
    },
    content: (): OwnContent<Facts> => {
      const end = texts.length === 0 ? "" : markEnd;
      return { before, texts, after: end + turn(false) };
    },
  };
}

/** Keeps fixed texts that follow each other within one text object. */
function fixedContent() {
  const parts: string[] = [];
  let isText = false;
  const turn = (toText: boolean) => {
    if (toText !== isText) parts.push(toText ? textBegin : textEnd);
    isText = toText;
  };
  return {
    add: (operators: string, kind: ContentKind) => {
      turn(kind === "text");
      parts.push(operators);
    },
    operators: () => {
      turn(false);
      return parts.length === 0 ? "" : `q\n${parts.join("")}Q\n`;
    },
  };
}

function markingPen<Facts>(): Pen<Facts> {
  const fixed = fixedContent();
  const own = ownContent<Facts>(markEnd);
  let marks = 0;
  const begin = (tag: string) => `/${tag} <</MCID ${marks}>>BDC\n`;
  const add = (operators: string, tag: string, kind: ContentKind) => {
    fixed.add(begin(tag) + operators + markEnd, kind);
    return marks++;
  };
  return {
    drawing: (operators, tag) => add(operators, tag, "drawing"),
    text: (operators, tag) => add(operators, tag, "text"),
    own: (piece, { tag, kind }) => {
      own.add(piece, kind, begin(tag));
      return marks++;
    },
    artifact: (operators) => fixed.add(`/Artifact BMC\n${operators}${markEnd}`, "drawing"),
    drawn: () => ({ fixed: fixed.operators(), own: own.content() }),
  };
}

function plainPen<Facts>(): Pen<Facts> {
  const fixed = fixedContent();
  const own = ownContent<Facts>("");
  const drawing = (operators: string) => {
    fixed.add(operators, "drawing");
    return 0;
  };
  return {
    drawing,
    artifact: drawing,
    text: (operators) => {
      fixed.add(operators, "text");
      return 0;
    },
    own: (piece, { kind }) => {
      own.add(piece, kind, "");
      return 0;
    },
    drawn: () => ({ fixed: fixed.operators(), own: own.content() }),
  };
}
