import { Command } from "commander";
import type { StoredDataReport } from "../../../operations/check-stored-data.ts";
import type { DrillReport } from "../../../operations/restore-drill.ts";
import { exitCodes } from "../../exit-codes.ts";
import { instantOf, type OpsContext, print } from "./ops-context.ts";

/** `portale ops restore drill`. */
export function restoreCommands({ connect, finish }: OpsContext): Command {
  const drill = new Command("drill")
    .description("ripristina la tabella accanto all'originale, controlla i dati e butta la copia")
    .option(
      "--at <istante>",
      "istante da ripristinare (ISO 8601); se manca, 5 minuti fa",
      instantOf,
    )
    .option("--keep", "non cancella la tabella ripristinata", false)
    .option("--json", "stampa il risultato in JSON", false)
    .action(async ({ at, keep, json }: { at?: Date; keep: boolean; json: boolean }) => {
      const cloud = await connect();
      const { drillRestore } = await import("../../../operations/restore-drill.ts");
      const report = await drillRestore(cloud, { at, keep });
      print(report, { json, lines: describeDrill(report) });
      if (report.check.violations > 0) finish(exitCodes.dataErrors);
    });
  return new Command("restore").description("ripristino dei dati").addCommand(drill);
}

/** `portale ops invariants check`. */
export function invariantCommands({ connect, finish }: OpsContext): Command {
  const check = new Command("check")
    .description("controlla i dati in servizio, senza cambiarli: li legge tutti")
    .option("--json", "stampa il risultato in JSON", false)
    .action(async ({ json }: { json: boolean }) => {
      const cloud = await connect();
      const { checkStoredData } = await import("../../../operations/check-stored-data.ts");
      const report = await checkStoredData(cloud);
      print(report, { json, lines: describeCheck(report) });
      if (report.violations > 0) finish(exitCodes.dataErrors);
    });
  return new Command("invariants")
    .description("ciò che deve valere dei dati nel loro insieme")
    .addCommand(check);
}

const methodTexts: Readonly<Record<DrillReport["method"], string>> = {
  pointInTime: "ripristino a un istante (PITR)",
  backup: "backup su richiesta fatto adesso: qui il ripristino a un istante non c'è",
  copy: "copia voce per voce: qui non ci sono né ripristino a un istante né backup",
};

function describeDrill(report: DrillReport): string[] {
  const { check, kept } = report;
  return [
    `Prova di ripristino dell'ambiente ${report.stage}`,
    `  come: ${methodTexts[report.method]}`,
    `  dati al ${report.restoredTo} nella tabella ${report.tableName}`,
    `  RPO ${report.rpoSeconds} s; RTO ${report.rtoSeconds} s, di cui ${report.restoreSeconds} s di ripristino`,
    ...describeCheck(check),
    kept
      ? `La tabella ${report.tableName} è rimasta: va cancellata quando non serve più.`
      : "La tabella ripristinata è stata cancellata.",
  ];
}

function describeCheck(report: StoredDataReport): string[] {
  const { items, receiptFiles, latestChangeAt, results, violations, seconds } = report;
  return [
    `Controllo di ${report.tableName}: ${items} voci, ${receiptFiles} file di ricevute, ${seconds} s`,
    `  ultimo cambiamento: ${latestChangeAt ?? "nessuno"}`,
    ...results.flatMap((result) => {
      const mark = result.violations === 0 ? "bene  " : "ERRORE";
      const count = result.violations === 0 ? "" : `, ${result.violations} violazioni`;
      return [
        `  ${mark} ${result.meaning} (${result.checked}${count})`,
        ...result.samples.map((sample) => `           ${sample}`),
      ];
    }),
    violations === 0 ? "Tutto torna." : `${violations} violazioni: vedere infra/RESTORE.md.`,
  ];
}
