import type { CatalogueType } from "../../../shared/domain/organizations/catalogue-type.ts";
import type { TaxonomySync } from "../../../shared/domain/taxonomy/taxonomy-store.ts";
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
import type {
  CatalogueRefusal,
  RemoveCatalogueOutcome,
  ReplaceCatalogueOutcome,
} from "./change-catalogue.ts";
import type { TaxonomyChoicesOutcome } from "./list-taxonomy-choices.ts";
import type { ShowCatalogueOutcome } from "./show-catalogue-type.ts";

/** The list changes once a day. */
const cachedAnHour = { "cache-control": "public, max-age=3600" };
/** Enti named when an entry cannot be removed. */
const namedMax = 10;

export function respondCatalogue(types: readonly CatalogueType[]): HttpResult {
  return jsonResult(200, { debtPositionTypes: types.map(rulesOf) });
}

export function respondEntry(result: ShowCatalogueOutcome | ReplaceCatalogueOutcome): HttpResult {
  if (result.outcome === "found") return entryResult(200, result.type);
  if (result.outcome !== "written") return refusal(result);
  const { type, isNew } = result;
  if (!isNew) return entryResult(200, type);
  const location = `/v1/catalogue/debt-position-types/${pathSegmentOf(type.code)}`;
  return entryResult(201, type, { location });
}

function entryResult(
  status: number,
  type: CatalogueType,
  headers: Readonly<Record<string, string>> = {},
): HttpResult {
  return jsonResult(status, rulesOf(type), { ...etagHeader(type.version), ...headers });
}

function rulesOf({ version: _, ...rules }: CatalogueType) {
  return rules;
}

export function respondRemoved(result: RemoveCatalogueOutcome): HttpResult {
  if (result.outcome === "removed") return { status: 204 };
  if (result.outcome !== "used") return refusal(result);
  const { organizations } = result;
  const named = organizations.slice(0, namedMax).join(", ");
  const more = organizations.length > namedMax ? " e altri" : "";
  return problemResult(
    conflict("voce-di-catalogo-usata", {
      title: "Voce di catalogo usata",
      detail: `Enti che hanno adottato il tipo dovuto: ${named}${more}.`,
    }),
  );
}

export function respondWarnings(sync: TaxonomySync | undefined): HttpResult {
  const warnings = sync?.warnings ?? [];
  return jsonResult(200, {
    syncedAt: sync?.syncedAt ?? null,
    total: sync?.warningsCount ?? 0,
    warnings: warnings.map((warning) => ({ ...warning, validTo: warning.validTo ?? null })),
  });
}

export function respondChoices(result: TaxonomyChoicesOutcome): HttpResult {
  if (result.outcome === "stepLeftOut") {
    const detail = "Indicare i passi nell'ordine: organizationType, macroArea, service.";
    return problemResult(invalidRequest([{ pointer: "", detail }]));
  }
  const { step, choices, syncedAt } = result;
  return jsonResult(200, { step, choices, syncedAt: syncedAt ?? null }, cachedAnHour);
}

function refusal(result: CatalogueRefusal): HttpResult {
  switch (result.outcome) {
    case "unknown":
      return problemResult(notFound);
    case "versionMissing":
      return preconditionRequired(result.version);
    case "stale":
      return preconditionFailed(result.version);
    case "wrong":
      return problemResult(invalidRequest(result.problems));
  }
}
