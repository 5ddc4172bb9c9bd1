import { appendFile, readFile } from "node:fs/promises";
import type { z } from "zod";

/**
 * Reads a file of one JSON value a line. A last line cut short by a crash is left out.
 */
export async function readJournal<Entry>(
  path: string,
  schema: z.ZodType<Entry>,
): Promise<readonly Entry[]> {
  const text = await readFile(path, "utf8").catch(() => "");
  return text
    .slice(0, text.lastIndexOf("\n") + 1)
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => schema.parse(JSON.parse(line)));
}

/** Appends one JSON value to a journal. */
export async function appendToJournal(path: string, entry: object): Promise<void> {
  await appendFile(path, `${JSON.stringify(entry)}\n`);
}
