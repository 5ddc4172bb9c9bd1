import type { ApiClient, DelegatedClient } from "../../../shared/domain/access/api-client.ts";
import { type ClientRefusal, shownVersion } from "../../../shared/domain/access/client-rules.ts";
import type { OrganizationFiscalCode } from "../../../shared/domain/values/organization-fiscal-code.ts";
import type { Page } from "../../../shared/domain/values/page.ts";
import { type HttpResult, jsonResult } from "../../../shared/lambda/http-result.ts";
import { encodeCursor } from "../../../shared/lambda/page-cursor.ts";
import {
  conflict,
  etagHeader,
  forbidden,
  invalidRequest,
  notFound,
  type Problem,
  preconditionFailed,
  preconditionRequired,
  problemResult,
} from "../../../shared/lambda/problem.ts";
import type { ChangeClientOutcome } from "./change-client.ts";
import { clientView, delegationView, organizationClientView } from "./client-view.ts";
import type { ShownClient, WholeClient } from "./get-client.ts";
import type { RegisterClientOutcome } from "./register-client.ts";
import type { RotateSecretOutcome } from "./rotate-secret.ts";

export function respondList({ entries, cursor }: Page<ApiClient>): HttpResult {
  return jsonResult(200, {
    clients: entries.map(clientView),
    cursor: cursor === undefined ? null : encodeCursor(cursor),
  });
}

export function respondOrganizationList(list: {
  readonly organization: OrganizationFiscalCode;
  readonly clients: readonly DelegatedClient[];
}): HttpResult {
  const { organization, clients } = list;
  return jsonResult(200, {
    clients: clients.map((client) => organizationClientView(client, organization)),
  });
}

export function respondWhole(whole: WholeClient | undefined): HttpResult {
  if (whole === undefined) return problemResult(notFound);
  const { client, delegations } = whole;
  const shown = delegations.map((delegation) => ({
    organization: delegation.organization,
    ...delegationView(delegation),
  }));
  return jsonResult(200, { ...clientView(client), delegations: shown }, etagHeader(client.version));
}

/** What the Region sees of one ente's delegation. */
export function respondDelegation(shown: ShownClient | undefined): HttpResult {
  if (shown?.delegation === undefined) return problemResult(notFound);
  return jsonResult(200, delegationView(shown.delegation), versionHeader(shown));
}

export function respondOne(shown: ShownClient | undefined): HttpResult {
  if (shown === undefined) return problemResult(notFound);
  return jsonResult(200, viewOf(shown), versionHeader(shown));
}

export function respondRegistered(result: RegisterClientOutcome): HttpResult {
  switch (result.outcome) {
    case "registered": {
      const { client, secret } = result;
      const organization = client.owner === "region" ? undefined : client.owner;
      const view = { ...viewOf({ ...result, organization }), clientSecret: secret };
      const list = organization === undefined ? "" : `/organizations/${organization}`;
      const location = `/v1${list}/api-clients/${client.id}`;
      return jsonResult(201, view, { ...etagHeader(client.version), location });
    }
    case "hidden":
      return problemResult(notFound);
    case "refused":
      return problemResult(problemOf(result.refusal));
  }
}

export function respondChange(result: ChangeClientOutcome): HttpResult {
  return result.outcome === "changed" ? respondOne(result) : respondUnchanged(result);
}

/** The new secret, and what else is good meanwhile. */
export function respondRotation(result: RotateSecretOutcome): HttpResult {
  if (result.outcome !== "changed") return respondUnchanged(result);
  const view = { ...viewOf(result), clientSecret: result.secret };
  return jsonResult(201, view, versionHeader(result));
}

export function respondRegionGrant(result: ChangeClientOutcome): HttpResult {
  return result.outcome === "changed"
    ? { ...respondDelegation(result), status: result.isNew ? 201 : 200 }
    : respondUnchanged(result);
}

export function respondOwnGrant(result: ChangeClientOutcome): HttpResult {
  return result.outcome === "changed"
    ? { ...respondOne(result), status: result.isNew ? 201 : 200 }
    : respondUnchanged(result);
}

export function respondWithdrawal(result: ChangeClientOutcome): HttpResult {
  return result.outcome === "changed" ? { status: 204 } : respondUnchanged(result);
}

function respondUnchanged(
  result: Exclude<ChangeClientOutcome, { readonly outcome: "changed" }>,
): HttpResult {
  switch (result.outcome) {
    case "hidden":
      return problemResult(notFound);
    case "versionMissing":
      return preconditionRequired(result.version);
    case "stale":
      return preconditionFailed(result.version);
    case "refused":
      return problemResult(problemOf(result.refusal));
  }
}

function viewOf(shown: ShownClient): object {
  const { client, organization } = shown;
  return organization === undefined
    ? clientView(client)
    : organizationClientView(shown, organization);
}

function versionHeader(shown: ShownClient): Readonly<Record<string, string>> {
  const version = shownVersion(shown, shown.organization);
  return version === undefined ? {} : etagHeader(version);
}

function problemOf(refusal: ClientRefusal): Problem {
  switch (refusal.reason) {
    case "beyondCaller":
      return { ...forbidden, detail: "Non si può dare più di ciò che si può fare." };
    case "notOwner":
      return { ...forbidden, detail: "Il client lo cambia solo chi lo ha registrato." };
    case "secretUnknown":
      return notFound;
    case "typesUnknown": {
      const detail = `L'ente non ha questi tipi dovuto: ${refusal.typeCodes.join(", ")}.`;
      return invalidRequest([{ pointer: "/typeCodes", detail }]);
    }
    case "addressesWrong":
      return invalidRequest(refusal.problems);
    case "servesOrganizations": {
      const detail = "I permessi di un client degli enti li dà ciascun ente con la sua delega.";
      return invalidRequest([{ pointer: "/permissions", detail }]);
    }
    case "servesRegion":
      return conflict("client-della-regione", {
        title: "Client della Regione",
        detail: "Un client della Regione non riceve deleghe dagli enti.",
      });
    case "ownClient":
      return conflict("client-di-un-ente", {
        title: "Client di un ente",
        detail:
          "Un client registrato da un ente serve quell'ente e nessun altro: per fermarlo lo si " +
          "disattiva.",
      });
    case "tooManyOrganizations":
      return conflict("troppi-enti", {
        title: "Troppi enti",
        detail: "Il client serve già tutti gli enti che può servire: registrarne un altro.",
      });
    case "tooManySecrets":
      return conflict("troppi-segreti", {
        title: "Troppi segreti",
        detail:
          "Il client ha già due segreti validi: revocarne uno, oppure chiedere una rotazione " +
          "senza sovrapposizione.",
      });
  }
}
