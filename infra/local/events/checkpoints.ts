import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Remembers, over restarts, how far each shard of a stream source was processed. */
export type Checkpoints = {
  readonly read: (shardId: string) => Promise<string | undefined>;
  readonly write: (shardId: string, sequenceNumber: string) => Promise<void>;
};

/** One small file for each shard, replaced atomically. */
export function fileCheckpoints(directory: string, sourceId: string): Checkpoints {
  const folder = join(directory, sourceId);
  return {
    read: async (shardId) => {
      const text = await readFile(join(folder, shardId), "utf8").catch(() => "");
      return text === "" ? undefined : text;
    },
    write: async (shardId, sequenceNumber) => {
      await mkdir(folder, { recursive: true });
      const path = join(folder, shardId);
      await writeFile(`${path}.tmp`, sequenceNumber);
      await rename(`${path}.tmp`, path);
    },
  };
}
