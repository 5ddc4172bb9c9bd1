import type {
  DebtPosition,
  DebtPositionStatus,
  SettlementReason,
} from "../debt-positions/debt-position.ts";
import { residualCents } from "../debt-positions/payable-notice.ts";
import { findDebtPositionType } from "../organizations/organization.ts";
import { formatItalianDate } from "../values/calendar-date.ts";
import { explainNotices } from "./explain-notices.ts";
import { explainAnomalies, explainNotifications, explainReceipts } from "./explain-payments.ts";
import { euros, moment } from "./italian-figures.ts";
import { nextSteps } from "./next-steps.ts";
import type { PositionFacts } from "./position-facts.ts";
import { redacted, redactText } from "./redact.ts";

/** Italian sentences under Italian headings. */
export type Explanation = {
  readonly title: string;
  readonly sections: readonly ExplanationSection[];
};
export type ExplanationSection = {
  readonly heading: string;
  readonly sentences: readonly string[];
};

/**
 * What happened to a position and why it is in its state. Without `reveal` nothing that tells who
 * the debtor is, and no free text of the ente's, where such things may stand too.
 */
export function explainPosition(facts: PositionFacts, reveal: boolean): Explanation {
  const { position, organization } = facts;
  return {
    title: `Posizione ${redactText(position.iud)} di ${organization.name}`,
    sections: [
      { heading: "Stato", sentences: explainState(facts) },
      { heading: "Origine", sentences: explainOrigin(facts) },
      { heading: "Debitore e causale", sentences: explainDebtor(position, reveal) },
      { heading: "Modi di pagare", sentences: explainNotices(facts) },
      { heading: "Ricevute", sentences: explainReceipts(facts) },
      { heading: "Anomalie", sentences: explainAnomalies(facts) },
      { heading: "Comunicazioni", sentences: explainNotifications(facts) },
      { heading: "Che cosa si può fare", sentences: nextSteps(facts) },
    ],
  };
}

const stateSentences: Readonly<Record<DebtPositionStatus, string>> = {
  DRAFT: "La posizione è una bozza: l'ente non l'ha ancora pubblicata e nessuno può pagarla.",
  PAYABLE: "La posizione è aperta: nessuno l'ha ancora pagata né annullata.",
  PARTIALLY_PAID: "La posizione è pagata in parte: qualche rata è pagata, le altre del piano no.",
  PAYING: "È in corso un pagamento dal carrello del portale: finché dura nessuno può modificarla.",
  PAID: "La posizione è pagata: l'ha chiusa una ricevuta, o l'ente che l'ha detta saldata altrove.",
  CANCELLED: "La posizione è annullata dall'ente: il suo IUD si può usare di nuovo.",
};

const settlementWords: Readonly<Record<SettlementReason, string>> = {
  counter: "allo sportello",
  bankTransfer: "con un bonifico",
  postalSlip: "con un bollettino",
  compensation: "per compensazione",
  other: "in altro modo",
};

function explainSettlement({ settlement }: DebtPosition): string[] {
  if (settlement === undefined) return [];
  const { paidOn, reason, recordedAt } = settlement;
  const how = `${settlementWords[reason]} il ${formatItalianDate(paidOn)}`;
  return [`Per l'ente è stata pagata ${how}: lo ha detto il ${moment(recordedAt)}.`];
}

function explainState({ position, organization }: PositionFacts): string[] {
  const type = findDebtPositionType(organization, position.typeCode);
  const typeName = type === undefined ? "non più in anagrafica" : `«${type.description}»`;
  const left = position.status === "CANCELLED" ? undefined : residualCents(position);
  return [
    `${stateSentences[position.status]} [${position.status}]`,
    ...explainSettlement(position),
    `Il tipo di dovuto è ${position.typeCode}, ${typeName}.`,
    ...(left === undefined ? [] : [`Resta da pagare ${euros(left)}.`]),
    `L'ultima modifica è del ${moment(position.updatedAt)} (versione ${position.version}).`,
  ];
}

function explainOrigin({ position, flow, superseded }: PositionFacts): string[] {
  const { origin, appliedRows = [], createdAt } = position;
  const sentences = [
    origin === undefined
      ? `È stata creata per API il ${moment(createdAt)}.`
      : `È nata il ${moment(createdAt)} dalla riga ${origin.row} del flusso ${origin.flowId}` +
        `${flow === undefined ? "" : `, file ${redactText(flow.fileName)}`}.`,
  ];
  if (flow !== undefined) sentences.push(`Il flusso è in stato ${flow.status}.`);
  for (const { flowId, row } of appliedRows) {
    sentences.push(`L'ha modificata la riga ${row} del flusso ${flowId}.`);
  }
  if (superseded > 0) {
    sentences.push(
      `Del suo IUD restano versioni precedenti, annullate o con avvisi poi tolti: ${superseded}.`,
    );
  }
  return sentences;
}

function explainDebtor({ debtor, description }: DebtPosition, reveal: boolean): string[] {
  const kind = debtor.kind === "F" ? "una persona fisica" : "una persona giuridica";
  if (!reveal) {
    return [`Il debitore è ${kind}: nome, codice, recapiti e causale ${redacted}.`];
  }
  const { street, civicNumber, postalCode, city, province } = debtor.address ?? {};
  const address = [street, civicNumber, postalCode, city, province].filter(Boolean).join(" ");
  return [
    `Il debitore è ${kind}: ${debtor.fullName}, codice ${debtor.code}.`,
    `Indirizzo: ${address === "" ? "non indicato" : address}.`,
    `Posta elettronica: ${debtor.email ?? "non indicata"}.`,
    `Causale: ${description}.`,
  ];
}
