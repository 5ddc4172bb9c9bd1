/** Longest pattern, and longest answer that one is tried on. */
const patternLengthMax = 200;
export const patternedLengthMax = 200;
/** Ways to read an answer that a pattern may have at the most: what a try costs. */
const waysMax = 50_000;

/** How often a piece may come again, and in how many ways that may be read. */
type Quantifier = { readonly most: number; readonly ways: number; readonly end: number };
type Piece = { readonly ways: number; readonly end: number };

/**
 * True for a regular expression that an answer of 200 characters cannot keep busy: no group that
 * repeats holds a choice or another repetition, nothing looks around or back, and the ways in
 * which its repetitions can share an answer among themselves are few.
 */
export function isSafePattern(pattern: string): boolean {
  if (pattern.length > patternLengthMax || !compiles(pattern)) return false;
  const read = readAlternatives(pattern, 0);
  return read !== undefined && read.end === pattern.length && read.ways <= waysMax;
}

function compiles(pattern: string): boolean {
  try {
    return new RegExp(pattern, "u") !== undefined;
  } catch {
    return false;
  }
}

/** Reads up to the bracket that closes a group, or to the end. */
function readAlternatives(pattern: string, start: number): Piece | undefined {
  let ways = 0;
  let branch = 1;
  let at = start;
  while (at < pattern.length && pattern.charAt(at) !== ")") {
    if (pattern.charAt(at) === "|") {
      ways += branch;
      branch = 1;
      at += 1;
      continue;
    }
    const piece = readPiece(pattern, at);
    if (piece === undefined) return undefined;
    branch = Math.min(branch * piece.ways, Number.MAX_SAFE_INTEGER);
    at = piece.end;
  }
  return { ways: ways + branch, end: at };
}

function readPiece(pattern: string, start: number): Piece | undefined {
  const atom = readAtom(pattern, start);
  if (atom === undefined) return undefined;
  const quantifier = readQuantifier(pattern, atom.end);
  if (quantifier.most > 1 && atom.ways > 1) return undefined;
  return { ways: atom.ways * quantifier.ways, end: quantifier.end };
}

function readAtom(pattern: string, start: number): Piece | undefined {
  switch (pattern.charAt(start)) {
    case "(":
      return readGroup(pattern, start);
    case "[":
      return { ways: 1, end: endOfClass(pattern, start) };
    case "\\":
      return readEscape(pattern, start);
    default:
      return { ways: 1, end: start + 1 };
  }
}

/** A group that only groups: no look-around, no name. */
function readGroup(pattern: string, start: number): Piece | undefined {
  const isPlain = pattern.charAt(start + 1) !== "?";
  if (!isPlain && pattern.charAt(start + 2) !== ":") return undefined;
  const inside = readAlternatives(pattern, start + (isPlain ? 1 : 3));
  if (inside === undefined || pattern.charAt(inside.end) !== ")") return undefined;
  return { ways: inside.ways, end: inside.end + 1 };
}

function endOfClass(pattern: string, start: number): number {
  let at = start + 1;
  while (at < pattern.length && pattern.charAt(at) !== "]") {
    at += pattern.charAt(at) === "\\" ? 2 : 1;
  }
  return at + 1;
}

/** An escaped character or class; one that refers back to a group is none. */
function readEscape(pattern: string, start: number): Piece | undefined {
  const escaped = pattern.charAt(start + 1);
  if (/[1-9k]/u.test(escaped)) return undefined;
  const long = /^\\(?:u\{[0-9A-Fa-f]+\}|u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2}|[pP]\{[^}]+\})/u;
  const match = long.exec(pattern.slice(start));
  return { ways: 1, end: start + (match?.[0].length ?? 2) };
}

function readQuantifier(pattern: string, start: number): Quantifier {
  const match = /^(?:([*+?])|\{(\d+)(?:(,)(\d*))?\})\??/u.exec(pattern.slice(start));
  if (match === null) return { most: 1, ways: 1, end: start };
  const [text, sign, from = "0", comma, to = ""] = match;
  const end = start + text.length;
  if (sign === "?") return { most: 1, ways: 2, end };
  if (sign !== undefined) return { most: patternedLengthMax, ways: patternedLengthMax, end };
  const least = Number(from);
  const most = comma === undefined ? least : to === "" ? patternedLengthMax : Number(to);
  const ways = Math.max(1, Math.min(most, patternedLengthMax) - least + 1);
  return { most, ways, end };
}
