import type { PlacedText } from "./pdf-text.ts";

type TextBox = {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
};

const millimetresPerPoint = 25.4 / 72;
/** Height of capitals, for each point of size. */
const capitalHeight = 0.69;
/** Texts that touch do not overlap. */
const touch = 0.1;

function boxOf({ x, y, size, width }: PlacedText): TextBox {
  const height = capitalHeight * size * millimetresPerPoint;
  return { left: x, right: x + width, top: y - height, bottom: y };
}

/** Pairs of texts of which capitals would be printed over one another. */
export function overlappingTexts(page: readonly PlacedText[]): readonly string[] {
  return page.flatMap((text, index) =>
    page.slice(index + 1).flatMap((other) => {
      const [one, two] = [boxOf(text), boxOf(other)];
      const width = Math.min(one.right, two.right) - Math.max(one.left, two.left);
      const height = Math.min(one.bottom, two.bottom) - Math.max(one.top, two.top);
      return width > touch && height > touch ? [`${text.text} / ${other.text}`] : [];
    }),
  );
}

/** Texts that leave an area, in millimetres from the top left corner. */
export function textsOutside(page: readonly PlacedText[], area: TextBox): readonly string[] {
  return page
    .filter((text) => {
      const box = boxOf(text);
      return (
        box.left < area.left - touch ||
        box.right > area.right + touch ||
        box.top < area.top - touch ||
        box.bottom > area.bottom + touch
      );
    })
    .map(({ text }) => text);
}
