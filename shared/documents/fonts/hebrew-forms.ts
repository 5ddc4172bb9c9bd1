import { prepareOnce } from "../prepare-once.ts";

const firstForm = 0xfb1d;
const lastForm = 0xfb4e;
const hebrewWithMark = /^\p{Script=Hebrew}\p{M}/u;

/** Letters with points that have a shape of their own, by their characters. */
const formsByLetter = prepareOnce((): ReadonlyMap<string, string> => {
  const codePoints = Array.from({ length: lastForm - firstForm + 1 }, (_, at) => firstForm + at);
  const forms = codePoints.map((codePoint) => String.fromCharCode(codePoint));
  return new Map(
    forms.flatMap((form) => {
      const letter = form.normalize("NFD");
      return letter === form ? [] : [[letter, form] as const];
    }),
  );
});

/** A Hebrew letter whose points must stand at their own place on it takes the shape with points. */
export function withHebrewForms(letter: string): string {
  if (!hebrewWithMark.test(letter)) return letter;
  for (let end = letter.length; end > 1; end--) {
    const form = formsByLetter().get(letter.slice(0, end));
    if (form !== undefined) return form + letter.slice(end);
  }
  return letter;
}
