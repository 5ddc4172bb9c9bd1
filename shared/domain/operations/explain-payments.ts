import type {
  AppIoProblem,
  NotificationState,
  NotifiedEvent,
} from "../notifications/notification.ts";
import { anomalyMeanings } from "../receipts/receipt-anomaly.ts";
import type { ReceiptAnswer, ReceiptRecord } from "../receipts/receipt-record.ts";
import { euros, moment } from "./italian-figures.ts";
import type { PositionFacts } from "./position-facts.ts";

const answerWords: Readonly<Record<ReceiptAnswer, string>> = {
  accepted: "accolta",
  duplicate: "conservata, ma l'avviso era già pagato con un'altra (al nodo si è risposto KO)",
  unknown: "conservata, ma il suo avviso non era noto (al nodo si è risposto KO)",
};

/** The receipts that speak of the position, those that closed nothing among them. */
export function explainReceipts({ receipts }: PositionFacts): string[] {
  if (receipts.length === 0) return ["Non è arrivata nessuna ricevuta."];
  return receipts.map(describeReceipt);
}

function describeReceipt(record: ReceiptRecord): string {
  const executed = record.outcome === "OK" ? "pagamento eseguito" : "pagamento NON eseguito";
  const effect = record.closes ? "ha chiuso il suo avviso" : "non ha chiuso nulla";
  return (
    `Ricevuta ${record.receiptId}, arrivata il ${moment(record.receivedAt)}: ${executed}, ` +
    `${euros(record.amountCents)} presso ${record.pspName}; ${answerWords[record.answer]}; ${effect}.`
  );
}

/** What about its receipts asks for attention. */
export function explainAnomalies({ anomalies }: PositionFacts): string[] {
  if (anomalies.length === 0) return ["Nessuna."];
  return anomalies.map(({ reason, receipt }) => {
    const { sentence, severity } = anomalyMeanings[reason];
    const weight = severity === "toHandle" ? "da trattare" : "per informazione";
    return `${sentence} Ricevuta ${receipt.receiptId} (${weight}).`;
  });
}

const eventWords: Readonly<Record<NotifiedEvent, string>> = {
  created: "Nuovo dovuto",
  paid: "Ricevuta",
  paidByOther: "Ricevuta anche al debitore",
};

const appIoWords: Readonly<Record<AppIoProblem["problem"], string>> = {
  notAPerson: "il debitore non è una persona fisica",
  amountOutOfRange: "App IO non può mostrare l'importo",
  noServiceKey: "l'ente non ha un servizio su App IO",
  notReachable: "il debitore non usa App IO o ha spento il servizio",
  notUsed: "App IO lo dice da sé, o il tipo dovuto non la usa",
  refused: "App IO ha rifiutato la richiesta",
  noAnswer: "App IO non ha risposto",
};

/** Who was told of what, and how it ended. */
export function explainNotifications({ notifications, position }: PositionFacts): string[] {
  if (notifications.length === 0) {
    const wanted = position.notify ? "L'ente vuole avvisare il debitore." : "L'ente non lo chiede.";
    return [`Non risulta nessuna comunicazione. ${wanted}`];
  }
  return notifications.map(
    ({ key, state }) => `${eventWords[key.event]}, avviso ${key.noticeNumber}: ${ending(state)}.`,
  );
}

function ending(state: NotificationState): string {
  switch (state.status) {
    case "SENDING":
      return `invio in corso dal ${moment(state.claimedAt.toISOString())}`;
    case "SENT_IO":
      return "consegnata su App IO";
    case "SENT_EMAIL":
      return `inviata per posta elettronica (${appIoWords[state.appIo.problem]})`;
    case "NOT_REACHABLE": {
      const { problem } = state.email;
      const mail = problem === "noAddress" ? "non c'è un indirizzo" : "la posta l'ha rifiutata";
      return `nessun recapito utile: ${appIoWords[state.appIo.problem]}; ${mail}`;
    }
    case "UNCERTAIN":
      return "esito incerto: può essere arrivata, e non si ripete per non mandarla due volte";
    case "NOT_NEEDED":
      return "non più necessaria quando è venuto il suo turno";
  }
}
