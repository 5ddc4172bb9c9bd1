const formatCharacters = /\p{Cf}/gu;
const blanksAndControls = /[\s\p{Cc}]+/gu;
const markdownPunctuation = /[\\`*_{}[\]<>()#+!|~&-]/g;
const htmlSpecials = /[&<>"']/g;
const ellipsis = "…";

/**
 * Text of an ente or of a debtor as it may stand in a heading, a subject or a header: one line,
 * without control characters, without invisible ones that turn the direction of writing, without
 * halves of surrogate pairs. Runs of blanks become one space.
 */
export function toSingleLine(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(formatCharacters, "")
    .replaceAll(blanksAndControls, " ")
    .trim();
}

/** At most `lengthMax` UTF-16 units, cut between characters and closed by an ellipsis. */
export function clip(text: string, lengthMax: number): string {
  if (text.length <= lengthMax) return text;
  const kept = text.slice(0, lengthMax - ellipsis.length).replace(/[\uD800-\uDBFF]$/, "");
  return `${kept.trimEnd()}${ellipsis}`;
}

/** The same text where Markdown is read: nothing in it is emphasis, link, image, code or HTML. */
export function escapeMarkdown(text: string): string {
  return text.replaceAll(markdownPunctuation, "\\$&");
}

/** The same text as content or quoted attribute value of HTML. */
export function escapeHtml(text: string): string {
  return text.replaceAll(htmlSpecials, (character) => `&#${character.charCodeAt(0)};`);
}
