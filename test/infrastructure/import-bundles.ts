import { cpSync, existsSync, globSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { functionPaths, repository } from "../support/synthesized-stage.ts";

/**
 * Entry point of `npm run check:bundles`: every function has a bundle in dist/ that loads where
 * there is no node_modules, as on Lambda, and exports its handler.
 */
const folder = mkdtempSync(join(tmpdir(), "portale-bundles-"));
const faults: string[] = [];
try {
  cpSync(join(repository, "dist"), folder, { recursive: true });
  for (const path of functionPaths) {
    const file = join(folder, path, "index.mjs");
    const fault = existsSync(file) ? await loadingFault(file) : "manca il bundle";
    if (fault !== undefined) faults.push(`${path}: ${fault}`);
  }
} finally {
  rmSync(folder, { recursive: true });
}
const bundles = globSync("*/*/index.mjs", { cwd: join(repository, "dist") }).length;
console.log(`${bundles} bundle, ${functionPaths.length} funzioni, ${faults.length} difetti.`);
for (const fault of faults) console.error(fault);
process.exitCode = faults.length === 0 && bundles === functionPaths.length ? 0 : 1;

async function loadingFault(file: string): Promise<string | undefined> {
  try {
    const { handler } = await import(file);
    return typeof handler === "function" ? undefined : "non esporta `handler`";
  } catch (error) {
    return `non si carica: ${String(error)}`;
  }
}
