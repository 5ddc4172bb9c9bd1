import { text as readAll } from "node:stream/consumers";
import { Command } from "commander";
import { exitCodes, UsageError } from "../../exit-codes.ts";
import { type OpsContext, print } from "./ops-context.ts";

const about = [
  "dà il ruolo di amministratore della Regione: al primo, che nessuno nel portale può invitare",
  "Dallo standard input legge tre righe: codice fiscale, nome e cognome, posta elettronica. Non " +
    "sono argomenti, perché resterebbero nella storia dei comandi e fra i processi.",
].join("\n\n");

type AddOptions = { fiscalCodeStdin: boolean; reason?: string; json: boolean };

/** `portale ops administrator add`. */
export function administratorCommands({ connect, finish }: OpsContext): Command {
  const add = new Command("add")
    .summary("dà il ruolo di amministratore della Regione")
    .description(about)
    .option("--fiscal-code-stdin", "legge la persona dallo standard input", false)
    .option("--reason <motivo>", "perché")
    .option("--json", "stampa il risultato in JSON", false)
    .action(async ({ fiscalCodeStdin, reason, json }: AddOptions) => {
      if (!fiscalCodeStdin) {
        throw new UsageError("I dati della persona si danno con --fiscal-code-stdin.");
      }
      const { addAdministrator, readNewAdministrator } = await import(
        "../../../operations/add-administrator.ts"
      );
      const administrator = readNewAdministrator(await readAll(process.stdin));
      const added = await addAdministrator(await connect(), administrator, reason);
      const isNew = added.outcome === "added";
      const line = isNew ? "Amministratore aggiunto" : "Ha già un ruolo per la Regione, che resta";
      print(added, { json, lines: [`${line}: ${added.operatorId}`] });
      if (!isNew) finish(exitCodes.dataErrors);
    });
  return new Command("administrator").description("amministratori della Regione").addCommand(add);
}
