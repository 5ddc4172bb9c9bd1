import type { NoticeRefusal } from "../debt-positions/judge-notice.ts";
import { noticesOf } from "../debt-positions/payable-notice.ts";
import { asksForNotification } from "../notifications/decide-delivery.ts";
import type { NotifiedEvent } from "../notifications/notification.ts";
import type { ServiceRefusal } from "../organizations/judge-service.ts";
import { findDebtPositionType } from "../organizations/organization.ts";
import { anomalyMeanings } from "../receipts/receipt-anomaly.ts";
import { refusalNow } from "./explain-notices.ts";
import type { PositionFacts } from "./position-facts.ts";

const adviceOf: Readonly<Record<NoticeRefusal | ServiceRefusal, string>> = {
  unpublishedNotice: "L'ente può pubblicare la bozza: da quel momento si può pagare.",
  cancelledNotice: "Se il dovuto serve ancora, l'ente lo carica di nuovo, anche con lo stesso IUD.",
  paidNotice: "Non c'è nulla da pagare.",
  otherWayBegun: "Si può pagare soltanto nel modo già cominciato.",
  expiredNotice: "L'ente può spostare la scadenza con un flusso di modifica (azione M).",
  unknownType: "L'ente deve rimettere in anagrafica, attivo, il tipo di dovuto.",
  accountMissing: "Va registrato nell'anagrafica dell'ente il conto su cui il tipo incassa.",
  unknownOrganization: "L'ente va portato in PRE-ESERCIZIO o in ESERCIZIO.",
  unknownBroker: "Verificare l'intermediario dell'ente.",
  unknownStation: "Verificare la stazione dell'ente.",
};

/** What the operator, or the ente, can do next. */
export function nextSteps(facts: PositionFacts): string[] {
  const refusals = noticesOf(facts.position).map((notice) => refusalNow(facts, notice));
  const steps = [
    ...new Set(refusals.flatMap((refusal) => (refusal === undefined ? [] : [adviceOf[refusal]]))),
    ...stepsForAnomalies(facts),
    ...stepsForNotifications(facts),
  ];
  return steps.length > 0 ? steps : ["Niente: la posizione si può pagare e nulla è in sospeso."];
}

function stepsForAnomalies({ anomalies }: PositionFacts): string[] {
  const open = anomalies.filter(({ reason }) => anomalyMeanings[reason].severity === "toHandle");
  return open.length === 0
    ? []
    : ["L'ente deve trattare le anomalie qui sopra: le vede fra quelle delle ricevute."];
}

/** The commands by which a message that was lost is sent again. */
function stepsForNotifications(facts: PositionFacts): string[] {
  const { organization, position, notifications } = facts;
  const ente = organization.fiscalCode;
  const knows = (event: NotifiedEvent, noticeNumber: string) =>
    notifications.some(({ key }) => key.event === event && key.noticeNumber === noticeNumber);
  const unsent = noticesOf(position).flatMap(({ payment, noticeNumber }) =>
    payment === undefined || knows("paid", noticeNumber) ? [] : [payment.receiptId],
  );
  const steps = unsent.map(
    (receiptId) =>
      "La ricevuta non risulta inviata a chi ha pagato. Se non è appena arrivata: " +
      `portale ops receipt replay ${ente} "${receiptId}"`,
  );
  const type = findDebtPositionType(organization, position.typeCode);
  const { noticeNumber, origin, status, notify } = position;
  const isUntold =
    status === "PAYABLE" &&
    notify &&
    type !== undefined &&
    asksForNotification(organization, type, position) &&
    noticeNumber !== undefined &&
    !knows("created", noticeNumber);
  if (isUntold && origin !== undefined) {
    steps.push(
      "Il debitore non risulta avvisato. Se il flusso non è appena arrivato: " +
        `portale ops flow resume ${ente} ${origin.flowId}`,
    );
  }
  return steps;
}
