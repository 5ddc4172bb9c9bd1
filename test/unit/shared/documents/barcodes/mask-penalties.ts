/**
 * Points of a QR code's mask as ISO/IEC 18004:2015 words them in 7.8.3.1 and table 11, read module
 * by module from rows of 0 and 1.
 */
export function penaltyOf(rows: readonly string[], lightBeyondEdges = false): number {
  const lines = [...rows, ...columnsOf(rows)];
  return (
    sum(lines.map(runPoints)) +
    3 * equalBlocks(rows) +
    40 * sum(lines.map((line) => finders(line, lightBeyondEdges))) +
    10 * balanceSteps(rows)
  );
}

export function columnsOf(rows: readonly string[]): readonly string[] {
  return rows.map((_, column) => rows.map((row) => row.charAt(column)).join(""));
}

/** Adjacent modules of one colour: 5 + i of them are worth 3 + i. */
function runPoints(line: string): number {
  return sum(runsOf(line).map((run) => (run.length >= 5 ? 3 + run.length - 5 : 0)));
}

/** Blocks of 2 × 2 modules of one colour. */
function equalBlocks(rows: readonly string[]): number {
  const corners = rows.slice(1).map((row, above) =>
    [...row].slice(1).filter((module, left) => {
      const upper = rows[above] ?? "";
      const others = upper.slice(left, left + 2) + row.charAt(left);
      return others === module.repeat(3);
    }),
  );
  return corners.flat().length;
}

/**
 * Patterns of proportion 1:1:3:1:1, dark first, preceded or followed by a light area four modules
 * wide: each counts once. `lightBeyondEdges` takes the quiet zone for such an area.
 */
function finders(line: string, lightBeyondEdges: boolean): number {
  const runs = runsOf(line);
  const isLightArea = (run: string | undefined, isAtEdge: boolean) =>
    run === undefined ? lightBeyondEdges : run.length >= 4 || (lightBeyondEdges && isAtEdge);
  return runs.filter((run, first) => {
    const five = runs.slice(first, first + 5).map(({ length }) => length / run.length);
    const isFinder = run.startsWith("1") && five.join(":") === "1:1:3:1:1";
    const before = isLightArea(runs[first - 1], first - 1 === 0);
    const after = isLightArea(runs[first + 5], first + 5 === runs.length - 1);
    return isFinder && (before || after);
  }).length;
}

/** How many times 5 % the dark modules are away from one half. */
function balanceSteps(rows: readonly string[]): number {
  const modules = rows.join("");
  const dark = modules.replaceAll("0", "").length;
  return Math.floor(Math.abs((100 * dark) / modules.length - 50) / 5);
}

function runsOf(line: string): readonly string[] {
  return line.match(/0+|1+/g) ?? [];
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
