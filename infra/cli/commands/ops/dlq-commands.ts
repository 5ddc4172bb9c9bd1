import { Command } from "commander";
import type {
  DeadLetterQueueState,
  Moved,
  ShownMessage,
} from "../../../operations/dead-letters.ts";
import type { Redriven } from "../../../operations/redrive-dead-letters.ts";
import { exitCodes, UsageError } from "../../exit-codes.ts";
import { countsText, type OpsContext, positiveNumber, print, revealReason } from "./ops-context.ts";

const queueArgument = "nome della coda, per esempio import-blocks";

/** `portale ops dlq …`: dead letter queues. */
export function dlqCommands(context: OpsContext): Command {
  return new Command("dlq")
    .description("code morte: i messaggi che nessun tentativo ha potuto elaborare")
    .addCommand(listCommand(context))
    .addCommand(showCommand(context))
    .addCommand(redriveCommand(context))
    .addCommand(discardCommand(context));
}

function listCommand({ connect }: OpsContext): Command {
  return new Command("list")
    .description("tutte le code morte dell'ambiente, quanti messaggi e da quando")
    .option("--json", "stampa il risultato in JSON", false)
    .action(async ({ json }: { json: boolean }) => {
      const { queues } = await connect();
      const { listDeadLetters } = await import("../../../operations/dead-letters.ts");
      const states = await listDeadLetters(queues);
      print({ queues: states }, { json, lines: states.map(describeQueue) });
    });
}

type ShowOptions = { max: number; reveal: boolean; reason?: string; json: boolean };

function showCommand({ connect }: OpsContext): Command {
  return new Command("show")
    .description("i messaggi di una coda morta, che restano dove sono")
    .argument("<coda>", queueArgument)
    .option("--max <n>", "al più tanti messaggi", positiveNumber, 50)
    .option("--reveal", "mostra anche i dati personali", false)
    .option("--reason <motivo>", "perché servono i dati personali")
    .option("--json", "stampa il risultato in JSON", false)
    .action(async (queue: string, options: ShowOptions) => {
      const reason = revealReason(options);
      const cloud = await connect();
      const { showDeadLetters } = await import("../../../operations/show-dead-letters.ts");
      const messages = await showDeadLetters(cloud, queue, { messagesMax: options.max, reason });
      const lines = messages.length === 0 ? ["Nessun messaggio."] : messages.map(describeMessage);
      print({ messages }, { json: options.json, lines });
    });
}

type RedriveOptions = {
  message?: string;
  perSecond: number;
  fromTable: boolean;
  dryRun: boolean;
  json: boolean;
};

function redriveCommand({ connect, finish }: OpsContext): Command {
  return new Command("redrive")
    .description(
      "riconsegna i messaggi alla loro coda; per relay-events rimanda ciò che manca alle voci cambiate",
    )
    .argument("<coda>", queueArgument)
    .option("--message <id>", "solo questo messaggio")
    .option("--per-second <n>", "al più tanti messaggi al secondo", positiveNumber, 20)
    .option("--from-table", "relay-events: oltre le 24 ore rilegge tutta la tabella", false)
    .option("--dry-run", "dice che cosa farebbe e non cambia nulla", false)
    .option("--json", "stampa il risultato in JSON", false)
    .action(async (queue: string, options: RedriveOptions) => {
      const cloud = await connect();
      const { redriveDeadLetters } = await import("../../../operations/redrive-dead-letters.ts");
      const { message: messageId, json, ...terms } = options;
      const redriven = await redriveDeadLetters(cloud, queue, { ...terms, messageId });
      print(redriven, { json, lines: describeRedriven(redriven, options.dryRun) });
      finish(verdictOf(redriven, messageId));
    });
}

type DiscardOptions = {
  message?: string;
  all: boolean;
  reason: string;
  dryRun: boolean;
  json: boolean;
};

function discardCommand({ connect, finish }: OpsContext): Command {
  return new Command("discard")
    .description("toglie per sempre i messaggi; il loro testo resta nel registro delle operazioni")
    .argument("<coda>", queueArgument)
    .requiredOption("--reason <motivo>", "perché si scartano")
    .option("--message <id>", "solo questo messaggio")
    .option("--all", "tutti", false)
    .option("--dry-run", "dice che cosa farebbe e non cambia nulla", false)
    .option("--json", "stampa il risultato in JSON", false)
    .action(async (queue: string, options: DiscardOptions) => {
      const { message: messageId, all, reason, dryRun, json } = options;
      if (all === (messageId !== undefined)) throw new UsageError("Indicare --message o --all.");
      if (reason.trim() === "") throw new UsageError("Il motivo non può essere vuoto.");
      const cloud = await connect();
      const { discardDeadLetters } = await import("../../../operations/discard-dead-letters.ts");
      const terms = { messageId, reason: reason.trim(), dryRun, perSecond: discardsPerSecond };
      const moved = await discardDeadLetters(cloud, queue, terms);
      const verb = dryRun ? "Si scarterebbero" : "Scartati";
      print(moved, {
        json,
        lines: [`${verb} ${moved.done.length} messaggi.`, ...leftLines(moved)],
      });
      finish(verdictOf(moved, messageId));
    });
}

/** An entry of the log each. */
const discardsPerSecond = 100;

/** A message that was asked for by its id and is not there is an error in the data. */
function verdictOf({ done, left }: Moved, messageId: string | undefined) {
  if (left.length > 0) return exitCodes.remoteFailure;
  return messageId !== undefined && done.length === 0 ? exitCodes.dataErrors : exitCodes.ok;
}

function describeQueue(state: DeadLetterQueueState): string {
  const { queue, messages, oldestSentAt, runbookHeading } = state;
  const since = oldestSentAt === null ? "" : `, il più vecchio del ${instantText(oldestSentAt)}`;
  const page = messages === 0 ? "" : `  → infra/RUNBOOK.md, «${runbookHeading}»`;
  return `${String(messages).padStart(6)}  ${queue}${since}${page}`;
}

function describeMessage(message: ShownMessage): string {
  const { id, receivedCount, firstSentAt, reason, body } = message;
  return [
    `${id}  ricevuto ${receivedCount} volte, inviato il ${instantText(firstSentAt)}`,
    ...(reason === null ? [] : [`  motivo: ${reason}`]),
    `  ${body}`,
  ].join("\n");
}

function describeRedriven(redriven: Redriven, dryRun: boolean): string[] {
  const { done, sent } = redriven;
  const lines = [`${dryRun ? "Si riconsegnerebbero" : "Riconsegnati"} ${done.length} messaggi.`];
  if (Object.keys(sent).length > 0) lines.push(`Lavori mancanti: ${countsText(sent)}.`);
  return [...lines, ...leftLines(redriven)];
}

function leftLines({ left }: Moved): string[] {
  return left.map(({ id, problem }) => `Rimasto nella coda ${id}: ${problem}`);
}

function instantText(instant: string): string {
  return new Date(instant).toLocaleString("it-IT", { timeZone: "Europe/Rome" });
}
