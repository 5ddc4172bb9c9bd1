/** Classes of the Unicode Bidirectional Algorithm that the rules below tell apart. */
type BidiClass = "L" | "R" | "AL" | "EN" | "AN" | "ES" | "ET" | "CS" | "ON";

/** The first that matches; a letter or digit of no class is written from left to right. */
const classPatterns: readonly (readonly [BidiClass, RegExp])[] = [
  ["EN", /^[0-9\u00b2\u00b3\u00b9\u06f0-\u06f9\u2070-\u2079\u2080-\u2089\uff10-\uff19]/],
  ["AN", /^[\u0600-\u0605\u0660-\u0669\u066b\u066c\u06dd]/],
  ["ES", /^[+\-\u207a\u207b\u208a\u208b\u2212]/],
  ["CS", /^[,./:\u00a0\u060c\u202f\u2044]/],
  ["ET", /^[#%\u00b0\u00b1\u066a\u2030-\u2034\p{Sc}]/u],
  ["AL", /^[\u0600-\u07bf\u0860-\u08ff\ufb50-\ufdff\ufe70-\ufefe]/u],
  ["AL", /^[\u{10d00}-\u{10d3f}\u{1ec70}-\u{1eeff}]/u],
  ["R", /^[\u0590-\u05ff\u07c0-\u085f\u200f\ufb1d-\ufb4f\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u],
  ["L", /^[\p{L}\p{N}\u200e]/u],
];
const anyRightToLeft =
  /[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefe\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

const brackets = "()[]{}<>«»‹›⟨⟩「」『』【】≤≥";

/** What a bracket looks like where the text runs from right to left; others stay as they are. */
export function mirrored(character: string): string {
  const index = brackets.indexOf(character);
  return index === -1 || character === "" ? character : brackets.charAt(index ^ 1);
}

/** Whether a text has anything that is written from right to left. */
export function hasRightToLeft(text: string): boolean {
  return anyRightToLeft.test(text);
}

/**
 * Embedding levels of the letters of a line that runs from left to right: 0 for what does, 1 for
 * what runs the other way, 2 for numbers within that (UAX #9, rules W1 to I2; explicit embeddings
 * are no part of names and subjects and count for nothing).
 */
export function bidiLevels(letters: readonly string[]): readonly number[] {
  const classes = letters.map(classOf);
  resolveNumbers(classes);
  resolveBrackets(letters, classes);
  resolveNeutrals(classes);
  return classes.map((own) => {
    if (own === "R") return 1;
    return own === "EN" || own === "AN" ? 2 : 0;
  });
}

function classOf(letter: string): BidiClass {
  return classPatterns.find(([, pattern]) => pattern.test(letter))?.[0] ?? "ON";
}

/** Rules W2 to W7. */
function resolveNumbers(classes: BidiClass[]): void {
  let strong: BidiClass = "L";
  classes.forEach((own, at) => {
    if (own === "L" || own === "R" || own === "AL") strong = own;
    if (own === "EN" && strong === "AL") classes[at] = "AN";
  });
  classes.forEach((own, at) => {
    if (own === "AL") classes[at] = "R";
    const [before, after] = [classes[at - 1], classes[at + 1]];
    const isBetweenEqual = before === after && (before === "EN" || before === "AN");
    if (own === "CS" && isBetweenEqual && before !== undefined) classes[at] = before;
    if (own === "ES" && isBetweenEqual && before === "EN") classes[at] = "EN";
  });
  for (const { start, end } of runsOf(classes, (own) => own === "ET")) {
    const isByNumber = classes[start - 1] === "EN" || classes[end] === "EN";
    classes.fill(isByNumber ? "EN" : "ON", start, end);
  }
  strong = "L";
  classes.forEach((own, at) => {
    if (own === "L" || own === "R") strong = own;
    if (own === "ES" || own === "CS") classes[at] = "ON";
    if (own === "EN" && strong === "L") classes[at] = "L";
  });
}

/** Rule N0: a pair of brackets runs as what it holds, if that agrees with what is around it. */
function resolveBrackets(letters: readonly string[], classes: BidiClass[]): void {
  const open: { readonly closing: string; readonly at: number }[] = [];
  const pairs: (readonly [number, number])[] = [];
  letters.forEach((letter, at) => {
    const index = classes[at] === "ON" ? brackets.indexOf(letter) : -1;
    if (index === -1) return;
    if (index % 2 === 0) open.push({ closing: brackets.charAt(index + 1), at });
    const found = open.findLastIndex(({ closing }) => closing === letter);
    const [pair] = found === -1 ? [] : open.splice(found);
    if (pair !== undefined) pairs.push([pair.at, at]);
  });
  pairs.sort(([a], [b]) => a - b);
  for (const [opening, closing] of pairs) {
    const inside = classes.slice(opening + 1, closing).map(directionOf);
    const before = classes
      .slice(0, opening)
      .map(directionOf)
      .findLast((own) => own !== "ON");
    const isMixed = inside.includes("L") || before !== "R";
    const resolved = inside.includes("R") && !isMixed ? "R" : "L";
    if (!inside.includes("L") && !inside.includes("R")) continue;
    classes[opening] = resolved;
    classes[closing] = resolved;
  }
}

/** Rules N1 and N2: what has no direction takes the one on both of its sides, or the line's. */
function resolveNeutrals(classes: BidiClass[]): void {
  for (const { start, end } of runsOf(classes, (own) => own === "ON")) {
    const before = directionOf(classes[start - 1] ?? "L");
    const after = directionOf(classes[end] ?? "L");
    classes.fill(before === "R" && after === "R" ? "R" : "L", start, end);
  }
}

function directionOf(own: BidiClass): "L" | "R" | "ON" {
  if (own === "L") return "L";
  return own === "R" || own === "EN" || own === "AN" ? "R" : "ON";
}

function runsOf(classes: readonly BidiClass[], belongs: (own: BidiClass) => boolean) {
  const runs: { start: number; end: number }[] = [];
  classes.forEach((own, at) => {
    if (!belongs(own)) return;
    const run = runs.at(-1);
    if (run?.end === at) run.end = at + 1;
    else runs.push({ start: at, end: at + 1 });
  });
  return runs;
}
