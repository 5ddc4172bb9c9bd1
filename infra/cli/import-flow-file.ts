import { stat } from "node:fs/promises";
import { basename } from "node:path";
import { UsageError } from "./exit-codes.ts";
import { follow } from "./follow.ts";
import type { FlowView, PortalClient } from "./portal-client.ts";
import type { Progress } from "./progress-bar.ts";

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
export function followFlow(
  client: PortalClient,
  id: string,
  progress: Progress<FlowView>,
): Promise<FlowView> {
  return follow(() => client.findFlow(id), progress);
}
