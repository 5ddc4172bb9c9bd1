/**
 * What can be wrong with the ZIP of a flow, before a single row of it is read:
 * - `notAnArchive`: not a ZIP, cut short, or damaged;
 * - `encrypted`: protected by a password;
 * - `severalFiles`: more than one entry, folders included;
 * - `unsafePath`: an entry that points outside the folder it is extracted to;
 * - `flowFileMissing`: no entry called like the flow;
 * - `tooLarge`: the content is beyond the limit;
 * - `implausibleRatio`: so little compressed data for so much content is a bomb, not a flow;
 * - `replaced`: another file was uploaded in its place after the flow was started.
 */
export const flowArchiveProblems = [
  "notAnArchive",
  "encrypted",
  "severalFiles",
  "unsafePath",
  "flowFileMissing",
  "tooLarge",
  "implausibleRatio",
  "replaced",
] as const;
export type FlowArchiveProblem = (typeof flowArchiveProblems)[number];

export type FlowArchiveLimits = {
  readonly contentBytesMax: number;
  /** Content bytes for each compressed byte; looked at beyond `ratioFromBytes` of content. */
  readonly ratioMax: number;
  readonly ratioFromBytes: number;
};

/** A million rows are 240 MB of CSV, and flows of real debts shrink 7 to 20 times. */
export const flowArchiveLimits: FlowArchiveLimits = {
  contentBytesMax: 1024 ** 3,
  ratioMax: 100,
  ratioFromBytes: 1024 ** 2,
};

/** Thrown while the content is read, when only then the archive turns out to be wrong. */
export class FlowArchiveError extends Error {
  readonly problem: FlowArchiveProblem;

  constructor(problem: FlowArchiveProblem, options?: ErrorOptions) {
    super(`the flow's archive is refused: ${problem}`, options);
    this.name = "FlowArchiveError";
    this.problem = problem;
  }
}
