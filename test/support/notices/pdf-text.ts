import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

export type PlacedText = {
  readonly text: string;
  /** Millimetres from the page's top left corner to the start of the baseline. */
  readonly x: number;
  readonly y: number;
  readonly size: number;
  /** In millimetres. */
  readonly width: number;
};

const millimetresPerPoint = 25.4 / 72;

/** The texts of each page of a PDF where they stand, read by pdf.js. */
export async function placedTexts(pdf: Uint8Array): Promise<readonly (readonly PlacedText[])[]> {
  const task = getDocument({ data: new Uint8Array(pdf), verbosity: 0 });
  const document = await task.promise;
  const pages: PlacedText[][] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const height = page.view[3] ?? 0;
    const { items } = await page.getTextContent();
    pages.push(
      items.flatMap((item) => {
        if (!("str" in item) || item.str.trim() === "") return [];
        const [scale = 0, , , , x = 0, y = 0] = item.transform;
        return [
          {
            text: item.str,
            x: x * millimetresPerPoint,
            y: (height - y) * millimetresPerPoint,
            size: scale,
            width: item.width * millimetresPerPoint,
          },
        ];
      }),
    );
  }
  await task.destroy();
  return pages;
}

/** All the text of one page, without the spaces that only separate words. */
export function joinedText(page: readonly PlacedText[] | undefined): string {
  return (page ?? [])
    .map(({ text }) => text.trim())
    .join(" ")
    .replaceAll(/\s+/g, " ");
}
