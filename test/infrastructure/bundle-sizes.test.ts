import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bundleFunctions } from "../../infra/build/bundle.ts";
import { onlineFunctionPaths } from "../support/online-functions.ts";

/** Somebody waits while the function starts: the more there is to load, the longer. */
const bytesMax = 600 * 1_024;
const online = onlineFunctionPaths();
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "portale-bundles-"));
  await bundleFunctions({ outputFolder: folder, only: online });
});
afterAll(() => rm(folder, { recursive: true }));

describe("the bundle of a function that answers a route", () => {
  it.each(online)("is small: %s", async (path) => {
    const { size } = await stat(join(folder, path, "index.mjs"));
    expect(size).toBeLessThanOrEqual(bytesMax);
  });

  // One other character, and Node.js holds all of it at two bytes a character, slower to read.
  // The bundler escapes those in strings, but not in regular expressions and tagged templates.
  it.each(online)("is written in ASCII alone: %s", async (path) => {
    const source = await readFile(join(folder, path, "index.mjs"), "utf8");
    expect(source.match(/.{0,40}[^\p{ASCII}].{0,40}/gu) ?? []).toEqual([]);
  });
});
