import { type Spelling, spellingOf, typosAllowed, typosBetween } from "./directory-typos.ts";
import { rootOf, wordsOf, wordsToFind } from "./directory-words.ts";

/** A text of something that can be found; the first of the list tells most about it. */
export type FoundBy = {
  /** By which it is sorted among equals. */
  readonly title: string;
  readonly texts: readonly string[];
};

/** Things that can be found by words, made ready once for many searches. */
export type WordIndex<Thing> = {
  /** In the order of their titles. */
  readonly things: readonly Thing[];
  /** Words of each thing, all of them. */
  readonly lengths: readonly number[];
  readonly vocabulary: ReadonlyMap<string, IndexedWord>;
};

type IndexedWord = ReadWord & {
  /** Things that have the word, and in which of their texts at best. */
  readonly places: Map<number, number>;
};

/** A word with what it is compared by. */
type ReadWord = {
  readonly whole: Spelling;
  readonly root: Spelling;
  /** None in a word with a digit. */
  readonly typosAllowed: number;
  readonly hasDigit: boolean;
};

/** How well a word is met, the lower the better. */
const closeness = { exact: 0, inflected: 1, prefix: 2, typo: 2 } as const;
/** No text that tells little of a thing makes up for a word that is met worse. */
const textsMax = 10;

export function indexByWords<Thing>(
  things: readonly Thing[],
  foundBy: (thing: Thing) => FoundBy,
): WordIndex<Thing> {
  const vocabulary = new Map<string, IndexedWord>();
  const sorted = things
    .map((thing) => ({ thing, ...foundBy(thing) }))
    .map((each) => ({ ...each, key: wordsOf(each.title).join(" ") }))
    .sort((left, right) => (left.key < right.key ? -1 : left.key > right.key ? 1 : 0));
  const lengths = sorted.map(({ texts }, thing) => {
    const lists = texts.map(wordsOf);
    lists.forEach((words, text) => {
      for (const word of words) {
        const known = vocabulary.get(word) ?? { ...read(word), places: new Map() };
        vocabulary.set(word, known);
        if (!known.places.has(thing)) known.places.set(thing, Math.min(text, textsMax - 1));
      }
    });
    return lists.flat().length;
  });
  return { things: sorted.map(({ thing }) => thing), lengths, vocabulary };
}

/**
 * The things that have every word of the text, in any order. First those whose words are met best:
 * as they are, before another ending (plural for singular), before words that only begin so,
 * before one wrong letter, before two; among equals those where the words stand in what tells most
 * of them; then those with fewest other words; then by title. A text without words finds all.
 */
export function findByWords<Thing>(index: WordIndex<Thing>, text: string): readonly Thing[] {
  const words = wordsToFind(text);
  if (words.length === 0) return index.things;
  let costs: ReadonlyMap<number, number> | undefined;
  for (const word of words) {
    const met = thingsMeeting(index, word);
    costs = costs === undefined ? met : sumOfBoth(costs, met);
  }
  return [...(costs ?? [])]
    .sort(
      ([left, leftCost], [right, rightCost]) =>
        leftCost - rightCost ||
        (index.lengths[left] ?? 0) - (index.lengths[right] ?? 0) ||
        left - right,
    )
    .flatMap(([thing]) => index.things[thing] ?? []);
}

/** The things that have the word, or one close to it, and how well it is met at best. */
function thingsMeeting<Thing>(index: WordIndex<Thing>, word: string): Map<number, number> {
  const met = new Map<number, number>();
  const looked = read(word);
  for (const known of index.vocabulary.values()) {
    const distance = distanceOf(looked, known);
    if (distance === undefined) continue;
    for (const [thing, text] of known.places) {
      const cost = distance * textsMax + text;
      if (cost < (met.get(thing) ?? Number.POSITIVE_INFINITY)) met.set(thing, cost);
    }
  }
  return met;
}

function read(word: string): ReadWord {
  const hasDigit = /\p{N}/u.test(word);
  return {
    whole: spellingOf(word),
    root: spellingOf(rootOf(word)),
    typosAllowed: hasDigit ? 0 : typosAllowed(word),
    hasDigit,
  };
}

function distanceOf(looked: ReadWord, known: ReadWord): number | undefined {
  if (known.whole.text === looked.whole.text) return closeness.exact;
  if (known.root.text === looked.root.text) return closeness.inflected;
  if (known.whole.text.startsWith(looked.whole.text)) return closeness.prefix;
  const max = looked.typosAllowed;
  if (max === 0 || known.hasDigit) return undefined;
  const typos = Math.min(
    typosBetween(looked.whole, known.whole, max),
    typosBetween(looked.root, known.root, max),
  );
  return typos <= max ? closeness.typo + typos : undefined;
}

function sumOfBoth(left: ReadonlyMap<number, number>, right: ReadonlyMap<number, number>) {
  const both = new Map<number, number>();
  for (const [thing, cost] of left) {
    const other = right.get(thing);
    if (other !== undefined) both.set(thing, cost + other);
  }
  return both;
}
