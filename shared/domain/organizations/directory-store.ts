import type { DirectoryEntry } from "./directory-entry.ts";

/** The enti of the Region, as lists and searches see them. */
export type DirectoryStore = {
  /** All of them, by fiscal code; strongly consistent. */
  list(): Promise<readonly DirectoryEntry[]>;
};
