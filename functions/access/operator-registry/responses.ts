import type { Operator } from "../../../shared/domain/access/operator.ts";
import type {
  OperatorAddition,
  OperatorChangeOutcome,
} from "../../../shared/domain/access/operator-change.ts";
import type { GrantRefusal } from "../../../shared/domain/access/operator-grant.ts";
import { type HttpResult, jsonResult } from "../../../shared/lambda/http-result.ts";
import {
  conflict,
  etagHeader,
  forbidden,
  invalidRequest,
  notFound,
  preconditionFailed,
  preconditionRequired,
  problemResult,
} from "../../../shared/lambda/problem.ts";

export function respondList(operators: readonly Operator[]): HttpResult {
  return jsonResult(200, { operators: operators.map(shown) });
}

export function respondOne(operator: Operator | undefined): HttpResult {
  if (operator === undefined) return problemResult(notFound);
  return jsonResult(200, shown(operator), etagHeader(operator.version));
}

export function respondInvitation(
  result: OperatorAddition | { readonly outcome: "organizationUnknown" },
): HttpResult {
  switch (result.outcome) {
    case "added": {
      const { operator } = result;
      const headers = { ...etagHeader(operator.version), location: addressOf(operator) };
      return jsonResult(201, shown(operator), headers);
    }
    case "exists":
      return problemResult(alreadyOperator);
    case "organizationUnknown":
      return problemResult(notFound);
    case "refused":
      return respondRefusal(result.refusal);
  }
}

export function respondChange(result: OperatorChangeOutcome): HttpResult {
  switch (result.outcome) {
    case "changed":
      return respondOne(result.operator);
    case "withdrawn":
      return { status: 204 };
    case "notFound":
      return problemResult(notFound);
    case "versionMissing":
      return preconditionRequired(result.version);
    case "stale":
      return preconditionFailed(result.version);
    case "lastAdministrator":
      return problemResult(lastAdministrator);
    case "refused":
      return respondRefusal(result.refusal);
  }
}

const alreadyOperator = conflict("operatore-esistente", {
  title: "Operatore già presente",
  detail: "La persona ha già un ruolo qui: per cambiarlo si modifica l'operatore esistente.",
});

const lastAdministrator = conflict("ultimo-amministratore", {
  title: "Ultimo amministratore",
  detail:
    "È l'ultimo amministratore: prima di toglierlo o di cambiargli ruolo nominarne un altro, " +
    "altrimenti nessuno potrebbe più gestire gli operatori.",
});

function respondRefusal(refusal: GrantRefusal): HttpResult {
  switch (refusal.reason) {
    case "beyondCaller":
      return problemResult({
        ...forbidden,
        detail: "Non si può dare, cambiare o togliere un ruolo che può più di chi lo chiede.",
      });
    case "roleForAllTypes":
      return refuse("Il ruolo vale per tutti i tipi dovuto: non indicare typeCodes.");
    case "typesUnknown":
      return refuse(`Tipi dovuto inesistenti: ${refusal.typeCodes.join(", ")}.`);
  }
}

function refuse(detail: string): HttpResult {
  return problemResult(invalidRequest([{ pointer: "/typeCodes", detail }]));
}

function addressOf({ organization, personId }: Operator): string {
  const parent = organization === undefined ? "" : `/organizations/${organization}`;
  return `/v1${parent}/operators/${personId}`;
}

/** An operator as managers see it; the pseudonym is its id. */
function shown(operator: Operator) {
  const { personId, name, email, role, addedAt, changedAt } = operator;
  const typeCodes = operator.organization === undefined ? null : (operator.typeCodes ?? null);
  return {
    operatorId: personId,
    name,
    email,
    fiscalCode: operator.maskedFiscalCode,
    role,
    typeCodes,
    addedAt,
    changedAt,
  };
}
