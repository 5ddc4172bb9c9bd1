import { mkdtemp, rm, statfs } from "node:fs/promises";
import { join } from "node:path";

export type TableDirectory = {
  readonly path: string;
  /** Removes it, when it was made for this run only. */
  readonly discard: () => Promise<void>;
};

/** File system in memory of Linux, and the room it must have to be trusted with a table. */
const memoryFolder = "/dev/shm";
const roomBytesMin = 4 * 1024 ** 3;

/**
 * Picks where the table's database lies. The emulator waits for the disk at every write: in
 * memory a throw-away table is written up to seven times faster. Where there is no room for that,
 * and always for data to keep, it lies in the data folder.
 */
export async function openTableDirectory(
  dataDirectory: string,
  isThrowAway: boolean,
): Promise<TableDirectory> {
  const room = isThrowAway ? await freeBytes(memoryFolder) : 0;
  if (room < roomBytesMin) {
    return { path: dataDirectory, discard: async () => undefined };
  }
  const path = await mkdtemp(join(memoryFolder, "portale-pagamenti-"));
  return { path, discard: () => rm(path, { recursive: true, force: true }) };
}

async function freeBytes(folder: string): Promise<number> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch {
    return 0;
  }
}
