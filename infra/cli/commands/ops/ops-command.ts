import { join } from "node:path";
import { Command, Option } from "commander";
import { projectFolder } from "../../../build/bundle.ts";
import { stageNames } from "../../../stages.ts";
import type { ExitCode } from "../../exit-codes.ts";
import { administratorCommands } from "./administrator-commands.ts";
import { auditCommands } from "./audit-commands.ts";
import { clientCommands } from "./client-commands.ts";
import { dlqCommands } from "./dlq-commands.ts";
import { flowResumeCommand } from "./flow-resume-command.ts";
import { logCommand } from "./log-command.ts";
import type { OpsContext } from "./ops-context.ts";
import { positionExplainCommand } from "./position-explain-command.ts";
import { receiptCommands } from "./receipt-commands.ts";
import { invariantCommands, restoreCommands } from "./restore-commands.ts";

const summary = "esercizio di un ambiente: code morte, flussi fermi, ricevute, posizioni";

const about = [
  summary,
  "Regione, credenziali e indirizzi sono quelli dell'ambiente di chi esegue (AWS_PROFILE, " +
    "AWS_REGION, AWS_ENDPOINT_URL …). Con --stage local, se non è indicato nessun indirizzo, è il " +
    "cloud locale di npm start.",
  "Ogni effetto è scritto nel registro delle operazioni (portale ops log); i dati personali sono " +
    "omessi, salvo --reveal con un motivo.",
].join("\n\n");

/** `portale ops …`: what the people who run a stage do from the command line. */
export function opsCommand(
  environment: NodeJS.ProcessEnv,
  finish: (code: ExitCode) => void,
): Command {
  const ops = new Command("ops")
    .summary(summary)
    .description(about)
    .addOption(
      new Option("--stage <ambiente>", "ambiente su cui agire")
        .choices(stageNames)
        .default(environment["STAGE"] ?? "local"),
    )
    .option("--local-folder <cartella>", "dati del cloud locale", join(projectFolder, ".local"));
  const context: OpsContext = {
    finish,
    async connect() {
      const { stage, localFolder } = ops.opts<{ stage: string; localFolder: string }>();
      // Loaded on demand: the other commands do not need the clients of AWS.
      const { connectOperator } = await import("../../../operations/operator-cloud.ts");
      return connectOperator(stage, { localFolder, environment });
    },
  };
  return ops
    .addCommand(dlqCommands(context))
    .addCommand(flowResumeCommand(context))
    .addCommand(receiptCommands(context))
    .addCommand(positionExplainCommand(context))
    .addCommand(restoreCommands(context))
    .addCommand(invariantCommands(context))
    .addCommand(auditCommands(context))
    .addCommand(administratorCommands(context))
    .addCommand(clientCommands(context))
    .addCommand(logCommand(context));
}
