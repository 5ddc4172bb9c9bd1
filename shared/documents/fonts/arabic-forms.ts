import { prepareOnce } from "../prepare-once.ts";

/** Shapes of a letter: alone, at the end of a word, at its beginning, within it. */
type Forms = readonly string[];

const lam = "\u0644";
const alefs = /^[\u0622\u0623\u0625\u0627]/;
const tatweel = "\u0640";
const nonJoiner = "\u200c";
const joiner = "\u200d";
const arabicLetter = /^[[\p{Script=Arabic}&&\p{L}]--[\ufb50-\ufdff\ufe70-\ufeff]]/v;
const anyArabic = /\p{Script=Arabic}/u;

/** Blocks of Unicode that hold the shapes of each letter one after the other. */
const formBlocks = [
  [0xfe80, 0xfefc],
  [0xfb50, 0xfbff],
] as const;

const formsByLetter = prepareOnce((): ReadonlyMap<string, Forms> => {
  const forms = new Map<string, string[]>([[tatweel, [tatweel, tatweel, tatweel, tatweel]]]);
  for (const [first, last] of formBlocks) {
    for (let codePoint = first; codePoint <= last; codePoint++) {
      const form = String.fromCharCode(codePoint);
      const letter = form.normalize("NFKC");
      if (letter === form) continue;
      forms.set(letter, [...(forms.get(letter) ?? []), form]);
    }
  }
  return forms;
});

export type JoinedLetter = { readonly text: string; readonly drawn: string | undefined };

/**
 * Gives Arabic letters, each with its marks, the shape that joins it to its neighbours; lam and
 * alef become one. `drawn` is undefined for a letter whose shapes Unicode does not tell apart.
 */
export function joinArabic(letters: readonly string[]): readonly JoinedLetter[] {
  if (!letters.some((letter) => anyArabic.test(letter))) {
    return letters.map((letter) => ({ text: letter, drawn: letter }));
  }
  const pieces = withLigatures(letters);
  const table = formsByLetter();
  let followsJoin = false;
  return pieces.map(({ text, base, marks }, at) => {
    const forms = table.get(base);
    const next = table.get(pieces[at + 1]?.base ?? "");
    const precedesJoin = joinsNext(forms, text) && (text.endsWith(joiner) || joinsPrevious(next));
    const form = forms?.[(followsJoin ? 1 : 0) + (precedesJoin ? 2 : 0)];
    const isKnown = form !== undefined || !arabicLetter.test(text);
    followsJoin = precedesJoin;
    return { text, drawn: isKnown ? (form ?? base) + marks : undefined };
  });
}

type Piece = { readonly text: string; readonly base: string; readonly marks: string };

/** Letters as what takes a shape and the marks on it, lam with a following alef as one. */
function withLigatures(letters: readonly string[]): readonly Piece[] {
  const pieces: Piece[] = [];
  for (let at = 0; at < letters.length; at++) {
    const letter = letters[at] ?? "";
    const next = letters[at + 1] ?? "";
    if (letter.startsWith(lam) && alefs.test(next) && !letter.includes(nonJoiner)) {
      const base = lam + next.charAt(0);
      pieces.push({ text: letter + next, base, marks: letter.slice(1) + next.slice(1) });
      at++;
    } else {
      const base = String.fromCodePoint(letter.codePointAt(0) ?? 0);
      pieces.push({ text: letter, base, marks: letter.slice(base.length) });
    }
  }
  return pieces;
}

function joinsNext(forms: Forms | undefined, letter: string): boolean {
  return forms?.length === 4 && !letter.includes(nonJoiner);
}

function joinsPrevious(forms: Forms | undefined): boolean {
  return (forms?.length ?? 0) > 1;
}
