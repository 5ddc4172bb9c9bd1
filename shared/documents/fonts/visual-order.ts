import { bidiLevels, hasRightToLeft, mirrored } from "./bidi.ts";
import { type Letter, readLetters } from "./letters.ts";

/** Letters that run one way, from left to right as they stand on paper. */
export type DirectedRun = {
  readonly isRightToLeft: boolean;
  readonly letters: readonly Letter[];
};

/** A line of text as it stands on paper: letters in their shapes, in their places. */
export function visualRuns(text: string): readonly DirectedRun[] {
  const letters = readLetters(text);
  if (!hasRightToLeft(text)) return [{ isRightToLeft: false, letters }];
  const levels = bidiLevels(letters.map((letter) => letter.text));
  const runs: { levels: number[]; letters: Letter[] }[] = [];
  letters.forEach((letter, at) => {
    const level = levels[at] ?? 0;
    const run = runs.at(-1);
    if (run !== undefined && (run.levels[0] === 0) === (level === 0)) {
      run.levels.push(level);
      run.letters.push(letter);
    } else {
      runs.push({ levels: [level], letters: [letter] });
    }
  });
  return runs.map((run) => {
    const isRightToLeft = run.levels[0] !== 0;
    return { isRightToLeft, letters: isRightToLeft ? reversed(run) : run.letters };
  });
}

/** Rules L2 and L4: the other way round, but for numbers, which stay as they are read. */
function reversed({
  levels,
  letters,
}: {
  readonly levels: readonly number[];
  readonly letters: readonly Letter[];
}): readonly Letter[] {
  const pieces: Letter[][] = [];
  letters.forEach((letter, at) => {
    const isNumber = levels[at] === 2;
    const piece = pieces.at(-1);
    if (isNumber && levels[at - 1] === 2 && piece !== undefined) piece.push(letter);
    else pieces.push([isNumber ? letter : { ...letter, drawn: mirroredLetter(letter.drawn) }]);
  });
  return pieces.reverse().flat();
}

function mirroredLetter(drawn: string | undefined): string | undefined {
  return drawn === undefined ? undefined : mirrored(drawn.charAt(0)) + drawn.slice(1);
}
