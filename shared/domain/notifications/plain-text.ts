const formatCharacters = /\p{Cf}/gu;
const blanksAndControls = /[\s\p{Cc}]+/gu;
const markdownPunctuation = /[\\`*_{}[\]<>()#+!|~&-]/g;
/** Where "http://", "www." and "a@b" can be cut in two, so that nothing takes them for addresses. */
const insideAddress = /(?<=:)(?=\/\/)|(?<=www)(?=\.)|(?<=@)/gi;
const wordJoiner = "\u2060";
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

/**
 * The same text where Markdown is read: nothing in it is emphasis, link, image, code or HTML. Bare
 * addresses, which many readers make links of, are cut by a character of no width. At most twice
 * as long as the text.
 */
export function escapeMarkdown(text: string): string {
  return text.replaceAll(markdownPunctuation, "\\$&").replaceAll(insideAddress, wordJoiner);
}
