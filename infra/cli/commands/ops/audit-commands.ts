import { Command, Option } from "commander";
import type { VerifiedChain } from "../../../operations/verify-audit.ts";
import { exitCodes } from "../../exit-codes.ts";
import { type OpsContext, positiveNumber, print } from "./ops-context.ts";

type VerifyOptions = { organization?: string; all: boolean; json: boolean };
type ShowOptions = { organization?: string; max: number; json: boolean };

/** `portale ops audit verify` and `portale ops audit show`. */
export function auditCommands(context: OpsContext): Command {
  return new Command("audit")
    .description("chi ha cambiato la configurazione, e la prova che nessuno l'ha riscritto")
    .addCommand(verifyCommand(context))
    .addCommand(showCommand(context));
}

function verifyCommand({ connect, finish }: OpsContext): Command {
  return new Command("verify")
    .description("verifica le catene dell'audit, in tabella e in archivio: quella della Regione")
    .addOption(organizationOption().conflicts("all"))
    .option("--all", "quelle della Regione e di tutti gli enti", false)
    .option("--json", "stampa il risultato in JSON", false)
    .action(async ({ organization, all, json }: VerifyOptions) => {
      const cloud = await connect();
      const { verifyAudit } = await import("../../../operations/verify-audit.ts");
      const chains = await verifyAudit(cloud, all ? "all" : await scopeOf(organization));
      const sound = chains.every(({ verdict }) => verdict.outcome === "sound");
      const ending = sound ? "Tutte le catene sono integre." : "C'è una catena rotta.";
      print({ sound, chains }, { json, lines: [...chains.flatMap(describeChain), ending] });
      if (!sound) finish(exitCodes.dataErrors);
    });
}

function showCommand({ connect }: OpsContext): Command {
  return new Command("show")
    .description("le ultime righe dell'audit: quelle della Regione")
    .addOption(organizationOption())
    .option("--max <n>", "al più tante righe", positiveNumber, 50)
    .option("--json", "stampa il risultato in JSON", false)
    .action(async ({ organization, max, json }: ShowOptions) => {
      const cloud = await connect();
      const { showAudit } = await import("../../../operations/show-audit.ts");
      const entries = await showAudit(cloud, await scopeOf(organization), max);
      const described = entries.map(
        ({ sequence, at, action, target, outcome, actor, reason }) =>
          `${sequence}  ${at}  ${action} ${target}: ${outcome === "done" ? "fatto" : "respinto"}` +
          `  (${actor.kind} ${actor.id}${reason === undefined ? "" : `, motivo: ${reason}`})`,
      );
      print({ entries }, { json, lines: entries.length === 0 ? ["Nessuna riga."] : described });
    });
}

function organizationOption(): Option {
  return new Option("--organization <codice-fiscale>", "quella di un ente");
}

async function scopeOf(organization: string | undefined) {
  const { readOrganization } = await import("../../../operations/arguments.ts");
  return organization === undefined ? "region" : readOrganization(organization);
}

function describeChain({ scope, archived, stored, verdict }: VerifiedChain): string[] {
  const name = scope === "region" ? "Regione" : `Ente ${scope}`;
  const counts = `${stored} righe in tabella, ${archived} in archivio`;
  if (verdict.outcome === "sound") return [`bene   ${name}: ${counts}`];
  return [
    `ERRORE ${name}: ${counts}`,
    `         riga ${verdict.sequence}: ${verdict.sentence}`,
    `         atteso: ${verdict.expected}`,
    `         trovato: ${verdict.found}`,
  ];
}
