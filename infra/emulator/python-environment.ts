import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { projectFolder } from "../build/bundle.ts";
import { runProgram } from "../build/run-program.ts";
import { EmulatorUnavailable } from "./emulator-unavailable.ts";

const requirementsFile = fileURLToPath(new URL("requirements.txt", import.meta.url));

/**
 * Path of a program of the pinned Python packages (requirements.txt, with their digests), in a
 * virtual environment of the project made at the first use.
 *
 * @throws EmulatorUnavailable, in Italian, where there is no Python or PyPI does not answer.
 */
export async function pythonProgram(name: string, log: (line: string) => void): Promise<string> {
  const digest = createHash("sha256").update(await readFile(requirementsFile));
  const folder = join(
    projectFolder,
    "node_modules/.cache/python",
    digest.digest("hex").slice(0, 16),
  );
  const program = join(folder, "bin", name);
  if (existsSync(join(folder, "complete"))) return program;
  log("Installo l'emulatore di AWS in un ambiente Python del progetto…");
  await rm(folder, { recursive: true, force: true });
  await orUnavailable("Manca Python 3 con il modulo venv", ["python3", "-m", "venv", folder]);
  const pip = join(folder, "bin/pip");
  const options = ["--quiet", "--disable-pip-version-check", "--require-hashes"];
  const install = [pip, "install", ...options, "-r", requirementsFile];
  await orUnavailable("PyPI non dà i pacchetti dell'emulatore", install);
  await mkdir(join(folder, "complete"));
  return program;
}

async function orUnavailable(reason: string, command: readonly string[]): Promise<void> {
  const [program = "", ...args] = command;
  const { code, output } = await runProgram(program, args).catch((error: unknown) => ({
    code: -1,
    output: String(error),
  }));
  if (code !== 0) throw new EmulatorUnavailable(`${reason}.\n${output.trim()}`);
}
