import { createReadStream, existsSync } from "node:fs";
import { appendFile, rename, writeFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import type * as z from "zod";

/**
 * A file of one JSON value a line that keeps the latest entries over restarts, and in memory no
 * more than `entriesMax`, however many are added.
 */
export class Journal<Entry extends object> {
  readonly #path: string;
  readonly #entriesMax: number;
  #entries: Entry[];
  #writing: Promise<void> = Promise.resolve();

  private constructor(path: string, entriesMax: number, entries: Entry[]) {
    this.#path = path;
    this.#entriesMax = entriesMax;
    this.#entries = entries;
  }

  /** Opens the file and shortens it to the latest entries. */
  static async open<Entry extends object>(settings: {
    readonly path: string;
    readonly schema: z.ZodType<Entry>;
    readonly entriesMax: number;
  }): Promise<Journal<Entry>> {
    const { path, schema, entriesMax } = settings;
    const lines = await readLastLines(path, entriesMax);
    const entries = lines.map((line) => schema.parse(JSON.parse(line)));
    if (lines.length > 0) {
      await writeFile(`${path}.tmp`, lines.map((line) => `${line}\n`).join(""));
      await rename(`${path}.tmp`, path);
    }
    return new Journal(path, entriesMax, entries);
  }

  /** The latest entries, oldest first. */
  entries(): readonly Entry[] {
    return this.#entries;
  }

  /** Adds entries; resolves when they are on disk. */
  append(...added: readonly Entry[]): Promise<void> {
    this.#entries.push(...added);
    if (this.#entries.length > this.#entriesMax * 2) {
      this.#entries = this.#entries.slice(-this.#entriesMax);
    }
    const lines = added.map((entry) => `${JSON.stringify(entry)}\n`).join("");
    this.#writing = this.#writing.then(() => appendFile(this.#path, lines));
    return this.#writing;
  }
}

/** A last line cut short by a crash is left out. */
async function readLastLines(path: string, linesMax: number): Promise<readonly string[]> {
  let lines: string[] = [];
  if (existsSync(path)) {
    for await (const line of createInterface({ input: createReadStream(path) })) {
      lines.push(line);
      if (lines.length > linesMax * 2) {
        lines = lines.slice(-linesMax);
      }
    }
  }
  return lines.slice(-linesMax).filter(isWholeJson);
}

function isWholeJson(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}
