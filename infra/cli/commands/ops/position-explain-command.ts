import { Command } from "commander";
import { type OpsContext, print, revealReason } from "./ops-context.ts";

type ExplainOptions = { reveal: boolean; reason?: string; json: boolean };

/** `portale ops position explain`. */
export function positionExplainCommand({ connect }: OpsContext): Command {
  const explain = new Command("explain")
    .description("che cosa è successo a una posizione e perché è com'è, in parole")
    .argument("<ente>", "codice fiscale dell'ente")
    .argument("<posizione>", "numero avviso, IUV o IUD")
    .option("--reveal", "mostra anche i dati personali", false)
    .option("--reason <motivo>", "perché servono i dati personali")
    .option("--json", "stampa il risultato in JSON", false)
    .action(async (ente: string, name: string, options: ExplainOptions) => {
      const reason = revealReason(options);
      const cloud = await connect();
      const { readOrganization } = await import("../../../operations/arguments.ts");
      const { explainToOperator } = await import("../../../operations/explain-to-operator.ts");
      const organization = readOrganization(ente);
      const explanation = await explainToOperator(cloud, { organization, name }, reason);
      const lines = explanation.sections.flatMap(({ heading, sentences }) => [
        "",
        heading,
        ...sentences.map((sentence) => `  ${sentence}`),
      ]);
      print(explanation, { json: options.json, lines: [explanation.title, ...lines] });
    });
  return new Command("position").description("posizioni debitorie").addCommand(explain);
}
