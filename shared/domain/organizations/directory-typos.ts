/** A word, and which letters are in it, one bit each: words far apart are told without reading. */
export type Spelling = { readonly text: string; readonly letters: number };

const firstLetter = 0x61;

export function spellingOf(text: string): Spelling {
  let letters = 0;
  for (let index = 0; index < text.length; index += 1) {
    letters |= 1 << ((text.charCodeAt(index) - firstLetter) & 31);
  }
  return { text, letters };
}

/** How many letters may be wrong in a word that is looked for. */
export function typosAllowed({ length }: string): number {
  if (length >= 8) return 2;
  return length >= 4 ? 1 : 0;
}

/**
 * Letters to change, add, leave out or swap with their neighbour to make one word of the other
 * (Damerau-Levenshtein, optimal string alignment); more than `max` once it is more.
 */
export function typosBetween(left: Spelling, right: Spelling, max: number): number {
  const lengthsApart = Math.abs(left.text.length - right.text.length);
  // A changed letter takes one kind away and brings another: two kinds a typo at the most.
  const isFar = lengthsApart > max || bitsOf(left.letters ^ right.letters) > 2 * max;
  return isFar ? max + 1 : alignment(left.text, right.text, max);
}

/** Ones in a number of 32 bits. */
function bitsOf(number: number): number {
  let bits = 0;
  for (let rest = number; rest !== 0; rest &= rest - 1) bits += 1;
  return bits;
}

function alignment(left: string, right: string, max: number): number {
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= right.length; column += 1) {
      const isSame = left[row - 1] === right[column - 1];
      const isSwapped = left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      current.push(
        Math.min(
          at(last, column) + 1,
          at(current, column - 1) + 1,
          at(last, column - 1) + (isSame ? 0 : 1),
          row > 1 && column > 1 && isSwapped ? at(beforeLast, column - 2) + 1 : max + 1,
        ),
      );
    }
    if (Math.min(...current) > max) return max + 1;
    beforeLast = last;
    last = current;
  }
  return at(last, right.length);
}

function at(line: readonly number[], place: number): number {
  return line[place] ?? Number.POSITIVE_INFINITY;
}
