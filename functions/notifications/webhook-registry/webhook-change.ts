import type { ApiClientStore } from "../../../shared/domain/access/api-client-store.ts";
import type { Caller } from "../../../shared/domain/access/caller.ts";
import { actorOf } from "../../../shared/domain/audit/actor-of.ts";
import type { AuditDraft } from "../../../shared/domain/audit/audit-entry.ts";
import { changesBetween } from "../../../shared/domain/audit/changes-between.ts";
import {
  auditedWebhook,
  coversTypes,
  maySeeWebhook,
  type Webhook,
  type WebhookId,
} from "../../../shared/domain/notifications/webhook.ts";
import type { WebhookStore } from "../../../shared/domain/notifications/webhook-store.ts";
import type { OrganizationStore } from "../../../shared/domain/organizations/organization-store.ts";
import { type SeenVersion, sawVersion } from "../../../shared/domain/values/entity-tag.ts";
import type { OrganizationFiscalCode } from "../../../shared/domain/values/organization-fiscal-code.ts";
import {
  hostOfOutbound,
  type OutboundTerms,
  parseOutboundUrl,
} from "../../../shared/domain/values/outbound-url.ts";
import type { WebhookBody } from "./webhook-bodies.ts";

export type WebhookChangeDependencies = {
  readonly webhooks: WebhookStore;
  readonly clients: Pick<ApiClientStore, "find">;
  readonly organizations: Pick<OrganizationStore, "find">;
  /** Which addresses outside may be told. */
  readonly outbound: OutboundTerms;
  readonly newWebhookId: () => WebhookId;
  readonly now: () => Date;
};

/** Who calls, for which ente. */
export type WebhookCall = {
  readonly organization: OrganizationFiscalCode;
  readonly caller: Caller;
};

/** A call about one webhook; `seen` is the state of it that the caller knows. */
export type OneWebhookCall = WebhookCall & {
  readonly webhookId: WebhookId;
  readonly seen: SeenVersion;
};

/** Why a webhook stays as it is. */
export type WebhookRefusal =
  | { readonly outcome: "hidden" }
  | { readonly outcome: "versionMissing"; readonly version: number }
  | { readonly outcome: "stale"; readonly version: number | undefined }
  /** It is not an API client that calls, or one that the Region's portal does not know. */
  | { readonly outcome: "noClient" }
  | { readonly outcome: "tooMany" }
  | { readonly outcome: "urlWrong" }
  | { readonly outcome: "hostNotOfClient"; readonly hosts: readonly string[] }
  | { readonly outcome: "typesBeyondCaller" }
  | { readonly outcome: "typesUnknown"; readonly typeCodes: readonly string[] };

/** Of a webhook that the caller may change, or why there is none. */
export async function findToChange(
  { organization, caller, webhookId, seen }: OneWebhookCall,
  { webhooks }: Pick<WebhookChangeDependencies, "webhooks">,
): Promise<{ readonly outcome: "found"; readonly webhook: Webhook } | WebhookRefusal> {
  const webhook = await webhooks.find(organization, webhookId);
  if (webhook === undefined || !maySeeWebhook(caller, webhook)) return { outcome: "hidden" };
  const { version } = webhook;
  if (seen.kind === "none") return { outcome: "versionMissing", version };
  return sawVersion(seen, version) ? { outcome: "found", webhook } : { outcome: "stale", version };
}

/** What was sent, as it may stand: a name of the client's, no more types than the caller's. */
export async function readBody(
  { url: text, typeCodes: sentTypes, ...body }: WebhookBody,
  { organization, caller, clientId }: WebhookCall & Pick<Webhook, "clientId">,
  { clients, organizations, outbound }: WebhookChangeDependencies,
): Promise<{ readonly outcome: "read"; readonly sent: SentWebhook } | WebhookRefusal> {
  const typeCodes = sentTypes ?? caller.typeCodes;
  const typed = typeCodes === undefined ? {} : { typeCodes };
  if (!coversTypes(caller, typed)) return { outcome: "typesBeyondCaller" };
  const url = parseOutboundUrl(text, outbound);
  if (url === undefined) return { outcome: "urlWrong" };
  const [found, ente] = await Promise.all([
    clients.find(clientId, organization),
    organizations.find(organization),
  ]);
  if (ente === undefined) return { outcome: "hidden" };
  if (found?.delegation === undefined) return { outcome: "noClient" };
  const { webhookHosts: hosts } = found.client;
  if (!hosts.includes(hostOfOutbound(url))) return { outcome: "hostNotOfClient", hosts };
  const known = new Set(ente.debtPositionTypes.map(({ code }) => code));
  const unknown = (sentTypes ?? []).filter((code) => !known.has(code));
  if (unknown.length > 0) return { outcome: "typesUnknown", typeCodes: unknown };
  return { outcome: "read", sent: { ...body, url, ...typed } };
}

/** What of a webhook a body says. */
type SentWebhook = Pick<Webhook, "url" | "events" | "typeCodes" | "description" | "enabled">;

/** The line of the audit about a change. */
export function webhookDraft(
  action: string,
  { before, after }: { readonly before?: Webhook; readonly after?: Webhook },
  { organization, caller, now }: WebhookCall & { readonly now: Date },
): AuditDraft {
  return {
    scope: organization,
    at: now.toISOString(),
    actor: actorOf(caller),
    action,
    target: `webhook:${(after ?? before)?.id}`,
    outcome: "done",
    changes: changesBetween(before && auditedWebhook(before), after && auditedWebhook(after)),
  };
}
