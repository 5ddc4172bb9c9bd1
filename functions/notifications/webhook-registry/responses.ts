import type { Webhook } from "../../../shared/domain/notifications/webhook.ts";
import { webhooksMax } from "../../../shared/domain/notifications/webhook.ts";
import { type HttpResult, jsonResult } from "../../../shared/lambda/http-result.ts";
import { encodeCursor } from "../../../shared/lambda/page-cursor.ts";
import {
  conflict,
  etagHeader,
  invalidRequest,
  notFound,
  preconditionFailed,
  preconditionRequired,
  problemResult,
} from "../../../shared/lambda/problem.ts";
import type { RemoveWebhookOutcome, ReplaceWebhookOutcome } from "./change-webhook.ts";
import type { RegisterWebhookOutcome } from "./register-webhook.ts";
import type { ReplayGivenUpOutcome, ReplayOutcome } from "./replay-deliveries.ts";
import type { ListDeliveriesOutcome, ShowWebhookOutcome } from "./show-webhooks.ts";
import type { WebhookRefusal } from "./webhook-change.ts";

export function respondList(webhooks: readonly Webhook[]): HttpResult {
  return jsonResult(200, { webhooks: webhooks.map(viewOf) });
}

export function respondWebhook(
  result: ShowWebhookOutcome | ReplaceWebhookOutcome | RegisterWebhookOutcome,
): HttpResult {
  switch (result.outcome) {
    case "found":
    case "changed":
      return jsonResult(200, viewOf(result.webhook), etagHeader(result.webhook.version));
    case "registered": {
      const { id, organizationFiscalCode, version } = result.webhook;
      const location = `/v1/organizations/${organizationFiscalCode}/webhooks/${id}`;
      return jsonResult(201, viewOf(result.webhook), { ...etagHeader(version), location });
    }
    default:
      return refusalResult(result);
  }
}

export function respondRemoval(result: RemoveWebhookOutcome): HttpResult {
  return result.outcome === "removed"
    ? { status: 204, headers: {}, body: "" }
    : refusalResult(result);
}

export function respondDeliveries(result: ListDeliveriesOutcome): HttpResult {
  if (result.outcome === "hidden") return problemResult(notFound);
  const { day, page } = result;
  return jsonResult(200, {
    day,
    tries: page.entries.map(({ httpStatus = null, nextTryAt = null, ...line }) => ({
      ...line,
      httpStatus,
      nextTryAt,
    })),
    cursor: page.cursor === undefined ? null : encodeCursor(page.cursor),
  });
}

export function respondReplay(result: ReplayOutcome): HttpResult {
  if (result.outcome === "hidden") return problemResult(notFound);
  return jsonResult(202, { deliveryId: result.deliveryId, status: "PENDING" });
}

export function respondReplays(result: ReplayGivenUpOutcome): HttpResult {
  if (result.outcome === "hidden") return problemResult(notFound);
  const { replayed, complete } = result;
  return jsonResult(202, { replayed, complete });
}

function viewOf(webhook: Webhook) {
  const { id: webhookId, clientId, url, events, typeCodes = null } = webhook;
  const { description, enabled, createdAt, version } = webhook;
  return { webhookId, clientId, url, events, typeCodes, description, enabled, createdAt, version };
}

function refusalResult(refusal: WebhookRefusal): HttpResult {
  switch (refusal.outcome) {
    case "hidden":
      return problemResult(notFound);
    case "versionMissing":
      return preconditionRequired(refusal.version);
    case "stale":
      return preconditionFailed(refusal.version);
    case "noClient":
      return problemResult(noClient);
    case "tooMany":
      return problemResult(tooMany);
    case "urlWrong":
      return invalid("/url", "Serve un indirizzo https pubblico, senza porta né frammento.");
    case "hostNotOfClient":
      return invalid("/url", hostSentence(refusal.hosts));
    case "typesBeyondCaller":
      return invalid("/typeCodes", "Il client non è abilitato a tutti questi tipi dovuto.");
    case "typesUnknown":
      return invalid("/typeCodes", `L'ente non ha questi tipi: ${refusal.typeCodes.join(", ")}.`);
  }
}

function hostSentence(hosts: readonly string[]): string {
  return hosts.length === 0
    ? "Il client non ha nomi ammessi per i webhook (webhookHosts)."
    : `Il nome non è fra quelli ammessi per il client: ${hosts.join(", ")}.`;
}

function invalid(pointer: string, detail: string): HttpResult {
  return problemResult(invalidRequest([{ pointer, detail }]));
}

const noClient = conflict("webhook-senza-client", {
  title: "Il webhook è di un client",
  detail:
    "Un webhook si registra con il token di un client del portale che l'ente ha delegato: a lui " +
    "appartengono i nomi a cui si può inviare.",
});

const tooMany = conflict("troppi-webhook", {
  title: "Troppi webhook",
  detail: `L'ente ha già ${webhooksMax} webhook: toglierne uno, oppure cambiarlo.`,
});
