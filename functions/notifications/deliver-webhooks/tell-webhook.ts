import type { ApiClientStore } from "../../../shared/domain/access/api-client-store.ts";
import { coversTypes, type Webhook } from "../../../shared/domain/notifications/webhook.ts";
import type {
  WebhookDelivery,
  WebhookTryResult,
} from "../../../shared/domain/notifications/webhook-delivery.ts";
import { hostOfOutbound, type OutboundUrl } from "../../../shared/domain/values/outbound-url.ts";

/** What somebody outside answers, or why there is no answer. */
type OutsideAnswer =
  | { readonly outcome: "answered"; readonly status: number }
  | { readonly outcome: "refusedAddress" | "unreachable" | "timedOut" | "answerTooLong" };

export type TellWebhookDependencies = {
  readonly clients: Pick<ApiClientStore, "find">;
  readonly post: (call: {
    readonly url: OutboundUrl;
    readonly method: "POST";
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
    readonly timeoutMs: number;
    readonly answerBytesMax: number;
  }) => Promise<OutsideAnswer>;
  /** Ed25519, in base64. */
  readonly sign: (text: string) => Promise<string>;
  readonly now: () => Date;
};

const answerSecondsMax = 10;
const answerBytesMax = 65_536;

/** Tells a webhook of an event once, as long as its client may still be told. */
export async function tellWebhook(
  webhook: Webhook,
  delivery: WebhookDelivery,
  dependencies: TellWebhookDependencies,
): Promise<WebhookTryResult> {
  if (!webhook.enabled) return { outcome: "disabled" };
  if (!(await isAllowed(webhook, delivery, dependencies))) return { outcome: "notAllowed" };
  const answer = await dependencies.post({
    url: webhook.url,
    method: "POST",
    headers: await headersOf(delivery, dependencies),
    body: delivery.body,
    timeoutMs: answerSecondsMax * 1_000,
    answerBytesMax,
  });
  if (answer.outcome !== "answered") return answer;
  const isTaken = answer.status >= 200 && answer.status < 300;
  return { outcome: isTaken ? "delivered" : "refused", httpStatus: answer.status };
}

/** What the client was allowed when it registered the webhook may have been taken back since. */
async function isAllowed(
  { clientId, organizationFiscalCode, url }: Webhook,
  delivery: WebhookDelivery,
  { clients }: TellWebhookDependencies,
): Promise<boolean> {
  const { client, delegation } = (await clients.find(clientId, organizationFiscalCode)) ?? {};
  if (client?.status !== "active" || delegation === undefined) return false;
  const mayTell = delegation.permissions.includes("webhooks:write");
  const mayCall = client.webhookHosts.includes(hostOfOutbound(url));
  return mayTell && mayCall && coversTypes(delegation, delivery);
}

/** The headers of Standard Webhooks; `v1a` is Ed25519 over "id.timestamp.body". */
async function headersOf(
  { id, body }: WebhookDelivery,
  { sign, now }: TellWebhookDependencies,
): Promise<Readonly<Record<string, string>>> {
  const timestamp = String(Math.floor(now().getTime() / 1_000));
  const signature = await sign(`${id}.${timestamp}.${body}`);
  return {
    "content-type": "application/json",
    "user-agent": "Portale-Pagamenti",
    "webhook-id": id,
    "webhook-timestamp": timestamp,
    "webhook-signature": `v1a,${signature}`,
  };
}
