import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { registryCommands } from "../../../../../infra/cli/commands/registry-commands.ts";
import type { RegistryReport } from "../../../../../infra/cli/registry-import-calls.ts";

const report: RegistryReport = {
  kind: "types",
  dryRun: true,
  rows: 3,
  created: 1,
  changed: 1,
  unchanged: 0,
  rejected: 1,
  notReached: 0,
  results: [
    { row: 2, outcome: "created", columns: [], problems: [] },
    { row: 3, outcome: "changed", columns: ["descrizione", "conto"], problems: [] },
    {
      row: 4,
      outcome: "rejected",
      columns: [],
      problems: [
        { column: "tassonomia", detail: "Codice tassonomico non valido." },
        { column: null, detail: "Ripete la riga 2, che è quella che vale." },
      ],
    },
  ],
};
const allRight = { ...report, rejected: 0, results: report.results.slice(0, 2) };

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "portale-registry-"));
  file = join(folder, "tipi.csv");
  await writeFile(file, "codice\nTARI\n");
});
afterEach(async () => {
  vi.restoreAllMocks();
  await rm(folder, { recursive: true, force: true });
});

/** The command as typed, on a portal that answers so. */
async function registry(answer: RegistryReport, ...args: readonly string[]) {
  const stdout = vi.spyOn(process.stdout, "write").mockReturnValue(true);
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
  const sent: unknown[] = [];
  const codes: number[] = [];
  const client = {
    async importRegistry(body: unknown) {
      sent.push(body);
      return answer;
    },
    findRegistryTemplate: async (kind: string) => `modello di ${kind}\r\n`,
  };
  const command = registryCommands(
    () => client,
    (code) => codes.push(code),
  );
  for (const each of command.commands) each.exitOverride();
  await command.parseAsync(args, { from: "user" });
  return { codes, sent, stdout: stdout.mock.calls.map(([text]) => text).join("") };
}

describe("portale registry import", () => {
  it("tells row by row what would become of the file, and ends with 1 for rejected rows", async () => {
    const { codes, sent, stdout } = await registry(
      report,
      "import",
      file,
      "--kind",
      "types",
      "--dry-run",
    );
    expect(sent).toEqual([{ kind: "types", csv: "codice\nTARI\n", dryRun: true }]);
    expect(codes).toEqual([1]);
    expect(stdout).toBe(
      [
        "Righe 3, simulazione: nulla è stato scritto",
        "  create 1, cambiate 1, già a posto 0, scartate 1",
        "  riga 3 cambia: descrizione, conto",
        "  riga 4 scartata, tassonomia: Codice tassonomico non valido.",
        "  riga 4 scartata: Ripete la riga 2, che è quella che vale.",
        "",
      ].join("\n"),
    );
  });

  it("ends with 0 where every row is right, and prints JSON for programs", async () => {
    const { codes, stdout } = await registry(allRight, "import", file, "--kind", "types", "--json");
    expect(codes).toEqual([0]);
    expect(JSON.parse(stdout)).toEqual(allRight);
  });

  it("ends with 1 where rows were not reached, and says what to do", async () => {
    const partial = { ...allRight, notReached: 7 };
    const { codes, stdout } = await registry(partial, "import", file, "--kind", "types");
    expect(codes).toEqual([1]);
    expect(stdout).toContain(
      "non guardate 7: il tempo è finito, importare di nuovo lo stesso file",
    );
  });

  it("is called wrongly without a file that can be read, or with a kind that is none", async () => {
    const missing = registry(report, "import", join(folder, "altro.csv"), "--kind", "types");
    await expect(missing).rejects.toThrow("non si può leggere");
    const unknown = registry(report, "import", file, "--kind", "cittadini");
    await expect(unknown).rejects.toMatchObject({ code: "commander.invalidArgument" });
  });
});

describe("portale registry template", () => {
  it("prints the portal's template as it is", async () => {
    const { stdout } = await registry(report, "template", "--kind", "operators");
    expect(stdout).toBe("modello di operators\r\n");
  });
});
