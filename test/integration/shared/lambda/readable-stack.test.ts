import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";

const source = `import { describeError } from "./shared/lambda/observability.ts";
function failHere(): never {
  throw new Error("planted", { cause: new TypeError("beneath") });
}
export function handler() {
  try {
    failHere();
  } catch (error) {
    return describeError(error);
  }
}
`;
const describedShape = z.object({
  name: z.string(),
  message: z.string(),
  stack: z.string(),
  cause: z.object({ name: z.string(), message: z.string(), stack: z.string() }),
});
const repository = resolve(import.meta.dirname, "../../../..");
const bundle = "index.mjs";
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "portale-stack-"));
  await build({
    stdin: { contents: source, sourcefile: "planted.ts", resolveDir: repository, loader: "ts" },
    outfile: join(folder, bundle),
    bundle: true,
    platform: "node",
    format: "esm",
    minify: true,
    sourcemap: "linked",
    sourcesContent: false,
    mainFields: ["module", "main"],
  });
});
afterAll(() => rm(folder, { recursive: true }));

async function described() {
  const script = `
    const { handler } = await import(${JSON.stringify(pathToFileURL(join(folder, bundle)).href)});
    console.log(JSON.stringify(handler()));
  `;
  const { stdout } = await promisify(execFile)(process.execPath, [
    ...["--input-type=module", "--eval"],
    script,
  ]);
  return describedShape.parse(JSON.parse(stdout));
}

describe("an error of a bundled function", () => {
  it("is told with its places in the sources and with its cause", async () => {
    const { message, stack, cause } = await described();
    expect([message, cause.message]).toEqual(["planted", "beneath"]);
    for (const line of [3, 7]) expect(stack).toContain(`planted.ts:${line}:`);
    expect(cause.stack).toContain("planted.ts:3:");
    expect(stack).not.toContain(bundle);
  });

  it("is told with its places in the bundle where the map is missing", async () => {
    await rm(join(folder, `${bundle}.map`));
    expect((await described()).stack).toContain(bundle);
  });
});
