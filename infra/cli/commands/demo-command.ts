import { fileURLToPath } from "node:url";
import { Command } from "commander";
import type { JobReport } from "../demo/main-job.ts";
import type { DemoPayment } from "../demo/pay-notices.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";

const demoFlow = fileURLToPath(new URL("../demo/c_demo1-TARI2026-1_4.zip", import.meta.url));

/**
 * `portale demo`: the whole main job on a throw-away local cloud. `dynamoDbEndpoint` serves where
 * the platform has no native DynamoDB.
 */
export function demoCommand(
  dynamoDbEndpoint: string | undefined,
  finish: (code: ExitCode) => void,
): Command {
  return new Command("demo")
    .description("dimostrazione completa su un cloud locale usa e getta")
    .option("--flow <file.zip>", "flusso da importare", demoFlow)
    .option("--out <cartella>", "dove salvare i file prodotti", "demo-out")
    .option("--json", "stampa un solo oggetto JSON", false)
    .action(async (options: { flow: string; out: string; json: boolean }) => {
      // Loaded on demand: the other commands do not need a whole cloud.
      const { runDemo } = await import("../demo/run-demo.ts");
      const { flow: flowPath, out: outFolder } = options;
      const report = await runDemo({ flowPath, outFolder, dynamoDbEndpoint });
      process.stdout.write(`${options.json ? JSON.stringify(report) : describe(report)}\n`);
      finish(report.flow.status === "REFUSED" ? exitCodes.dataErrors : exitCodes.ok);
    });
}

function describe({
  flow,
  files,
  notices,
  notified,
  seconds,
  writeUnitsPerRow,
  payments,
}: JobReport): string {
  const saved = [files.iuv, files.scarti, files.avvisi, ...files.printPacks];
  return [
    "",
    `Flusso ${flow.name}: ${flow.status}`,
    `  ${flow.rows} righe: ${flow.accepted} accettate, ${flow.rejected} scartate`,
    ...(flow.refusal === undefined ? [] : [`  ${flow.refusal.detail} [${flow.refusal.code}]`]),
    `  ${notices} avvisi di pagamento`,
    `  debitori avvisati: ${notified.io} su App IO, ${notified.email} per e-mail`,
    `  importazione ${seconds.import} s, avvisi ${seconds.notices} s, in tutto ${seconds.total} s`,
    `  unità di scrittura per riga: ${writeUnitsPerRow ?? "-"}`,
    "",
    ...(payments.length === 0 ? [] : ["Pagamenti con il nodo pagoPA di prova:"]),
    ...payments.flatMap(describePayment),
    "",
    "File prodotti:",
    ...saved.filter((file) => file !== null).map((file) => `  ${file}`),
    "",
    "Per lavorare con il portale: npm start, poi http://localhost:4400/_local/",
  ].join("\n");
}

function describePayment({ noticeNumber, delivery, status, receipt }: DemoPayment): string[] {
  const outcome = status === "PAID" ? "pagato" : status;
  const head = `  avviso ${noticeNumber}: ${outcome} (${delivery})`;
  if (receipt === null) return [head];
  const { receiptId, amountCents, pspName, paidAt, file } = receipt;
  const euros = (amountCents / 100).toLocaleString("it-IT", {
    style: "currency",
    currency: "EUR",
  });
  const when =
    paidAt === null
      ? ""
      : ` il ${new Date(paidAt).toLocaleString("it-IT", { timeZone: "Europe/Rome" })}`;
  return [head, `    ricevuta ${receiptId}: ${euros} presso ${pspName}${when}`, `    ${file}`];
}
