import { mediaBox } from "./page.ts";
import { type PdfObjects, type PdfRoots, plainStream, textString } from "./pdf-objects.ts";

const producer = textString("Portale Pagamenti");

export type DocumentPages = {
  readonly title: string;
  /** Operators of each page, in order. */
  readonly contents: readonly string[];
  /** Number of the resources that all pages share. */
  readonly resources: number;
};

/** Writes the pages of a document in Italian, and what a viewer says of it. */
export function writePages(
  objects: PdfObjects,
  { title, contents, resources }: DocumentPages,
): PdfRoots {
  const pages = objects.reserve();
  const kids = contents.map((content) => {
    const stream = objects.add(plainStream("", content));
    return objects.add(`<</Type/Page/Parent ${pages} 0 R/Contents ${stream} 0 R>>`);
  });
  const references = kids.map((kid) => `${kid} 0 R`).join(" ");
  objects.define(
    pages,
    `<</Type/Pages/Count ${kids.length}/Kids[${references}]/MediaBox${mediaBox}` +
      `/Resources ${resources} 0 R>>`,
  );
  const catalog = objects.add(
    `<</Type/Catalog/Pages ${pages} 0 R/Lang(it-IT)/ViewerPreferences<</DisplayDocTitle true>>>>`,
  );
  const info = objects.add(`<</Title${textString(title)}/Producer${producer}>>`);
  return { catalog, info };
}
