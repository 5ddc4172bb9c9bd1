import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import * as z from "zod";

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      optionalDependencies: z.record(z.string(), z.string()).optional(),
    }),
  ),
});
const { packages } = lockSchema.parse(
  JSON.parse(readFileSync(new URL("../../package-lock.json", import.meta.url), "utf8")),
);

/** Whether a package is found from inside another, folder by folder upwards, as Node does. */
function isLocked(from: string, name: string): boolean {
  const folders = from.split("/node_modules/");
  return (
    folders.some((_, depth) => {
      const base = folders.slice(0, folders.length - depth).join("/node_modules/");
      return `${base === "" ? "" : `${base}/`}node_modules/${name}` in packages;
    }) || `node_modules/${name}` in packages
  );
}

describe("the lockfile", () => {
  // A registry that lacks the binaries of other platforms leaves them out of a new lockfile, and
  // `npm ci` then refuses it on every machine.
  it("names the binaries of every platform, so that npm ci accepts it anywhere", () => {
    const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter((name) => !isLocked(path, name)),
    );
    expect(missing.filter((name) => !name.includes("wasm32"))).toEqual([]);
  });

  it("pins every package", () => {
    const unpinned = Object.entries(packages).filter(([path, { version }]) => path && !version);
    expect(unpinned).toEqual([]);
  });
});
