import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { inflateRawSync } from "node:zlib";
import * as z from "zod";

const generator = fileURLToPath(new URL("./generate-flow.mjs", import.meta.url));

const expectedSchema = z.object({
  file: z.string(),
  rows: z.number(),
  accepted: z.number(),
  rejected: z.array(z.object({ row: z.number(), iud: z.string(), code: z.string() })),
});

export type GeneratedFlow = z.infer<typeof expectedSchema> & {
  readonly zip: Buffer;
  readonly csv: Buffer;
};

/** The CSV of a one-entry ZIP whose sizes stand in its central directory. */
function csvOf(zip: Buffer): Buffer {
  const directory = zip.readUInt32LE(zip.length - 6);
  const compressedSize = zip.readUInt32LE(directory + 20);
  const nameLength = zip.readUInt16LE(26);
  return inflateRawSync(zip.subarray(30 + nameLength, 30 + nameLength + compressedSize));
}

/** Makes a flow with planted errors in a temporary folder and reads it with its verdicts. */
export function generateFlow(options: Readonly<Record<string, string>>): GeneratedFlow {
  const folder = mkdtempSync(join(tmpdir(), "flow-"));
  try {
    const pairs = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
    execFileSync(process.execPath, [generator, "--out", folder, ...pairs]);
    const text = readFileSync(join(folder, "expected.json"), "utf8");
    const expected = expectedSchema.parse(JSON.parse(text));
    const zip = readFileSync(join(folder, expected.file));
    return { ...expected, zip, csv: csvOf(zip) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
