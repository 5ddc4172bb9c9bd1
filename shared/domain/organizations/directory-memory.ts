import type { DirectoryEntry } from "./directory-entry.ts";
import { type PublicDirectory, publicDirectoryOf } from "./directory-search.ts";
import type { DirectoryStore } from "./directory-store.ts";

/** As long as answers of the public search may be kept by whoever asked. */
export const directorySecondsKept = 60;

/** The directory, read and made ready at most once a minute. A failed reading is not kept. */
export function rememberDirectory<Ready>(
  directory: DirectoryStore,
  makeReady: (entries: readonly DirectoryEntry[]) => Ready,
  nowMs: () => number,
): () => Promise<Ready> {
  let kept: { readonly untilMs: number; readonly ready: Promise<Ready> } | undefined;
  return async () => {
    if (kept !== undefined && nowMs() < kept.untilMs) return kept.ready;
    const ready = directory.list().then(makeReady);
    const reading = { untilMs: nowMs() + directorySecondsKept * 1_000, ready };
    kept = reading;
    ready.catch(() => {
      if (kept === reading) kept = undefined;
    });
    return ready;
  };
}

/** The public part of it, ready for searches. */
export function rememberPublicDirectory(
  directory: DirectoryStore,
  nowMs: () => number,
): () => Promise<PublicDirectory> {
  return rememberDirectory(directory, publicDirectoryOf, nowMs);
}
