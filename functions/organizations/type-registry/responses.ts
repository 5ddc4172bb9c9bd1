import type { CatalogueType } from "../../../shared/domain/organizations/catalogue-type.ts";
import { taxonomySentence } from "../../../shared/domain/organizations/judge-type.ts";
import { pathSegmentOf } from "../../../shared/domain/values/path-segment.ts";
import { type HttpResult, jsonResult } from "../../../shared/lambda/http-result.ts";
import {
  conflict,
  etagHeader,
  invalidRequest,
  notFound,
  preconditionFailed,
  preconditionRequired,
  problemResult,
} from "../../../shared/lambda/problem.ts";
import type { FoundForm } from "./find-form.ts";
import type { ListTypesOutcome } from "./list-types.ts";
import type { RemoveTypeOutcome } from "./remove-type.ts";
import type { ReplaceFormOutcome } from "./replace-form.ts";
import type { ShowTypeOutcome } from "./show-type.ts";
import type { TryFormOutcome } from "./try-form.ts";
import type { TypeChangeOutcome, TypeRefusal, TypeView } from "./type-change.ts";

export function respondTypes(result: ListTypesOutcome): HttpResult {
  if (result.outcome === "unknown") return problemResult(notFound);
  return jsonResult(200, { debtPositionTypes: result.types }, etagHeader(result.version));
}

export function respondType(result: ShowTypeOutcome | TypeChangeOutcome): HttpResult {
  if (result.outcome === "found") return typeResult(200, result);
  if (result.outcome !== "changed") return refusal(result);
  if (!result.isNew) return typeResult(200, result);
  const types = `/v1/organizations/${result.organization}/debt-position-types`;
  return typeResult(201, result, { location: `${types}/${pathSegmentOf(result.type.code)}` });
}

function typeResult(
  status: number,
  { type, taxonomy, version }: TypeView,
  headers: Readonly<Record<string, string>> = {},
): HttpResult {
  const { state } = taxonomy;
  const validTo = "validTo" in taxonomy ? taxonomy.validTo : null;
  const judged = { state, validTo, sentence: taxonomySentence(taxonomy) };
  return jsonResult(status, { ...type, taxonomy: judged }, { ...etagHeader(version), ...headers });
}

export function respondRemoved(result: RemoveTypeOutcome): HttpResult {
  if (result.outcome === "removed") return { status: 204 };
  if (result.outcome !== "used") return refusal(result);
  return problemResult(
    conflict("tipo-dovuto-usato", {
      title: "Tipo dovuto già usato",
      detail:
        "Il tipo dovuto ha avuto delle posizioni: non si elimina più, si può solo disattivare " +
        "(active: false).",
    }),
  );
}

export function respondOffered(types: readonly CatalogueType[]): HttpResult {
  const debtPositionTypes = types.map(({ version: _, ...rules }) => rules);
  return jsonResult(200, { debtPositionTypes });
}

export function respondForm(result: FoundForm): HttpResult {
  if (result.outcome === "unknown") return problemResult(notFound);
  return jsonResult(200, result.form, etagHeader(result.version));
}

export function respondKept(result: ReplaceFormOutcome): HttpResult {
  if (result.outcome !== "kept") return refusal(result);
  return jsonResult(200, { formVersion: result.formVersion }, etagHeader(result.version));
}

export function respondTrial(result: TryFormOutcome): HttpResult {
  if (result.outcome === "unknown") return problemResult(notFound);
  if (result.outcome === "wrong") return problemResult(invalidRequest(result.problems));
  const { payment } = result;
  return jsonResult(200, { ...payment, dueDate: payment.dueDate ?? null });
}

function refusal(result: TypeRefusal): HttpResult {
  switch (result.outcome) {
    case "unknown":
      return problemResult(notFound);
    case "versionMissing":
      return preconditionRequired(result.version);
    case "stale":
      return preconditionFailed(result.version);
    case "wrong":
      return problemResult(invalidRequest(result.problems));
    case "codeTaken":
      return problemResult(
        conflict("tipo-dovuto-esistente", {
          title: "Tipo dovuto già esistente",
          detail: "L'ente ha già un tipo dovuto con questo codice: sceglierne un altro.",
        }),
      );
    case "notInCatalogue":
      return problemResult(
        invalidRequest([
          { pointer: "/catalogueCode", detail: "Il catalogo regionale non ha questo tipo dovuto." },
        ]),
      );
    case "registryFull":
      return problemResult(
        conflict("anagrafica-piena", {
          title: "Anagrafica piena",
          detail: "L'anagrafica dell'ente non può contenere altri tipi dovuto: eliminarne.",
        }),
      );
  }
}
