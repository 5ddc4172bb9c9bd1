/** Words that say nothing of what is looked for: articles, prepositions, and what all want here. */
const emptyWords = new Set(
  (
    "a ad al allo alla ai agli alle all con col coi da dal dallo dalla dai dagli dalle dall " +
    "d di del dello della dei degli delle dell e ed fra i gli il in l la le lo " +
    "nel nello nella nei negli nelle nell o od per su sul sullo sulla sui sugli sulle sull tra " +
    "un uno una pagare pagamento pagamenti"
  ).split(" "),
);

/** From so many letters on an ending may be left away: codes such as TARI and IMU stay whole. */
const inflectedLengthMin = 5;
const rootLengthMin = 3;

/** The words of a text, in order: accents, case and all but letters and digits do not count. */
export function wordsOf(text: string): readonly string[] {
  const plain = text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** The words that are looked for; empty ones count only where there are no others. */
export function wordsToFind(text: string): readonly string[] {
  const words = [...new Set(wordsOf(text))];
  const telling = words.filter((word) => !emptyWords.has(word));
  return telling.length > 0 ? telling : words;
}

/**
 * What singular and plural of an Italian noun or adjective have in common: "rifiut" of rifiuto and
 * rifiuti, "pratic" of pratica and pratiche, "serviz" of servizio and servizi.
 */
export function rootOf(word: string): string {
  if (word.length < inflectedLengthMin || !/[aeio]$/u.test(word)) return word;
  const root = word
    .slice(0, -1)
    .replace(/i$/u, "")
    .replace(/(?<=[cg])h$/u, "");
  return root.length < rootLengthMin ? word : root;
}
