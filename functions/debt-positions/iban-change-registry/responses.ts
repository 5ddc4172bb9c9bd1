import type { IbanChange } from "../../../shared/domain/debt-positions/iban-change.ts";
import type { Page } from "../../../shared/domain/values/page.ts";
import { type HttpResult, jsonResult } from "../../../shared/lambda/http-result.ts";
import { encodeCursor } from "../../../shared/lambda/page-cursor.ts";
import { invalidRequest, notFound, problemResult } from "../../../shared/lambda/problem.ts";
import type { RegistryUse, RequestIbanChangeOutcome } from "./request-iban-change.ts";

export function respondRequested(result: RequestIbanChangeOutcome): HttpResult {
  switch (result.outcome) {
    case "accepted": {
      const { change, registry } = result;
      const { ofOrganization, typeCodes } = registry;
      const { organizationFiscalCode, id } = change;
      const location = `/v1/organizations/${organizationFiscalCode}/iban-changes/${id}`;
      return jsonResult(
        202,
        {
          ...viewOf(change),
          registry: {
            organization: ofOrganization,
            types: typeCodes,
            warning: warningOf(registry),
          },
        },
        { location },
      );
    }
    case "unknown":
      return problemResult(notFound);
    case "unknownTypes": {
      const detail = `L'ente non ha questi tipi dovuto: ${result.codes.join(", ")}.`;
      return problemResult(invalidRequest([{ pointer: "/typeCodes", detail }]));
    }
  }
}

export function respondFound(change: IbanChange | undefined): HttpResult {
  return change === undefined ? problemResult(notFound) : jsonResult(200, viewOf(change));
}

export function respondPage({ entries, cursor }: Page<IbanChange>): HttpResult {
  return jsonResult(200, {
    ibanChanges: entries.map(viewOf),
    cursor: cursor === undefined ? null : encodeCursor(cursor),
  });
}

function viewOf(change: IbanChange) {
  const { id, from, to, typeCodes, reason, status, requestedAt, counters } = change;
  const { checked, changed, paid, partiallyPaid, paying } = counters;
  return {
    id,
    from,
    to,
    typeCodes: typeCodes ?? null,
    reason,
    status,
    requestedAt,
    doneAt: change.status === "DONE" ? change.doneAt : null,
    checked,
    changed,
    skipped: { paid, partiallyPaid, paying },
  };
}

function warningOf({ ofOrganization, typeCodes }: RegistryUse): string | null {
  if (!ofOrganization && typeCodes.length === 0) return null;
  const places = [
    ...(ofOrganization ? ["i conti dell'ente"] : []),
    ...(typeCodes.length > 0 ? [`i conti dei tipi dovuto ${typeCodes.join(", ")}`] : []),
  ];
  return (
    `L'IBAN da sostituire è anche in anagrafica (${places.join(" e ")}): questa richiesta non la ` +
    "modifica. Finché l'anagrafica non cambia, i dovuti che si incassano sui conti dell'ente " +
    "continuano a usarlo."
  );
}
