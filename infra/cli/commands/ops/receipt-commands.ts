import { Command } from "commander";
import type { Recovery } from "../../../operations/recover-receipts.ts";
import type { MailOutcome, Replay } from "../../../operations/replay-receipt.ts";
import { exitCodes } from "../../exit-codes.ts";
import { instantOf, type OpsContext, print } from "./ops-context.ts";

type ReplayOptions = { file?: string; dryRun: boolean; json: boolean };

/** `portale ops receipt …`. */
export function receiptCommands(context: OpsContext): Command {
  return new Command("receipt")
    .description("ricevute conservate")
    .addCommand(replayCommand(context))
    .addCommand(recoverCommand(context));
}

function replayCommand({ connect }: OpsContext): Command {
  return new Command("replay")
    .description("riprende una ricevuta conservata, come se il nodo la mandasse adesso")
    .argument("<ente>", "codice fiscale dell'ente che l'ha ricevuta")
    .argument("<ricevuta>", "identificativo della ricevuta")
    .option("--file <chiave>", "quale testo, se con lo stesso identificativo ce n'è più d'uno")
    .option("--dry-run", "dice che cosa farebbe e non cambia nulla", false)
    .option("--json", "stampa il risultato in JSON", false)
    .action(async (ente: string, receipt: string, options: ReplayOptions) => {
      const { json, ...terms } = options;
      const cloud = await connect();
      const { readOrganization, readReceiptId } = await import("../../../operations/arguments.ts");
      const { replayReceipt } = await import("../../../operations/replay-receipt.ts");
      const name = {
        organizationFiscalCode: readOrganization(ente),
        receiptId: readReceiptId(receipt),
      };
      const replayed = await replayReceipt(cloud, name, terms);
      print(replayed, { json, lines: describeReplay(replayed, options.dryRun) });
    });
}

type RecoverOptions = {
  since?: Date;
  ente?: string;
  leaveUnknown: boolean;
  dryRun: boolean;
  json: boolean;
};

function recoverCommand({ connect, finish }: OpsContext): Command {
  return new Command("recover")
    .description("riprende tutte le ricevute conservate che la tabella non conosce")
    .option("--since <istante>", "solo quelle conservate da allora in poi (ISO 8601)", instantOf)
    .option("--ente <codice fiscale>", "solo quelle di un ente")
    .option("--leave-unknown", "lascia quelle il cui avviso non è (ancora) in tabella", false)
    .option("--dry-run", "dice che cosa farebbe e non cambia nulla", false)
    .option("--json", "stampa il risultato in JSON", false)
    .action(async ({ json, ente, ...terms }: RecoverOptions) => {
      const cloud = await connect();
      const { readOrganization } = await import("../../../operations/arguments.ts");
      const { recoverReceipts } = await import("../../../operations/recover-receipts.ts");
      const organization = ente === undefined ? undefined : readOrganization(ente);
      const recovery = await recoverReceipts(cloud, { ...terms, organization });
      print(recovery, { json, lines: describeRecovery(recovery, terms.dryRun) });
      if (recovery.failed > 0) finish(exitCodes.dataErrors);
    });
}

const answerTexts: Readonly<Record<Replay["answer"], string>> = {
  accepted: "accolta: al nodo si risponderebbe OK",
  duplicate: "conservata, ma l'avviso era già pagato con un'altra: al nodo si risponderebbe KO",
  unknown: "conservata, ma il suo avviso non è noto: al nodo si risponderebbe KO",
  contentDiffers: "in archivio c'è, sotto lo stesso identificativo, un altro contenuto",
};

const mailTexts: Readonly<Record<MailOutcome, string>> = {
  onItsWay: "A chi ha pagato la ricevuta parte da sé.",
  sentForAgain: "La ricevuta non era mai partita per posta: ora parte.",
  untouched: "Nessuna posta: è già partita, o non ce n'è da mandare.",
};

function describeReplay(replay: Replay, dryRun: boolean): string[] {
  const { key, answer, wasKnown, closes, mail } = replay;
  return [
    `${dryRun ? "Simulazione: testo" : "Testo"} ${key}`,
    `${wasKnown ? "Era già in archivio" : "È nuova nell'archivio"}; ${answerTexts[answer]}.`,
    closes ? "Chiude il suo avviso." : "Non chiude nulla.",
    mailTexts[mail],
  ];
}

function describeRecovery(recovery: Recovery, dryRun: boolean): string[] {
  const { looked, archived, paid, anomalies, leftUnknown, refusedAgain, failed } = recovery;
  const shown = recovery.left.map(({ key, reason }) => `  ${key}\n    ${reason}`);
  const hidden = refusedAgain + failed - shown.length;
  return [
    `${dryRun ? "Simulazione: file" : "File"} di ricevute guardati: ${looked}`,
    `  già in archivio              ${archived}`,
    `  riprese, chiudono l'avviso   ${paid}`,
    `  riprese, solo anomalie       ${anomalies}`,
    `  lasciate, avviso non noto    ${leftUnknown}`,
    `  ancora rifiutate             ${refusedAgain}`,
    `  non riuscite                 ${failed}`,
    `File in receipts/refused/, lasciati stare: ${recovery.refusedFiles}`,
    ...shown,
    ...(hidden > 0 ? [`  … e altri ${hidden}`] : []),
    ...(paid > 0 ? [mailAgain] : []),
  ];
}

const mailAgain =
  "A chi ha pagato la ricevuta parte da sé: chi l'aveva già avuta, se nella tabella non ne è " +
  "rimasta traccia, la riceve una seconda volta.";
