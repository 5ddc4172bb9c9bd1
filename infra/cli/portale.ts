import { Command, CommanderError } from "commander";
import { demoCommand } from "./commands/demo-command.ts";
import { flowCommands } from "./commands/flow-commands.ts";
import { type ConnectionOptions, connect, connectionDefaults } from "./commands/global-options.ts";
import { noticeCommands } from "./commands/notice-commands.ts";
import { type ExitCode, exitCodes, UsageError } from "./exit-codes.ts";

const defaults = connectionDefaults(process.env);
const finish = (code: ExitCode): void => {
  process.exitCode = code;
};

const portale = new Command("portale")
  .description("Portale Pagamenti da riga di comando")
  .option("--url <indirizzo>", "indirizzo del portale", defaults.url)
  .option("--issuer <indirizzo>", "chi rilascia i token di accesso", defaults.issuer)
  .option("--client-id <id>", "client che agisce per l'ente", defaults.clientId)
  .option("--client-secret <segreto>", "meglio la variabile PORTALE_CLIENT_SECRET")
  .exitOverride();
const connection = () => connect({ ...defaults, ...portale.opts<ConnectionOptions>() });
portale.addCommand(flowCommands(connection, finish));
portale.addCommand(noticeCommands(connection));
portale.addCommand(demoCommand(process.env["DYNAMODB_ENDPOINT"], finish));
for (const command of portale.commands) {
  for (const each of [command, ...command.commands]) each.exitOverride();
}

try {
  await portale.parseAsync();
} catch (error) {
  if (error instanceof CommanderError)
    finish(error.exitCode === 0 ? exitCodes.ok : exitCodes.usage);
  else {
    process.stderr.write(`${error instanceof Error ? error.message : "Errore sconosciuto"}\n`);
    finish(error instanceof UsageError ? exitCodes.usage : exitCodes.remoteFailure);
  }
}
