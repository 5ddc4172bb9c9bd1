import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const entry = join(import.meta.dirname, "../../../../infra/cli/portale.ts");
/** Nobody listens there: the discard port of this machine. */
const nobody = "http://127.0.0.1:9";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "portale-cli-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function portale(...args: string[]) {
  const child = spawn(process.execPath, [entry, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "exit"),
  ]);
  return { code, stdout, stderr };
}

describe("the command line", () => {
  it("explains itself and ends well", async () => {
    const { code, stdout } = await portale("--help");
    expect(code).toBe(0);
    for (const command of ["flow", "notice", "demo", "ops"]) expect(stdout).toContain(command);
  });

  it.each([
    ["an unknown command", ["paga"]],
    ["a missing argument", ["flow", "import"]],
    ["a missing option", ["notice", "get", "300000000000006467"]],
    ["a file that is not there", ["flow", "import", "non-esiste.zip"]],
    [
      "no credentials for a portal elsewhere",
      ["--url", "https://portale.example", "flow", "status", "x"],
    ],
    ["personal data without a reason", ["ops", "dlq", "show", "import-blocks", "--reveal"]],
    ["a discard without a reason", ["ops", "dlq", "discard", "import-blocks", "--all"]],
    ["a stage that is not there", ["ops", "--stage", "luna", "dlq", "list"]],
    ["a print without a folder", ["flow", "print", "x"]],
    ["a print of rows that end early", ["flow", "print", "x", "-o", "stampe", "--rows", "6-2"]],
    ["an address that is none", ["--url", "portale", "flow", "status", "x"]],
  ])("ends with 2 on %s and says why on standard error", async (_case, args) => {
    const { code, stdout, stderr } = await portale(...args);
    expect(code).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).not.toBe("");
  });

  it("ends with 1 where there is no local cloud to act upon, and says how to have one", async () => {
    const { code, stderr } = await portale("ops", "--local-folder", folder, "dlq", "list");
    expect(code).toBe(1);
    expect(stderr).toContain("npm start");
  });

  it("ends with 3 when the portal does not answer", async () => {
    const path = join(folder, "c_demo1-TARI-1_3.zip");
    await writeFile(path, "zip");
    for (const args of [
      ["flow", "import", path],
      ["flow", "status", "x"],
    ]) {
      const { code, stderr } = await portale("--url", nobody, ...args);
      expect(code).toBe(3);
      expect(stderr).toContain("Il portale non risponde");
    }
  });
});
