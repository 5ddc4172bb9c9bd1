import type { CalendarDate } from "../values/calendar-date.ts";
import { romeDateOf } from "../values/calendar-date.ts";
import type { EuroCents } from "../values/euro-cents.ts";
import type { Iud } from "../values/iud.ts";
import type { Iuv } from "../values/iuv.ts";
import type { NoticeNumber } from "../values/notice-number.ts";
import type { OrganizationFiscalCode } from "../values/organization-fiscal-code.ts";

/**
 * What a call was about:
 * - `positionCreated`, `positionAmended`, `positionCancelled`: by API or by a row of a flow;
 * - `positionPublished`, `positionSettled`, `positionReopened`: a draft made payable, a debt paid
 *   elsewhere on the ente's word, and that word taken back;
 * - `flowImported`: a flow came to its end, whatever its rows;
 * - `verifyRequested`, `activationRequested`, `noticeDemanded`, `receiptReceived`: by the node;
 * - `debtorSearched`: somebody entitled to has looked for the debts of a person;
 * - `debtorNotified`, `receiptSent`: a message handed over to App IO or to the mail service.
 */
export const journalEventKinds = [
  "positionCreated",
  "positionAmended",
  "positionCancelled",
  "positionPublished",
  "positionSettled",
  "positionReopened",
  "flowImported",
  "verifyRequested",
  "activationRequested",
  "noticeDemanded",
  "receiptReceived",
  "debtorSearched",
  "debtorNotified",
  "receiptSent",
] as const;
export type JournalEventKind = (typeof journalEventKinds)[number];

/** Who was at the other end: never more of a person than a pseudonym. */
export type JournalPeer =
  /** A visitor is somebody without a token, who starts a payment of their own. */
  | { readonly kind: "node" | "appIo" | "email" | "visitor" }
  | { readonly kind: "client" | "person" | "flow"; readonly id: string };

/**
 * One call in or out, for the journal of events ("giornale degli eventi"): no name, address, IBAN
 * or text of a debt, fiscal codes masked. What was said, word by word, is in the file of `rawKey`.
 */
export type JournalEvent = {
  readonly organizationFiscalCode: OrganizationFiscalCode;
  /** Instant in ISO 8601, UTC. */
  readonly at: string;
  /** Tells it from others of the same instant. */
  readonly id: string;
  readonly kind: JournalEventKind;
  readonly direction: "in" | "out";
  readonly peer: JournalPeer;
  readonly outcome: "OK" | "KO";
  /** E.g. `PAA_PAGAMENTO_SCADUTO`, `SENT_IO`. */
  readonly code?: string;
  /** From the call to its answer. */
  readonly durationMs?: number;
  readonly noticeNumber?: NoticeNumber;
  readonly iuv?: Iuv;
  readonly iud?: Iud;
  readonly typeCode?: string;
  readonly receiptId?: string;
  readonly pspId?: string;
  readonly flowId?: string;
  readonly amountCents?: EuroCents;
  /** Fiscal code, masked. */
  readonly debtor?: string;
  readonly rows?: { readonly accepted: number; readonly rejected: number };
  /** The file that holds what came, as it came. */
  readonly rawKey?: string;
};

/** What events are read by: a notice, or a position as a whole. */
export type JournalSubject = { readonly noticeNumber: NoticeNumber } | { readonly iud: Iud };

/** A notice where the event is about one, else its position; neither of a flow. */
export function subjectOf({ noticeNumber, iud }: JournalEvent): JournalSubject | undefined {
  if (noticeNumber !== undefined) return { noticeNumber };
  return iud === undefined ? undefined : { iud };
}

/** Where an event stands among others: places sort as the events happened. */
export function placeOf({ at, id }: Pick<JournalEvent, "at" | "id">): string {
  return `${at}#${id}`;
}

/** The day it was in Italy. */
export function dayOf({ at }: Pick<JournalEvent, "at">): CalendarDate {
  return romeDateOf(new Date(at));
}

/** An event that nobody has written down yet. */
export type NewJournalEvent = Omit<JournalEvent, "id">;

/**
 * Writes events down. It never fails and does not keep the caller waiting for long: what is
 * answered does not depend on it.
 */
export type RecordEvents = (events: readonly NewJournalEvent[]) => Promise<void>;
