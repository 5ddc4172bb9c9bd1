/** Controls, bidirectional marks, zero-width characters: they have no shape to print. */
const invisibleCharacters = /\p{Cf}+/gu;
const blanksAndControls = /[\s\p{Cc}]+/gu;
const ellipsis = "…";

/**
 * A text of the receipt as it is printed: one line, composed Unicode form, nothing invisible, at
 * most `lengthMax` characters, the last of which says where something was cut.
 */
export function receiptText(text: string, lengthMax: number): string {
  const clean = text
    .toWellFormed()
    .replaceAll(invisibleCharacters, "")
    .replaceAll(blanksAndControls, " ")
    .normalize("NFC")
    .trim();
  if (clean.length <= lengthMax) return clean;
  const characters = Array.from(clean);
  if (characters.length <= lengthMax) return clean;
  return (
    characters
      .slice(0, lengthMax - ellipsis.length)
      .join("")
      .trimEnd() + ellipsis
  );
}
