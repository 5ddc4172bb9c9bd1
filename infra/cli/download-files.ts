import { createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { basename, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { RemoteFailure } from "./exit-codes.ts";
import type { FlowView, PrintJobView } from "./portal-client.ts";

/** Where the result files of a flow were saved; null where there is none. */
export type SavedFiles = {
  readonly iuv: string | null;
  readonly scarti: string | null;
  readonly avvisi: string | null;
  /** The first print pack; `printPacks` has them all. */
  readonly printPack: string | null;
  readonly printPacks: readonly string[];
};

/** Saves every result file of the flow in a folder, under its own name. */
export async function downloadFiles(flow: FlowView, folder: string): Promise<SavedFiles> {
  await mkdir(folder, { recursive: true });
  const save = async (address: string | null) =>
    address === null ? null : download(address, folder);
  const printPacks: string[] = [];
  for (const address of flow.files.printPacks) printPacks.push(await download(address, folder));
  return {
    iuv: await save(flow.files.iuv),
    scarti: await save(flow.files.rejected),
    avvisi: await save(flow.files.notices),
    printPack: printPacks[0] ?? null,
    printPacks,
  };
}

/** A file of a print job, where it was saved. */
export type SavedPrint = {
  readonly file: string;
  readonly notices: number;
  readonly bytes: number;
};

/** Saves the files of a print job in a folder, each under its own name. */
export async function downloadPrints(job: PrintJobView, folder: string): Promise<SavedPrint[]> {
  await mkdir(folder, { recursive: true });
  const saved: SavedPrint[] = [];
  for (const { url, notices, bytes } of job.files) {
    saved.push({ file: await download(url, folder), notices, bytes });
  }
  return saved;
}

async function download(address: string, folder: string): Promise<string> {
  const url = new URL(address);
  const path = join(folder, basename(decodeURIComponent(url.pathname)));
  const response = await fetch(url);
  if (!response.ok || response.body === null) {
    throw new RemoteFailure(`Il file ${basename(path)} non si scarica: HTTP ${response.status}.`);
  }
  await pipeline(Readable.fromWeb(response.body), createWriteStream(path));
  return path;
}
