import type { Caller, Nobody } from "../access/caller.ts";
import type { CreatePositionOutcome } from "../debt-positions/create-position.ts";
import { noticesOf } from "../debt-positions/payable-notice.ts";
import type {
  JudgedPosition,
  PositionRefusal,
  UpsertPositionOutcome,
} from "../debt-positions/position-outcome.ts";
import type { Iud } from "../values/iud.ts";
import type { OrganizationFiscalCode } from "../values/organization-fiscal-code.ts";
import type { JournalEventKind, NewJournalEvent, RecordEvents } from "./journal-event.ts";
import { positionFactsOf } from "./position-facts-of-event.ts";

/** What comes of a call about one debt of an ente. */
export type RecordedOutcome = CreatePositionOutcome | UpsertPositionOutcome;

type PositionCall<Outcome> = {
  readonly organization: OrganizationFiscalCode;
  readonly caller: Caller | Nobody;
  /** As the call names the debt, where that is an IUD at all. */
  readonly iud: Iud | undefined;
  readonly kindOf: (outcome: Outcome) => JournalEventKind;
  readonly act: () => Promise<Outcome>;
};

type RecordDependencies = { readonly record: RecordEvents; readonly now: () => Date };

/**
 * Makes a call about a debt and leaves an event in the ente's journal, once what to answer is
 * known. A body that is wrong leaves nothing of what stands in it.
 */
export async function recordPositionCall<Outcome extends RecordedOutcome>(
  { organization, caller, iud, kindOf, act }: PositionCall<Outcome>,
  { record, now }: RecordDependencies,
): Promise<Outcome> {
  const began = now();
  const outcome = await act();
  const event: NewJournalEvent = {
    organizationFiscalCode: organization,
    at: began.toISOString(),
    kind: kindOf(outcome),
    direction: "in",
    peer: caller.kind === "visitor" ? caller : { kind: caller.kind, id: caller.id },
    durationMs: now().getTime() - began.getTime(),
    ...factsOf(outcome, iud),
  };
  await record([event]);
  return outcome;
}

type Facts = Omit<
  NewJournalEvent,
  "organizationFiscalCode" | "at" | "kind" | "direction" | "peer" | "durationMs"
>;

/** Codes of the incumbent where it has one. */
const refusalCodes: Readonly<Record<PositionRefusal, string>> = {
  draft: "POSIZIONE_IN_BOZZA",
  published: "POSIZIONE_PUBBLICATA",
  paying: "POSIZIONE_IN_PAGAMENTO",
  partiallyPaid: "POSIZIONE_PAGATA_IN_PARTE",
  paid: "POSIZIONE_PAGATA",
  settled: "POSIZIONE_PAGATA_ALTROVE",
  notSettled: "PAGAMENTO_NON_DICHIARATO",
  cancelled: "POSIZIONE_ANNULLATA",
  typeNotAmendable: "TIPO_NON_MODIFICABILE",
};

function factsOf(result: RecordedOutcome, iud: Iud | undefined): Facts {
  const named = iud && { iud };
  switch (result.outcome) {
    case "created":
    case "changed":
      return { outcome: "OK", ...positionFacts(result) };
    case "alreadyCreated":
      return { outcome: "OK", code: "GIA_CREATA", ...positionFacts(result) };
    case "unchanged":
      return { outcome: "OK", code: "INVARIATA", ...positionFacts(result) };
    case "iudTaken":
      return { outcome: "KO", code: "PAA_IMPORT_IUD_DUPLICATO", ...named };
    case "refused":
      return { outcome: "KO", code: refusalCodes[result.refusal], ...named };
    case "versionPassed":
      return { outcome: "KO", code: "VERSIONE_SUPERATA", ...named };
    case "wrong":
      return { outcome: "KO", code: "RICHIESTA_NON_VALIDA" };
    case "organizationNotReady":
      return { outcome: "KO", code: "PAA_STATO_ENTE_NON_VALIDO" };
    case "unknown":
      return { outcome: "KO", code: "POSIZIONE_SCONOSCIUTA" };
  }
}

function positionFacts({ position }: JudgedPosition) {
  const [notice, ...others] = noticesOf(position);
  const isOnly = notice !== undefined && others.length === 0;
  const ofNotice = isOnly && { noticeNumber: notice.noticeNumber, iuv: notice.iuv };
  const { amountCents } = position;
  return { ...ofNotice, ...positionFactsOf(position), amountCents };
}
