import type { DirectoryEntry } from "../../domain/organizations/directory-entry.ts";
import { type Item, itemHeader } from "../item.ts";
import { entities } from "../table.ts";

/** All enti in one partition: a Region has some hundreds, and lists and searches read them all. */
const directoryPartition = "DIRECTORY";

export function toDirectoryItem(entry: DirectoryEntry): Item {
  return {
    pk: directoryPartition,
    sk: entry.fiscalCode,
    ...itemHeader(entities.directoryEntry),
    ...entry,
  };
}
