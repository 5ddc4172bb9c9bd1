import type { CellReader } from "./cell-readers.ts";

/** A column of a file: what it is called, and where its value goes. */
export type Column = {
  readonly header: string;
  /** Members, from the outside in, of what the same thing is over the API. */
  readonly path: readonly string[];
  readonly read: CellReader;
  /** In Italian, for whoever fills the file in. */
  readonly meaning: string;
  /** Of a file that is filled in right. */
  readonly example: string;
  /** No row goes without it. */
  readonly isKey?: true;
};

/** What may be brought in. */
export const importKinds = ["organizations", "types", "operators"] as const;
export type ImportKind = (typeof importKinds)[number];
