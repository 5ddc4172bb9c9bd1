import { codePlaces, codeTexts } from "../../infra/gallery/code-places.ts";
import type { Box } from "../../shared/documents/pdf/page.ts";
import type { Notice } from "../../shared/domain/notices/notice.ts";
import { type PlacedText, placedTexts } from "../support/notices/pdf-text.ts";

export type PlacedCode = {
  readonly kind: "qr" | "dataMatrix";
  readonly text: string;
  readonly box: Box;
};

/** A page as any engine could draw it: bars, texts and codes with their places, in millimetres. */
export type PagePicture = {
  readonly bars: readonly Box[];
  /** `face`: 0 regular, 1 bold, 2 mono, 3 bold mono. */
  readonly texts: readonly (PlacedText & { readonly face: number })[];
  readonly codes: readonly PlacedCode[];
};

const bars = [
  [0, 37.6, 104, 6.3],
  [106.1, 37.6, 103.9, 6.3],
  [0, 74.3, 104, 6.3],
  [106.1, 74.3, 103.9, 6.3],
  [0, 139.7, 210, 6.6],
  [0, 201.6, 210, 6.6],
].map(([x = 0, y = 0, width = 0, height = 0]) => ({ x, y, width, height }));

/** What a notice of ours shows, for another engine to draw the same. */
export async function picturesOf(pdf: Uint8Array, notice: Notice): Promise<readonly PagePicture[]> {
  const texts = codeTexts(notice);
  const codes = codePlaces(notice).map((place, index) => ({ ...place, text: texts[index] ?? "" }));
  const pages = await placedTexts(pdf);
  return pages.map((placed, index) => ({
    bars,
    texts: placed.map((text) => ({ ...text, face: faceOf(text) })),
    codes: codes.filter(({ page }) => page === index + 1),
  }));
}

/** The same pages with the codes of another notice: engines encode, they do not copy. */
export function withCodesOf(pictures: readonly PagePicture[], notice: Notice): PagePicture[] {
  const texts = codeTexts(notice);
  let next = 0;
  return pictures.map((picture) => ({
    ...picture,
    codes: picture.codes.map((code) => ({ ...code, text: texts[next++] ?? "" })),
  }));
}

/** Near enough to the real faces for the same fonts to be used about as much. */
function faceOf({ text, size }: PlacedText): number {
  if (/^[0-9A-Z ,.]+$/.test(text) && /\d/.test(text)) return size === 8 ? 2 : 3;
  return size > 8 || /^\p{Lu}/u.test(text) ? 1 : 0;
}
