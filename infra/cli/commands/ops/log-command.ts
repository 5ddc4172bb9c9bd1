import { Command, InvalidArgumentError } from "commander";
import type { LoggedOperation } from "../../../operations/read-operations.ts";
import { type OpsContext, positiveNumber, print, revealReason } from "./ops-context.ts";

type LogOptions = { month?: string; max: number; reveal: boolean; reason?: string; json: boolean };

/** `portale ops log`: what operators did. */
export function logCommand({ connect }: OpsContext): Command {
  return new Command("log")
    .description("registro delle operazioni: chi ha fatto che cosa, quando e perché")
    .option("--month <aaaa-mm>", "mese, se non quello corrente", monthOf)
    .option("--max <n>", "al più tante voci", positiveNumber, 100)
    .option("--reveal", "mostra anche i dati personali", false)
    .option("--reason <motivo>", "perché servono i dati personali")
    .option("--json", "stampa il risultato in JSON", false)
    .action(async (options: LogOptions) => {
      const reason = revealReason(options);
      const cloud = await connect();
      const { readOperations } = await import("../../../operations/read-operations.ts");
      const month = options.month ?? new Date().toISOString().slice(0, "2026-11".length);
      const entries = await readOperations(cloud, month, { limit: options.max, reason });
      const lines = entries.length === 0 ? ["Nessuna voce."] : entries.map(describe);
      print({ entries }, { json: options.json, lines });
    });
}

function monthOf(text: string): string {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/u.test(text)) throw new InvalidArgumentError("serve aaaa-mm.");
  return text;
}

function describe(entry: LoggedOperation): string {
  const { at, operator, command, step } = entry;
  const given = Object.entries(entry.arguments).map(([name, text]) => `${name}=${text}`);
  const why = entry.reason === undefined ? "" : `, motivo: ${entry.reason}`;
  const what = `${command} ${given.join(" ")}: ${stepText(step)}`;
  return `${at}  ${what}  (${operator.osUser}, ${operator.awsIdentity}${why})`;
}

function stepText(step: LoggedOperation["step"]): string {
  switch (step.kind) {
    case "begun":
      return "cominciato";
    case "discarded":
      return `scartato ${step.messageId} di ${step.queueName}: ${step.body}`;
    case "ended":
      return `${step.outcome === "done" ? "finito" : "fallito"}, ${step.detail}`;
  }
}
