import { Command } from "commander";
import type { ResumedFlow } from "../../../operations/resume-flow.ts";
import { exitCodes } from "../../exit-codes.ts";
import { countsText, type OpsContext, print } from "./ops-context.ts";

/** `portale ops flow resume`. */
export function flowResumeCommand({ connect, finish }: OpsContext): Command {
  const resume = new Command("resume")
    .description("rimanda i messaggi che mancano a un flusso fermo, e solo quelli")
    .argument("<ente>", "codice fiscale dell'ente")
    .argument("<flusso>", "identificativo del flusso")
    .option("--dry-run", "dice che cosa manca e non cambia nulla", false)
    .option("--json", "stampa il risultato in JSON", false)
    .action(async (ente: string, flowId: string, options: { dryRun: boolean; json: boolean }) => {
      const { json, dryRun } = options;
      const cloud = await connect();
      const { readOrganization } = await import("../../../operations/arguments.ts");
      const { resumeFlow } = await import("../../../operations/resume-flow.ts");
      const reference = { organizationFiscalCode: readOrganization(ente), id: flowId };
      const resumed = await resumeFlow(cloud, reference, dryRun);
      print(resumed, { json, lines: describe(resumed, dryRun) });
      if (resumed.outcome === "workFilesExpired") finish(exitCodes.dataErrors);
    });
  return new Command("flow").description("flussi di dovuti").addCommand(resume);
}

const outcomeTexts: Readonly<Record<ResumedFlow["outcome"], string>> = {
  awaitingUpload: "Aspetta l'ente, che deve caricare il file e avviarlo.",
  refused: "Il file è stato rifiutato: non c'è altro da fare.",
  complete: "Non manca nulla.",
  workFilesExpired:
    "I file di lavoro sono scaduti (30 giorni): l'ente deve mandare un flusso nuovo.",
  missing: "Mancava qualcosa.",
};

function describe({ flowId, status, outcome, sent }: ResumedFlow, dryRun: boolean): string[] {
  const head = `Flusso ${flowId}, stato ${status}. ${outcomeTexts[outcome]}`;
  if (outcome !== "missing") return [head];
  const verb = dryRun ? "Messaggi da mandare" : "Messaggi mandati";
  return [head, `${verb}: ${countsText(sent)}.`];
}
