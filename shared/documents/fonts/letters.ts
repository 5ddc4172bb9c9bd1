import { joinArabic } from "./arabic-forms.ts";
import { withHebrewForms } from "./hebrew-forms.ts";

/** What is drawn as a whole: a character with its marks, or two letters that are one shape. */
export type Letter = {
  /** Its characters in the text. */
  readonly text: string;
  /**
   * The characters whose glyphs draw it: the first, and the marks that stand on it. `undefined` for
   * what would come out wrong.
   */
  readonly drawn: string | undefined;
};

/** Marks that tell the direction of what is near them; they stand alone, without a shape. */
const character = /.[[\p{M}\p{Default_Ignorable_Code_Point}]--[\u200e\u200f\u061c]]*/gsv;
const shapeless = /\p{Default_Ignorable_Code_Point}/gu;
/** Scripts the fonts have letters of, without the shapes that these take beside one another. */
const unshaped = /^\p{Script=Nko}/u;

/** Letters of Latin without marks of their own: nothing joins, turns round or disappears. */
const plainLatin = /^[ -~\u00a1-\u00ac\u00ae-\u02ff]*$/;

/** Whether a text is drawn character by character: most are, and Unicode's tables stay unread. */
export function isPlainLatin(text: string): boolean {
  return plainLatin.test(text);
}

/** Characters, each with the marks and joiners that follow it: what must stay together. */
export function splitLetters(text: string): readonly string[] {
  return text.match(character) ?? [];
}

/**
 * The letters of a text in its own order. Arabic letters take the shape that their place in the
 * word asks for.
 */
export function readLetters(text: string): readonly Letter[] {
  if (isPlainLatin(text)) return Array.from(text, (own) => ({ text: own, drawn: own }));
  const letters = joinArabic(splitLetters(text));
  return letters.map(({ text: own, drawn }) => {
    const shaped = drawn === undefined || unshaped.test(own) ? undefined : withHebrewForms(drawn);
    return { text: own, drawn: shaped?.replaceAll(shapeless, "") };
  });
}
