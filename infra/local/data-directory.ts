import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

export type DataDirectory = {
  readonly path: string;
  readonly logs: string;
  /** Lets another local cloud use it; a folder to throw away is removed. */
  readonly release: () => Promise<void>;
};

/**
 * Opens the folder of a local cloud.
 * @throws Error when another local cloud that is still running uses it.
 */
export async function openDataDirectory(
  wanted: string | undefined,
  fresh: boolean,
): Promise<DataDirectory> {
  const path =
    wanted === undefined ? await mkdtemp(join(tmpdir(), "portale-pagamenti-")) : resolve(wanted);
  const lock = join(path, "running.pid");
  await refuseIfRunning(lock, path);
  if (fresh) {
    await rm(path, { recursive: true, force: true });
  }
  const logs = join(path, "logs");
  await mkdir(logs, { recursive: true });
  await writeFile(lock, String(process.pid));
  const release = () =>
    wanted === undefined ? rm(path, { recursive: true, force: true }) : rm(lock, { force: true });
  return { path, logs, release };
}

async function refuseIfRunning(lock: string, path: string): Promise<void> {
  const pid = Number(await readFile(lock, "utf8").catch(() => ""));
  if (pid > 0 && pid !== process.pid && isAlive(pid)) {
    throw new Error(
      `Un altro cloud locale (processo ${pid}) usa già ${path}: fermarlo, oppure togliere ${lock}`,
    );
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
