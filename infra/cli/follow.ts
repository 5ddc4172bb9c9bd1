import { setTimeout as delay } from "node:timers/promises";
import type { Progress } from "./progress-bar.ts";

const pollMs = 250;
/** What takes long is looked at less often. */
const pollMsMax = 3_000;

/** Looks at a work of the portal until nothing more is to come of it. */
export async function follow<View extends { readonly complete: boolean }>(
  look: () => Promise<View>,
  progress: Progress<View>,
): Promise<View> {
  for (let waitMs = pollMs; ; waitMs = Math.min(pollMsMax, waitMs * 1.05)) {
    const view = await look();
    progress.show(view);
    if (view.complete) {
      progress.end();
      return view;
    }
    await delay(waitMs);
  }
}
