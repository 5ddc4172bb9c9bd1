import { stat } from "node:fs/promises";
import { basename } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { UsageError } from "./exit-codes.ts";
import type { FlowView, PortalClient } from "./portal-client.ts";
import type { Progress } from "./progress-bar.ts";

const pollMs = 250;
/** A flow that takes long is looked at less often. */
const pollMsMax = 3_000;

/** Registers, uploads and starts a flow; returns its id. */
export async function uploadFlow(
  client: PortalClient,
  path: string,
  dryRun: boolean,
): Promise<string> {
  const file = await stat(path).catch(() => undefined);
  if (file?.isFile() !== true) throw new UsageError(`Il file ${path} non esiste.`);
  const fileName = basename(path);
  const ticket = await client.requestFlow({ fileName, sizeBytes: file.size, dryRun });
  await client.upload(ticket.upload, path);
  await client.startFlow(ticket.id);
  return ticket.id;
}

/** Follows a flow until nothing more is to come. */
export async function followFlow(
  client: PortalClient,
  id: string,
  progress: Progress,
): Promise<FlowView> {
  for (let waitMs = pollMs; ; waitMs = Math.min(pollMsMax, waitMs * 1.05)) {
    const flow = await client.findFlow(id);
    progress.show(flow);
    if (flow.complete) {
      progress.end();
      return flow;
    }
    await delay(waitMs);
  }
}
