import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { glob, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";
import { bundleFunctions, projectFolder } from "../build/bundle.ts";
import { runProgram } from "../build/run-program.ts";

const cdkConfigurationSchema = z.object({ context: z.record(z.string(), z.unknown()) });

/** Where the application of the stage "local" is synthesized, apart from other stages. */
const assemblyFolder = join(projectFolder, "cdk.out", "local");

const sourcePatterns = [
  "functions/**/*",
  "shared/**/*",
  "infra/*.ts",
  "infra/{build,constructs,contexts,stacks,stages}/**/*",
  "cdk.json",
  "package-lock.json",
];

/**
 * Bundles the functions and synthesizes the stage "local"; does nothing when no source changed
 * since the last time.
 * @returns the folder of the assembly.
 * @throws Error with what esbuild or the CDK application wrote.
 */
export async function prepareAssembly(log: (line: string) => void): Promise<string> {
  const digestFile = join(projectFolder, "cdk.out", "local.sha256");
  const digest = await digestSources();
  const known = await readFile(digestFile, "utf8").catch(() => "");
  if (known === digest && existsSync(join(assemblyFolder, "manifest.json"))) {
    return assemblyFolder;
  }
  log("Preparo le funzioni…");
  await bundleFunctions();
  log("Sintetizzo il modello CloudFormation…");
  await synthesize();
  await mkdir(join(projectFolder, "cdk.out"), { recursive: true });
  await writeFile(digestFile, digest);
  return assemblyFolder;
}

async function digestSources(): Promise<string> {
  const hash = createHash("sha256");
  const paths: string[] = [];
  for await (const entry of glob(sourcePatterns, { cwd: projectFolder, withFileTypes: true })) {
    if (entry.isFile()) {
      paths.push(join(entry.parentPath, entry.name));
    }
  }
  for (const path of paths.sort()) {
    hash
      .update(path)
      .update("\0")
      .update(await readFile(path));
  }
  return hash.digest("hex");
}

/** Runs the CDK application as the `cdk` command would, without the seconds that one takes. */
async function synthesize(): Promise<void> {
  const configuration = cdkConfigurationSchema.parse(
    JSON.parse(await readFile(join(projectFolder, "cdk.json"), "utf8")),
  );
  const application = join(projectFolder, "infra", "app.ts");
  const { code, output } = await runProgram(process.execPath, [application], {
    cwd: projectFolder,
    env: {
      CDK_OUTDIR: assemblyFolder,
      CDK_CONTEXT_JSON: JSON.stringify({ ...configuration.context, stage: "local" }),
    },
  });
  if (code !== 0) {
    throw new Error(`La sintesi del modello non è riuscita:\n${output}`);
  }
}
