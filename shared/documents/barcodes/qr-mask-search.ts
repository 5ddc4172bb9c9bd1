import { qrSize } from "./qr-layout.ts";
import { lineParts } from "./qr-lines.ts";

const linesOfGroup = 11;
const blockPenalty = 3;
const finderPenalty = 40;
const balancePenaltyOfStep = 10;

// Small constants, not declarations: so the compiler puts them into the loops without a check.

/** How many bits are set in each pair of a word's bits. */
const pairCounts = (word: number) => word - ((word >>> 1) & 0x55555555);
const nibbleCounts = (pairs: number) => (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
const byteCounts = (nibbles: number) => (nibbles + (nibbles >>> 4)) & 0x0f0f0f0f;
const sumOfBytes = (bytes: number) =>
  sumOfHalves((bytes & 0x00ff00ff) + ((bytes >>> 8) & 0x00ff00ff));
const sumOfHalves = (halves: number) => (halves + (halves >>> 16)) & 0xffff;

/** Of lines that differ by `changes`: bit `n` is set when modules `n` to `n + 2` are equal. */
const equalThrees = (changes: number) => ~(changes | (changes >>> 1) | lastModules);
/** Bits that begin no three modules. */
const lastModules = 1 << 31;

/**
 * Feature 1: a run of n ≥ 5 modules of one colour is worth n - 2 points, which is how many windows
 * of three it holds. Bit `n` is set when modules `n` to `n + 2` are within such a run.
 */
const longRuns = (fives: number) => fives | (fives << 1) | (fives << 2);
const equalFives = (threes: number) => threes & (threes >>> 2);

/**
 * Feature 3, at a glance: bit `n` is set when modules from `n` go 1:1:3:1:1, of either colour and
 * perhaps with longer ends.
 */
const finderCores = (changes: number, threes: number) =>
  alternate(changes) & (threes >>> 2) & (alternate(changes) >>> 4);
const alternate = (changes: number) => changes & (changes >>> 1);
/** Bit `n` is set when four equal modules end just before module `n` or begin at `n + 7`. */
const nearFours = (fours: number) => (fours << 4) | (fours >>> 7);
const equalFours = (threes: number) => threes & (threes >>> 1);

/**
 * The mask that ISO/IEC 18004, 7.8.3.1 asks for: of least penalty, the lowest numbered among
 * equals. `lines` are those of the symbol's bits, `masks` those of what each mask adds to them,
 * function patterns and format information included: the whole symbol is judged. Penalties only
 * grow, so the mask that looks best by its rows goes first, and the others are left as soon as
 * they have lost to it.
 */
export function bestMask(lines: Int32Array, masks: readonly Int32Array[]): number {
  let best = 0;
  masks.forEach((mask, number) => {
    rowPenalties[number] = rowPenalty(lines, mask);
    if ((rowPenalties[number] ?? 0) < (rowPenalties[best] ?? 0)) best = number;
  });
  const favourite = best;
  let least = penaltyMax;
  for (let step = 0; step < masks.length; step++) {
    const number = step === 0 ? favourite : step <= favourite ? step - 1 : step;
    const mask = masks[number];
    if (mask === undefined) continue;
    const limit = number < best ? least + 1 : least;
    const penalty = penaltyUpTo(limit, { lines, mask, rowPenalty: rowPenalties[number] ?? 0 });
    if (penalty < limit) {
      least = penalty;
      best = number;
    }
  }
  return best;
}

/** More than any symbol has. */
const penaltyMax = 0x3fffffff;
const rowPenalties = new Int32Array(8);

type WornMask = {
  readonly lines: Int32Array;
  readonly mask: Int32Array;
  readonly rowPenalty: number;
};

/** A mask's whole penalty, or a part of it that reaches the limit already. */
function penaltyUpTo(limit: number, worn: WornMask): number {
  let penalty = columnPenalty(limit, worn);
  if (penalty < limit) penalty += balancePenalty(worn);
  if (penalty < limit) penalty += widerFindersPenalty(worn);
  return penalty;
}

/** Features 1, 2 and 3 in the rows. */
function rowPenalty(lines: Int32Array, mask: Int32Array): number {
  const { rows, rowChanges, rowSteps } = lineParts;
  let penalty = 0;
  let changesAbove = -1;
  for (let row = 0; row < qrSize; ) {
    let runs = 0;
    let blocks = 0;
    for (const end = row + linesOfGroup; row < end; row++) {
      const changes = (lines[rowChanges + row] ?? 0) ^ (mask[rowChanges + row] ?? 0);
      const steps = (lines[rowSteps + row] ?? 0) ^ (mask[rowSteps + row] ?? 0);
      const equalBlocks = ~(changes | changesAbove | steps);
      changesAbove = changes;
      const threes = equalThrees(changes);
      runs += byteCounts(nibbleCounts(pairCounts(longRuns(equalFives(threes)))));
      blocks += byteCounts(nibbleCounts(pairCounts(equalBlocks)));
      if ((finderCores(changes, threes) & nearFours(equalFours(threes))) !== 0) {
        const modules = (lines[rows + row] ?? 0) ^ (mask[rows + row] ?? 0);
        penalty += finderPenalty * finderCount(changes, modules);
      }
    }
    penalty += sumOfBytes(runs) + blockPenalty * sumOfBytes(blocks);
  }
  return penalty;
}

/** Features 1 and 3 in the columns, added to the rows' penalty until the limit is reached. */
function columnPenalty(limit: number, { lines, mask, rowPenalty }: WornMask): number {
  const { columns, columnChanges } = lineParts;
  let penalty = rowPenalty;
  for (let column = 0; column < qrSize && penalty < limit; ) {
    let runs = 0;
    for (const end = column + linesOfGroup; column < end; column++) {
      const changes = (lines[columnChanges + column] ?? 0) ^ (mask[columnChanges + column] ?? 0);
      const threes = equalThrees(changes);
      runs += byteCounts(nibbleCounts(pairCounts(longRuns(equalFives(threes)))));
      if ((finderCores(changes, threes) & nearFours(equalFours(threes))) !== 0) {
        const modules = (lines[columns + column] ?? 0) ^ (mask[columns + column] ?? 0);
        penalty += finderPenalty * finderCount(changes, modules);
      }
    }
    penalty += sumOfBytes(runs);
  }
  return penalty;
}

/** Feature 3: dark 1:1:3:1:1 runs just behind four light modules or just before them. */
function finderCount(changes: number, modules: number): number {
  const threes = equalThrees(changes);
  const fours = equalFours(threes);
  const beginsHere = (changes << 1) | firstModule;
  const endsHere = (changes >>> 6) | lastFinder;
  const besideLight =
    ((changes << 1) & (fours << 4) & endsHere) | ((changes >>> 6) & (fours >>> 7) & beginsHere);
  let finders = finderCores(changes, threes) & besideLight & modules;
  let count = 0;
  for (; finders !== 0; finders &= finders - 1) count++;
  return count;
}

const firstModule = 1;
/** Where a finder of seven modules begins that ends with the line. */
const lastFinder = 1 << (qrSize - 7);

/** Feature 4: ten points for each whole step of 5 % between the dark modules and one half. */
function balancePenalty({ lines, mask }: WornMask): number {
  const { rows, columns } = lineParts;
  const lastColumn = columns + qrSize - 1;
  const corner = rows + 2 * qrSize - 1;
  let dark = (lines[corner] ?? 0) ^ (mask[corner] ?? 0);
  dark += bitCount((lines[lastColumn] ?? 0) ^ (mask[lastColumn] ?? 0));
  for (let at = rows; at < rows + qrSize; at++) {
    dark += bitCount((lines[at] ?? 0) ^ (mask[at] ?? 0));
  }
  const modules = qrSize * qrSize;
  return balancePenaltyOfStep * Math.floor((20 * Math.abs(dark - modules / 2)) / modules);
}

function bitCount(word: number): number {
  return Math.imul(byteCounts(nibbleCounts(pairCounts(word))), 0x01010101) >>> 24;
}

/** Feature 3 again, for the same proportions at twice the width or more. */
function widerFindersPenalty({ lines, mask }: WornMask): number {
  const { rows, columns, rowChanges } = lineParts;
  let count = 0;
  for (let line = 0; line < 2 * qrSize; line++) {
    const changes = (lines[rowChanges + line] ?? 0) ^ (mask[rowChanges + line] ?? 0);
    if (!mayHoldWiderFinder(changes)) continue;
    const at = line < qrSize ? rows + line : columns + line - qrSize;
    count += widerFinderCount(changes, (lines[at] ?? 0) ^ (mask[at] ?? 0));
  }
  return finderPenalty * count;
}

/** Says no to nearly every line that has no such finder, and never to one that has. */
function mayHoldWiderFinder(changes: number): boolean {
  const fives = equalFives(equalThrees(changes));
  if ((fives & (fives >>> 1) & (changes << 1) & ~(changes << 2)) === 0) return false;
  return (
    finderProportionStarts(changes, 2) !== 0 ||
    finderProportionStarts(changes, 3) !== 0 ||
    finderProportionStarts(changes, 4) !== 0
  );
}

/** Bit `n` is set when the five runs from `n` seem to have 1, 1, 3, 1, 1 times `unit` modules. */
function finderProportionStarts(changes: number, unit: number): number {
  const ends = changes >>> (unit - 1);
  const pairs = ends & (ends >>> unit);
  const equal = ~changes & (~changes >>> unit);
  return pairs & (pairs >>> (4 * unit)) & equal & (equal >>> (2 * unit)) & (equal >>> (4 * unit));
}

function widerFinderCount(changes: number, modules: number): number {
  const runs: number[] = [0];
  for (let module = 0; module < qrSize; module++) {
    runs.push((runs.pop() ?? 0) + 1);
    if (module < qrSize - 1 && (changes >>> module) & 1) runs.push(0);
  }
  const firstDark = modules & 1 ? 0 : 1;
  let count = 0;
  for (let first = firstDark; first + 4 < runs.length; first += 2) {
    const unit = runs[first] ?? 0;
    const isFinder =
      unit > 1 && finderProportions.every((width, index) => runs[first + index] === width * unit);
    const isBesideLight = (runs[first - 1] ?? 0) >= 4 || (runs[first + 5] ?? 0) >= 4;
    if (isFinder && isBesideLight) count++;
  }
  return count;
}

const finderProportions = [1, 1, 3, 1, 1] as const;
