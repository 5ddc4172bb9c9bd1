import { Command } from "commander";
import { downloadPrints, type SavedPrint } from "../download-files.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { follow } from "../follow.ts";
import type { PortalClient, PrintJobView } from "../portal-client.ts";
import { type PrintOptions, printOrders, printRequestOf, printWindows } from "../print-request.ts";
import { createProgress, printLine } from "../progress-bar.ts";

type Printer = Pick<PortalClient, "requestPrintJob" | "findPrintJob">;
type FlowPrintOptions = PrintOptions & { readonly output: string; readonly json: boolean };

const meanings = (choices: Readonly<Record<string, string>>) =>
  Object.entries(choices)
    .map(([name, meaning]) => `${name} (${meaning})`)
    .join(", ");

/** `portale flow print`: notices of a flow, printed again as they are wanted. */
export function flowPrintCommand(
  connect: () => Printer,
  finish: (code: ExitCode) => void,
): Command {
  const command = new Command("print")
    .description("stampa gli avvisi ancora da pagare di un flusso e ne salva i file")
    .argument("<id>", "identificativo del flusso")
    .requiredOption("-o, --output <cartella>", "cartella in cui salvare i file")
    .option("--zip", "un PDF per avviso in un solo ZIP, invece dei pacchetti di stampa")
    .option("--order <ordine>", `ordine degli avvisi: ${meanings(printOrders)}`)
    .option("--duplex", "fronte e retro: ogni avviso inizia su un foglio nuovo")
    .option("--no-duplex", "solo fronte")
    .option("--window <lato>", `finestra della busta: ${meanings(printWindows)}`)
    .option("--no-cover", "senza le pagine iniziali che elencano gli avvisi");
  return withFilters(command)
    .option("--json", "stampa il risultato in JSON", false)
    .action(async (flowId: string, options: FlowPrintOptions) => {
      const request = printRequestOf(options);
      const client = connect();
      const jobId = await client.requestPrintJob(flowId, request);
      const progress = createProgress(process.stderr, printLine);
      const job = await follow(() => client.findPrintJob(flowId, jobId), progress);
      const files = await downloadPrints(job, options.output);
      const { id, status, notices, refusal } = job;
      const answer = options.json
        ? JSON.stringify({ id, status, notices, refusal, files })
        : describeJob(job, files);
      process.stdout.write(`${answer}\n`);
      if (status === "REFUSED") finish(exitCodes.dataErrors);
    });
}

/** Which notices: all that is given must hold. */
function withFilters(command: Command): Command {
  return command
    .option("--type <codici...>", "solo questi tipi dovuto")
    .option("--due-from <aaaa-mm-gg>", "scadenza da questo giorno, compreso")
    .option("--due-to <aaaa-mm-gg>", "scadenza fino a questo giorno, compreso")
    .option("--amount-from <centesimi>", "importo da, compreso")
    .option("--amount-to <centesimi>", "importo fino a, compreso")
    .option("--postal-code <inizi...>", "solo i CAP che iniziano così, da 1 a 5 cifre")
    .option("--without-email", "solo i debitori senza un indirizzo e-mail")
    .option("--rows <da-a...>", "solo queste righe del file, per esempio 1-500")
    .option("--iud <iud...>", "solo questi IUD");
}

/** A finished print job in a few Italian lines. */
function describeJob({ refusal, notices }: PrintJobView, files: readonly SavedPrint[]): string {
  if (refusal !== null) return `Stampa rifiutata: ${refusal}`;
  if (files.length === 0) return "Nessun avviso da stampare fra quelli scelti.";
  return [`Avvisi stampati: ${notices.made}`, ...files.map(({ file }) => `  ${file}`)].join("\n");
}
