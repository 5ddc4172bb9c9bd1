import type { CreatePositionOutcome } from "../domain/debt-positions/create-position.ts";
import type {
  JudgedPosition,
  PositionRefusal,
  UpsertPositionOutcome,
} from "../domain/debt-positions/position-outcome.ts";
import { viewPosition } from "../domain/debt-positions/position-view.ts";
import { pathSegmentOf } from "../domain/values/path-segment.ts";
import { type HttpResult, jsonResult } from "./http-result.ts";
import {
  conflict,
  etagHeader,
  invalidRequest,
  notFound,
  organizationNotReady,
  type Problem,
  preconditionFailed,
  problemResult,
  versionPassed,
} from "./problem.ts";

/** What comes of a call about one debt. */
export type PositionOutcome = CreatePositionOutcome | UpsertPositionOutcome;
/** It did what was asked, now or before. */
export type PositionSuccess = Extract<PositionOutcome, JudgedPosition>;
type PositionFailure = Exclude<PositionOutcome, JudgedPosition>;

const refusals: Readonly<Record<PositionRefusal, Problem>> = {
  draft: conflict("posizione-in-bozza", {
    title: "Posizione in bozza",
    detail: "La posizione è una bozza: va prima pubblicata.",
  }),
  published: conflict("posizione-pubblicata", {
    title: "Posizione già pubblicata",
    detail: "La posizione è pubblicata e non può tornare bozza: inviare published true.",
  }),
  paying: conflict("posizione-in-pagamento", {
    title: "Posizione in pagamento",
    detail: "È in corso un pagamento della posizione: riprovare quando è finito.",
  }),
  partiallyPaid: conflict("posizione-pagata", {
    title: "Posizione pagata",
    detail: "Una rata della posizione è già pagata: la posizione non si può più cambiare.",
  }),
  paid: conflict("posizione-pagata", {
    title: "Posizione pagata",
    detail: "La posizione è già pagata: non si può più cambiare.",
  }),
  settled: conflict("posizione-pagata", {
    title: "Posizione pagata",
    detail:
      "La posizione è segnata come pagata fuori dal portale: per cambiarla ritirare prima quella " +
      "dichiarazione.",
  }),
  notSettled: conflict("pagamento-non-dichiarato", {
    title: "Pagamento non dichiarato",
    detail: "La posizione non è segnata come pagata fuori dal portale.",
  }),
  cancelled: conflict("posizione-annullata", {
    title: "Posizione annullata",
    detail: "La posizione è annullata: il suo IUD si può usare di nuovo per un'altra.",
  }),
  typeNotAmendable: conflict("tipo-non-modificabile", {
    title: "Tipo dovuto non modificabile",
    detail: "Il tipo dovuto di una posizione non cambia: annullarla e crearne un'altra.",
  }),
};

/** What whoever asked reads of a debt on which nothing was done. */
export function positionProblem(result: PositionFailure): Problem {
  switch (result.outcome) {
    case "refused":
      return refusals[result.refusal];
    case "iudTaken":
      return {
        status: 409,
        slug: "iud-gia-usato",
        title: "IUD già usato",
        detail: "L'ente ha già un'altra posizione con questo IUD, non annullata.",
        code: "PAA_IMPORT_IUD_DUPLICATO",
      };
    case "wrong":
      return invalidRequest(result.problems);
    case "versionPassed":
      return versionPassed;
    case "organizationNotReady":
      return organizationNotReady(result.status);
    case "unknown":
      return notFound;
  }
}

/** A position after a call that changed it, or left it as it was asked to be. */
export function answerPosition(
  result: PositionOutcome & { readonly publicUrl: string },
): HttpResult {
  if (result.outcome === "versionPassed") return preconditionFailed(result.version);
  if (!("position" in result)) return problemResult(positionProblem(result));
  const { position } = result;
  const status = result.outcome === "created" ? 201 : 200;
  return jsonResult(status, viewPosition(position, result), {
    location: positionAddress(result),
    ...etagHeader(position.version),
  });
}

/** Where a position is read. */
export function positionAddress({ position }: Pick<JudgedPosition, "position">): string {
  const { organizationFiscalCode, iud } = position;
  return `/v1/organizations/${organizationFiscalCode}/debt-positions/${pathSegmentOf(iud)}`;
}
