import type { DebtPosition } from "../../shared/domain/debt-positions/debt-position.ts";
import { noticesOf } from "../../shared/domain/debt-positions/payable-notice.ts";
import {
  type JournalEvent,
  type JournalEventKind,
  type JournalSubject,
  placeOf,
} from "../../shared/domain/journal/journal-event.ts";
import type { ExplanationSection } from "../../shared/domain/operations/explain-position.ts";
import { moment } from "../../shared/domain/operations/italian-figures.ts";
import { createDynamoJournalReader } from "../../shared/persistence/journal/dynamo-journal-reader.ts";
import type { OperatorCloud } from "./operator-cloud.ts";

/** Of each notice, from the first on: a position with more has its journal in the API. */
const eventsMax = 50;

const kindTexts: Readonly<Record<JournalEventKind, string>> = {
  positionCreated: "creazione",
  positionAmended: "modifica",
  positionCancelled: "annullamento",
  positionPublished: "pubblicazione",
  positionSettled: "pagamento dichiarato dall'ente",
  positionReopened: "pagamento dichiarato ritirato",
  flowImported: "flusso caricato",
  verifyRequested: "verifica chiesta dal nodo",
  activationRequested: "attivazione chiesta dal nodo",
  noticeDemanded: "avviso chiesto dal nodo",
  receiptReceived: "ricevuta arrivata",
  debtorSearched: "ricerca di un debitore",
  debtorNotified: "avviso inviato al debitore",
  receiptSent: "ricevuta inviata a chi ha pagato o al debitore",
};

/** What the journal tells of a position: calls in and out, masked. */
export async function explainJournal(
  { table }: Pick<OperatorCloud, "table">,
  position: DebtPosition,
): Promise<ExplanationSection> {
  const { organizationFiscalCode, iud } = position;
  const notices = noticesOf(position).map(({ noticeNumber }) => ({ noticeNumber }));
  const subjects: readonly JournalSubject[] = [{ iud }, ...notices];
  const journal = createDynamoJournalReader(table);
  const pages = await Promise.all(
    subjects.map((subject) =>
      journal.listOfSubject(organizationFiscalCode, subject, { limit: eventsMax }),
    ),
  );
  const events = pages
    .flatMap(({ entries }) => entries)
    .toSorted((left, right) => (placeOf(left) < placeOf(right) ? -1 : 1));
  const sentences = events.map(sentenceOf);
  return {
    heading: "Giornale degli eventi",
    sentences: sentences.length === 0 ? ["Nel giornale non c'è nessun evento."] : sentences,
  };
}

function sentenceOf({ at, kind, outcome, code }: JournalEvent): string {
  const ending = code === undefined ? outcome : `${outcome}, ${code}`;
  return `${moment(at)}: ${kindTexts[kind]} (${ending}).`;
}
