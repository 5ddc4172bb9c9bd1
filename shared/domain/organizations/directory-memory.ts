import { type PublicDirectory, publicDirectoryOf } from "./directory-search.ts";
import type { DirectoryStore } from "./directory-store.ts";

/** As long as answers of the public search may be kept by whoever asked. */
export const directorySecondsKept = 60;

/**
 * The public directory, read and made ready at most once a minute. A failed reading is not kept.
 */
export function rememberPublicDirectory(
  directory: DirectoryStore,
  nowMs: () => number,
): () => Promise<PublicDirectory> {
  let kept: { readonly untilMs: number; readonly ready: Promise<PublicDirectory> } | undefined;
  return async () => {
    if (kept !== undefined && nowMs() < kept.untilMs) return kept.ready;
    const ready = directory.list().then(publicDirectoryOf);
    const reading = { untilMs: nowMs() + directorySecondsKept * 1_000, ready };
    kept = reading;
    ready.catch(() => {
      if (kept === reading) kept = undefined;
    });
    return ready;
  };
}
