import { Command } from "commander";
import type { MailOutcome, Replay } from "../../../operations/replay-receipt.ts";
import { type OpsContext, print } from "./ops-context.ts";

type ReplayOptions = { file?: string; dryRun: boolean; json: boolean };

/** `portale ops receipt replay`. */
export function receiptReplayCommand({ connect }: OpsContext): Command {
  const replay = new Command("replay")
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
      print(replayed, { json, lines: describe(replayed, options.dryRun) });
    });
  return new Command("receipt").description("ricevute conservate").addCommand(replay);
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

function describe(replay: Replay, dryRun: boolean): string[] {
  const { key, answer, wasKnown, closes, mail } = replay;
  return [
    `${dryRun ? "Simulazione: testo" : "Testo"} ${key}`,
    `${wasKnown ? "Era già in archivio" : "È nuova nell'archivio"}; ${answerTexts[answer]}.`,
    closes ? "Chiude il suo avviso." : "Non chiude nulla.",
    mailTexts[mail],
  ];
}
