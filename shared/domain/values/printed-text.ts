/** Controls, bidirectional marks, zero-width characters: they have no shape to print. */
const invisibleCharacters = /[\p{Cc}\p{Cf}]+/gu;
/** A plain word of ASCII and Latin-1 letters: most texts, which need no cleaning at all. */
const alreadyClean = /^(?:[!-~\u00a1-\u00ac\u00ae-\u00ff]+ )*[!-~\u00a1-\u00ac\u00ae-\u00ff]+$/;
const ellipsis = "…";

/**
 * A text as notices and receipts print it: composed Unicode form, no control characters, single
 * spaces, at most `lengthMax` characters. A longer text is cut after a whole word where one ends in
 * its last third, and closed by "…" within the limit.
 */
export function printedText(text: string, lengthMax: number): string {
  const clean = alreadyClean.test(text)
    ? text
    : text
        .toWellFormed()
        .replaceAll(/\s+/gu, " ")
        .replaceAll(invisibleCharacters, "")
        .normalize("NFC")
        .replaceAll(/ {2,}/g, " ")
        .trim();
  if (clean.length <= lengthMax) return clean;
  const characters = Array.from(clean);
  if (characters.length <= lengthMax) return clean;
  const head = characters.slice(0, lengthMax - 1).join("");
  const lastSpace = head.lastIndexOf(" ");
  const cut = lastSpace > (head.length * 2) / 3 ? head.slice(0, lastSpace) : head;
  return cut.replace(/[\s,;:\u00b7-]+$/u, "") + ellipsis;
}

/** The same for a text that may be missing: `undefined` when nothing of it can be printed. */
export function optionalPrintedText(
  text: string | undefined,
  lengthMax: number,
): string | undefined {
  if (text === undefined) return undefined;
  const printed = printedText(text, lengthMax);
  return printed === "" ? undefined : printed;
}
