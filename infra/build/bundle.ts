import { cp, glob, mkdir, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import {
  describingFunction,
  writeApiDescription,
} from "./api-description/write-api-description.ts";
import { bundleAssets } from "./bundle-assets.ts";
import { copyMarks } from "./copy-marks.ts";
import { globalTimers } from "./global-timers.ts";
import { latePackages } from "./late-packages.ts";

/** Root of the project, where `functions/` and `dist/` lie. */
export const projectFolder = fileURLToPath(new URL("../../", import.meta.url));

/** Most bundles never call it: `node:module` is loaded with the first call, not with the bundle. */
const requireBanner = [
  "const require=(name)=>",
  'process.getBuiltinModule("node:module").createRequire(import.meta.url)(name);',
].join("");

export type BundleResult = {
  /** "<context>/<function>" of every bundle made. */
  readonly functions: readonly string[];
  readonly seconds: number;
};

export type BundleOptions = {
  /** `<context>/<function>` of those to bundle; all of them where it is left out. */
  readonly only?: readonly string[];
  /** Where they go, instead of `dist/`. */
  readonly outputFolder?: string;
  /** Folder of the trade marks that notices print (`markFiles`); their words where left out. */
  readonly marksFolder?: string;
};

/**
 * Bundles the handlers of functions, each into `dist/<context>/<function>/index.mjs` with all it
 * needs (the AWS SDK included), and lays beside it the files it reads. `dist/meta.json` tells what
 * each bundle holds.
 */
export async function bundleFunctions(options: BundleOptions = {}): Promise<BundleResult> {
  const startedMs = performance.now();
  const functions = options.only ?? (await findFunctions());
  const { outputFolder = join(projectFolder, "dist") } = options;
  const { metafile } = await build({
    absWorkingDir: projectFolder,
    entryPoints: functions.map((path) => ({
      in: `functions/${path}/handler.ts`,
      out: `${path}/index`,
    })),
    outdir: outputFolder,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    minify: true,
    sourcemap: "linked",
    sourcesContent: false,
    // Names of authors in licenses, and other letters beyond ASCII, would double what the source
    // of a bundle takes in memory, and with it the time to read it.
    legalComments: "linked",
    platform: "node",
    target: "node24",
    format: "esm",
    mainFields: ["module", "main"],
    // Some CommonJS dependencies call require, which an ES module does not have.
    banner: { js: requireBanner },
    plugins: [latePackages, globalTimers],
    metafile: true,
    logLevel: "warning",
  });
  await Promise.all(functions.map((path) => copyAssets(path, join(outputFolder, path))));
  await copyMarks(functions, { outputFolder, marksFolder: options.marksFolder });
  if (functions.includes(describingFunction)) {
    await writeApiDescription(projectFolder, join(outputFolder, describingFunction));
  }
  await writeFile(join(outputFolder, "meta.json"), JSON.stringify(metafile));
  if (options.only === undefined) {
    await removeStaleBundles(outputFolder, new Set(functions));
  }
  return { functions, seconds: (performance.now() - startedMs) / 1_000 };
}

/** Every folder of `functions/` that has a handler, as "<context>/<function>". */
export function findFunctions(): Promise<readonly string[]> {
  return foldersWith("handler.ts", join(projectFolder, "functions"));
}

async function removeStaleBundles(
  outputFolder: string,
  functions: ReadonlySet<string>,
): Promise<void> {
  for (const path of await foldersWith("index.mjs", outputFolder)) {
    if (!functions.has(path)) {
      await rm(join(outputFolder, path), { recursive: true });
    }
  }
}

async function foldersWith(file: string, cwd: string): Promise<readonly string[]> {
  const folders: string[] = [];
  for await (const path of glob(`*/*/${file}`, { cwd })) {
    folders.push(dirname(path).replaceAll("\\", "/"));
  }
  return folders.sort();
}

async function copyAssets(functionPath: string, bundleFolder: string): Promise<void> {
  const { resolve } = createRequire(import.meta.url);
  for (const [folder, packageFiles] of Object.entries(bundleAssets[functionPath] ?? {})) {
    await mkdir(join(bundleFolder, folder), { recursive: true });
    for (const packageFile of packageFiles) {
      await cp(resolve(packageFile), join(bundleFolder, folder, basename(packageFile)));
    }
  }
}
