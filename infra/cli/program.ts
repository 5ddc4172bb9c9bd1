import { Command, CommanderError } from "commander";
import { OperationRefused } from "../operations/operation-refused.ts";
import { demoCommand } from "./commands/demo-command.ts";
import { flowCommands } from "./commands/flow-commands.ts";
import { type ConnectionOptions, connect, connectionDefaults } from "./commands/global-options.ts";
import { noticeCommands } from "./commands/notice-commands.ts";
import { opsCommand } from "./commands/ops/ops-command.ts";
import { registryCommands } from "./commands/registry-commands.ts";
import { type ExitCode, exitCodes, UsageError } from "./exit-codes.ts";

/** The whole command line; nothing in it ends the process. */
export function createProgram(
  environment: NodeJS.ProcessEnv,
  finish: (code: ExitCode) => void,
): Command {
  const defaults = connectionDefaults(environment);
  const portale = new Command("portale")
    .description("Portale Pagamenti da riga di comando")
    .option("--url <indirizzo>", "indirizzo del portale", defaults.url)
    .option("--issuer <indirizzo>", "chi rilascia i token di accesso", defaults.issuer)
    .option("--client-id <id>", "client che agisce per l'ente", defaults.clientId)
    .option("--client-secret <segreto>", "meglio la variabile PORTALE_CLIENT_SECRET");
  const options = () => ({ ...defaults, ...portale.opts<ConnectionOptions>() });
  const connection = () => connect(options());
  portale.addCommand(flowCommands(connection, finish));
  portale.addCommand(noticeCommands(connection, finish));
  portale.addCommand(registryCommands(() => connect(options(), "region"), finish));
  portale.addCommand(demoCommand(environment["DYNAMODB_ENDPOINT"], finish));
  portale.addCommand(opsCommand(environment, finish));
  return withItalianHelp(portale);
}

/** How a command that was cut short ends, and what its caller reads. */
export function failureOf(error: unknown): { readonly code: ExitCode; readonly text?: string } {
  if (error instanceof CommanderError) {
    return { code: error.exitCode === 0 ? exitCodes.ok : exitCodes.usage };
  }
  const text = error instanceof Error ? error.message : "Errore sconosciuto";
  if (error instanceof UsageError) return { code: exitCodes.usage, text };
  if (error instanceof OperationRefused) return { code: exitCodes.dataErrors, text };
  return { code: exitCodes.remoteFailure, text };
}

/** Commander throws instead of ending the process, and speaks Italian where it can be taught to. */
function withItalianHelp(command: Command): Command {
  command.exitOverride().helpOption("-h, --help", "mostra questo aiuto");
  if (command.commands.length > 0) command.helpCommand("help [comando]", "aiuto di un comando");
  command.configureHelp({
    styleTitle: (title) => italianTitles.get(title) ?? title,
    styleUsage: (usage) =>
      usage.replace("[options]", "[opzioni]").replace("[command]", "[comando]"),
    styleOptionDescription: (text) =>
      text.replace("(choices: ", "(fra: ").replace("default: ", "se manca: "),
  });
  for (const each of command.commands) withItalianHelp(each);
  return command;
}

const italianTitles = new Map([
  ["Usage:", "Uso:"],
  ["Arguments:", "Argomenti:"],
  ["Options:", "Opzioni:"],
  ["Commands:", "Comandi:"],
]);
