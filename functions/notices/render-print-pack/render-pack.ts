import type { RenderPrintPackMessage } from "../../../shared/messaging/messages.ts";
import { type RenderJobPackDependencies, renderJobPack } from "./render-job-pack.ts";
import { type RenderPrintPackDependencies, renderPrintPack } from "./render-print-pack.ts";

/** Prints a pack: of a job where the message names one, else of a block. */
export async function renderPack(
  { jobId, ...message }: RenderPrintPackMessage,
  dependencies: RenderPrintPackDependencies & RenderJobPackDependencies,
): Promise<void> {
  if (jobId === undefined) await renderPrintPack(message, dependencies);
  else await renderJobPack({ ...message, jobId }, dependencies);
}
