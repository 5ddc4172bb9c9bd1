import type { MarkedElement } from "./drawn-page.ts";
import { decimal, points, pointsFromBottom } from "./page.ts";
import { type PdfObjects, textString } from "./pdf-objects.ts";

/** A page's object and what is on it, in reading order. */
export type StructuredPage = {
  readonly page: number;
  readonly elements: readonly MarkedElement[];
};

/**
 * Writes the structure of a document (ISO 32000-1, 14.7): what its texts and pictures are, in which
 * order and language they are read. Page `n` has the key `n` in the tree of parents. Answers the
 * number of the root.
 */
export function writeStructureTree(objects: PdfObjects, pages: readonly StructuredPage[]): number {
  const [root, document] = [objects.reserve(), objects.reserve()];
  const written = pages.map(({ page, elements }) =>
    elements.map((element) => writeElement(objects, element, { page, parent: document })),
  );
  const kids = written.flat().map(({ number }) => `${number} 0 R`);
  objects.define(document, `<</S/Document/P ${root} 0 R/K[${kids.join(" ")}]>>`);
  const parents = written.map(
    (elements, key) => `${key}[${parentsByMark(elements.flatMap((element) => element.parents))}]`,
  );
  const tree = objects.add(`<</Nums[${parents.join("")}]>>`);
  objects.define(
    root,
    `<</Type/StructTreeRoot/K ${document} 0 R/ParentTree ${tree} 0 R` +
      `/ParentTreeNextKey ${pages.length}>>`,
  );
  return root;
}

type MarkParent = { readonly mark: number; readonly parent: number };

function parentsByMark(parents: readonly MarkParent[]): string {
  const inOrder = [...parents].sort((one, other) => one.mark - other.mark);
  return inOrder.map(({ parent }) => `${parent} 0 R`).join(" ");
}

function writeElement(
  objects: PdfObjects,
  { role, language, figure, marks }: MarkedElement,
  { page, parent }: { readonly page: number; readonly parent: number },
) {
  const number = objects.reserve();
  const parents: MarkParent[] = [];
  const kids = marks.map(({ mark, language: ownLanguage }) => {
    const span =
      ownLanguage === undefined
        ? undefined
        : objects.add(
            `<</S/Span/P ${number} 0 R/Pg ${page} 0 R${languageEntry(ownLanguage)}/K ${mark}>>`,
          );
    parents.push({ mark, parent: span ?? number });
    return span === undefined ? String(mark) : `${span} 0 R`;
  });
  const content = kids.length === 1 ? ` ${kids[0]}` : `[${kids.join(" ")}]`;
  const words = figure === undefined ? "" : figureEntries(figure);
  objects.define(
    number,
    `<</S/${role}/P ${parent} 0 R/Pg ${page} 0 R${languageEntry(language)}${words}/K${content}>>`,
  );
  return { number, parents };
}

function languageEntry(language: string | undefined): string {
  return language === undefined ? "" : `/Lang(${language})`;
}

function figureEntries({ alt, box }: NonNullable<MarkedElement["figure"]>): string {
  const [left, bottom] = [points(box.x), pointsFromBottom(box.y + box.height)];
  const edges = [left, bottom, left + points(box.width), bottom + points(box.height)];
  const place = `<</O/Layout/Placement/Block/BBox[${edges.map(decimal).join(" ")}]>>`;
  return `/Alt${textString(alt)}/A${place}`;
}
