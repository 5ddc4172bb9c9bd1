import { readFile } from "node:fs/promises";
import { Command, Option } from "commander";
import { type ExitCode, exitCodes, UsageError } from "../exit-codes.ts";
import type { PortalClient } from "../portal-client.ts";
import type { RegistryReport } from "../registry-import-calls.ts";

type Registry = Pick<PortalClient, "importRegistry" | "findRegistryTemplate">;
type ImportOptions = { readonly kind: string; readonly dryRun: boolean; readonly json: boolean };

const kinds = ["organizations", "types", "operators"];
const kindOption = () =>
  new Option("--kind <tipo>", "che cosa contiene il file: enti, tipi dovuto oppure operatori")
    .choices(kinds)
    .makeOptionMandatory();

/** `portale registry …`: enti, types and operators from files, for the Region. */
export function registryCommands(
  connect: () => Registry,
  finish: (code: ExitCode) => void,
): Command {
  const registry = new Command("registry").description("anagrafiche da file CSV, per la Regione");
  registry
    .command("import")
    .description(
      "importa enti, tipi dovuto oppure operatori; lo stesso file due volte non fa danni",
    )
    .argument("<file.csv>", "file con i nomi delle colonne nella prima riga")
    .addOption(kindOption())
    .option("--dry-run", "dice che cosa cambierebbe e non scrive nulla", false)
    .option("--json", "stampa il risultato in JSON", false)
    .action(async (path: string, { kind, dryRun, json }: ImportOptions) => {
      const csv = await readFile(path, "utf8").catch(() => undefined);
      if (csv === undefined) throw new UsageError(`Il file ${path} non si può leggere.`);
      const report = await connect().importRegistry({ kind, csv, dryRun });
      print(json ? JSON.stringify(report) : describeReport(report));
      const isIncomplete = report.rejected + report.notReached > 0;
      finish(isIncomplete ? exitCodes.dataErrors : exitCodes.ok);
    });
  registry
    .command("template")
    .description("stampa un file da compilare: i nomi delle colonne e una riga d'esempio")
    .addOption(kindOption())
    .action(async ({ kind }: { kind: string }) => {
      process.stdout.write(await connect().findRegistryTemplate(kind));
    });
  return registry;
}

/** What became of a file, and of the rows that need somebody to look at them. */
function describeReport(report: RegistryReport): string {
  const { rows, created, changed, unchanged, rejected, notReached, results } = report;
  const lines = [
    `Righe ${rows}${report.dryRun ? ", simulazione: nulla è stato scritto" : ""}`,
    `  create ${created}, cambiate ${changed}, già a posto ${unchanged}, scartate ${rejected}`,
  ];
  if (notReached > 0) {
    lines.push(
      `  non guardate ${notReached}: il tempo è finito, importare di nuovo lo stesso file`,
    );
  }
  for (const { row, outcome, columns, problems } of results) {
    if (outcome === "changed") lines.push(`  riga ${row} cambia: ${columns.join(", ")}`);
    for (const { column, detail } of problems) {
      lines.push(`  riga ${row} scartata${column === null ? "" : `, ${column}`}: ${detail}`);
    }
  }
  return lines.join("\n");
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
