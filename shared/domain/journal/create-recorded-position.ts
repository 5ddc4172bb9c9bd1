import type { Caller } from "../access/caller.ts";
import {
  type CreatePositionDependencies,
  type CreatePositionInput,
  type CreatePositionOutcome,
  createPosition,
} from "../debt-positions/create-position.ts";
import { noticesOf } from "../debt-positions/payable-notice.ts";
import { parseIud } from "../values/iud.ts";
import type { NewJournalEvent, RecordEvents } from "./journal-event.ts";
import { positionFactsOf } from "./position-facts-of-event.ts";

export type CreateRecordedPositionDependencies = CreatePositionDependencies & {
  readonly record: RecordEvents;
};

type CreateRecordedPositionInput = CreatePositionInput & { readonly caller: Caller };

/**
 * Creates one debt and leaves an event in the ente's journal, once what to answer is known. A body
 * that is wrong leaves nothing of what stands in it.
 */
export async function createRecordedPosition(
  input: CreateRecordedPositionInput,
  dependencies: CreateRecordedPositionDependencies,
): Promise<CreatePositionOutcome> {
  const { now, record } = dependencies;
  const began = now();
  const outcome = await createPosition(input, dependencies);
  const durationMs = now().getTime() - began.getTime();
  const { caller } = input;
  const event: NewJournalEvent = {
    organizationFiscalCode: input.organization,
    at: began.toISOString(),
    kind: "positionCreated",
    direction: "in",
    peer: { kind: caller.kind, id: caller.id },
    durationMs,
    ...factsOf(outcome, input.body.iud),
  };
  await record([event]);
  return outcome;
}

type Facts = Omit<
  NewJournalEvent,
  "organizationFiscalCode" | "at" | "kind" | "direction" | "peer" | "durationMs"
>;

function factsOf(result: CreatePositionOutcome, iudText: string): Facts {
  switch (result.outcome) {
    case "created":
    case "alreadyCreated": {
      const [notice, ...others] = noticesOf(result.position);
      const isOnly = notice !== undefined && others.length === 0;
      const ofNotice = isOnly && { noticeNumber: notice.noticeNumber, iuv: notice.iuv };
      const { amountCents } = result.position;
      const code = result.outcome === "alreadyCreated" && { code: "GIA_CREATA" };
      const facts = positionFactsOf(result.position);
      return { outcome: "OK", ...code, ...ofNotice, ...facts, amountCents };
    }
    case "iudTaken": {
      const iud = parseIud(iudText);
      return { outcome: "KO", code: "PAA_IMPORT_IUD_DUPLICATO", ...(iud && { iud }) };
    }
    case "wrong":
      return { outcome: "KO", code: "RICHIESTA_NON_VALIDA" };
    case "organizationNotReady":
      return { outcome: "KO", code: "PAA_STATO_ENTE_NON_VALIDO" };
    case "unknown":
      return { outcome: "KO", code: "ENTE_SCONOSCIUTO" };
  }
}
