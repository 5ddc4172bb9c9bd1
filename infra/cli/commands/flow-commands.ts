import { Command } from "commander";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { followFlow, uploadFlow } from "../import-flow-file.ts";
import type { FlowView, PortalClient } from "../portal-client.ts";
import { createProgress, progressLine } from "../progress-bar.ts";
import { flowPrintCommand } from "./flow-print-command.ts";

type Connect = () => PortalClient;
type Finish = (code: ExitCode) => void;

/** `portale flow …`: an ente's flows of debts. */
export function flowCommands(connect: Connect, finish: Finish): Command {
  const flow = new Command("flow").description("flussi di dovuti di un ente");
  flow
    .command("import")
    .description("carica e avvia un flusso (tracciato dovuti, ZIP)")
    .argument("<file.zip>", "file <codice IPA>-<IUF>-<versione>.zip")
    .option("--dry-run", "controlla tutto e non cambia nulla", false)
    .option("--wait", "attende la fine dell'elaborazione", false)
    .option("--json", "stampa il risultato in JSON", false)
    .action(async (path: string, options: { dryRun: boolean; wait: boolean; json: boolean }) => {
      const client = connect();
      const id = await uploadFlow(client, path, options.dryRun);
      if (!options.wait) {
        print(options.json ? JSON.stringify({ id }) : `Flusso avviato: ${id}`);
        return;
      }
      const done = await followFlow(client, id, createProgress(process.stderr, progressLine));
      print(options.json ? JSON.stringify(done) : describeFlow(done));
      finish(verdictOf(done));
    });
  flow
    .command("status")
    .description("stato di un flusso")
    .argument("<id>", "identificativo del flusso")
    .option("--json", "stampa il risultato in JSON", false)
    .action(async (id: string, options: { json: boolean }) => {
      const found = await connect().findFlow(id);
      print(options.json ? JSON.stringify(found) : describeFlow(found));
      finish(verdictOf(found));
    });
  flow.addCommand(flowPrintCommand(connect, finish));
  return flow;
}

/** Rejected rows and refused files are errors in the data. */
function verdictOf(flow: FlowView): ExitCode {
  return flow.status === "REFUSED" || flow.rejected > 0 ? exitCodes.dataErrors : exitCodes.ok;
}

/** A flow in a few Italian lines. */
export function describeFlow(flow: FlowView): string {
  if (flow.refusal !== null) {
    return `Flusso ${flow.name} rifiutato: ${flow.refusal.detail} [${flow.refusal.code}]`;
  }
  const lines = [
    `Flusso ${flow.name} (${flow.id})${flow.dryRun ? ", simulazione" : ""}: ${flow.status}`,
    `  righe ${flow.rows ?? "da contare"}, accettate ${flow.accepted}, scartate ${flow.rejected}`,
    `  avvisi ${flow.notices.made} di ${flow.notices.expected}`,
    `  debitori avvisati: ${flow.notified.io} su App IO, ${flow.notified.email} per e-mail, ` +
      `${flow.notified.unreachable} senza recapito`,
  ];
  const files = [flow.files.iuv, flow.files.rejected, flow.files.notices, ...flow.files.printPacks];
  for (const file of files) if (file !== null) lines.push(`  ${file}`);
  return lines.join("\n");
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
