import type { JournalEvent } from "../../../shared/domain/journal/journal-event.ts";
import { type HttpResult, jsonResult } from "../../../shared/lambda/http-result.ts";
import { encodeCursor } from "../../../shared/lambda/page-cursor.ts";
import { invalidRequest, notFound, problemResult } from "../../../shared/lambda/problem.ts";
import type { ListEventsOutcome } from "./list-events.ts";
import type { ListPositionEventsOutcome } from "./list-position-events.ts";
import { daysMax } from "./read-days.ts";

export function respondPositionEvents(result: ListPositionEventsOutcome): HttpResult {
  if (result.outcome === "unknown") return problemResult(notFound);
  return pageResult(result.entries, result.cursor);
}

export function respondEvents(result: ListEventsOutcome): HttpResult {
  switch (result.outcome) {
    case "events":
      return pageResult(result.events, result.cursor);
    case "ambiguous":
      return refusal(
        "/noticeNumber",
        "Indicare uno solo fra numero avviso, IUV, IUD e giorni (from, to).",
      );
    case "daysReversed":
      return refusal("/to", "Il giorno finale viene prima di quello iniziale.");
    case "tooManyDays":
      return refusal("/to", `Si possono chiedere al più ${daysMax} giorni per volta.`);
    case "cursorElsewhere":
      return refusal("/cursor", "Il cursore è di un'altra richiesta: tenere gli stessi giorni.");
  }
}

function pageResult(events: readonly JournalEvent[], cursor: string | undefined): HttpResult {
  return jsonResult(200, {
    events: events.map(eventData),
    cursor: cursor === undefined ? null : encodeCursor(cursor),
  });
}

function eventData(event: JournalEvent) {
  const { at, kind, direction, peer, outcome, code, durationMs, rows } = event;
  return {
    at,
    kind,
    direction,
    peer: { kind: peer.kind, id: "id" in peer ? peer.id : null },
    outcome,
    code: code ?? null,
    durationMs: durationMs ?? null,
    noticeNumber: event.noticeNumber ?? null,
    iuv: event.iuv ?? null,
    iud: event.iud ?? null,
    debtPositionType: event.typeCode ?? null,
    amountCents: event.amountCents ?? null,
    debtor: event.debtor ?? null,
    receiptId: event.receiptId ?? null,
    pspId: event.pspId ?? null,
    flowId: event.flowId ?? null,
    rows: rows ?? null,
    rawKey: event.rawKey ?? null,
  };
}

function refusal(pointer: string, detail: string): HttpResult {
  return problemResult(invalidRequest([{ pointer, detail }]));
}
