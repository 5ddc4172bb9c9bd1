export type ProblemMeaning = {
  readonly title: string;
  /** What has happened, in some Italian sentences. */
  readonly meaning: string;
  /** What whoever reads it can do. */
  readonly remedy: string;
};
