import { deliverWebhooks } from "../../../functions/notifications/deliver-webhooks/deliver-webhooks.ts";
import type { ApiClient, ClientDelegation } from "../../../shared/domain/access/api-client.ts";
import type { Cart } from "../../../shared/domain/checkout/cart.ts";
import type { DebtPosition } from "../../../shared/domain/debt-positions/debt-position.ts";
import { parseWebhookId, type Webhook } from "../../../shared/domain/notifications/webhook.ts";
import type { ReceiptRecord } from "../../../shared/domain/receipts/receipt-record.ts";
import { parseOutboundUrl } from "../../../shared/domain/values/outbound-url.ts";
import { createOutcomeSigner } from "../../../shared/lambda/outcome-signer.ts";
import { randomId } from "../../../shared/lambda/random-id.ts";
import { shortDigest } from "../../../shared/lambda/short-digest.ts";
import type { WebhookMessage } from "../../../shared/messaging/messages.ts";
import { createDynamoWebhookDeliveryStore } from "../../../shared/persistence/notifications/dynamo-webhook-delivery-store.ts";
import { createWebhookReader } from "../../../shared/persistence/notifications/dynamo-webhook-store.ts";
import { toWebhookItem } from "../../../shared/persistence/notifications/webhook-items.ts";
import { sampleClient, sampleDelegation } from "../access/sample-clients.ts";
import { type FaultPlan, faultPlan, withFaults } from "../fault-injection.ts";
import { type InMemoryTable, inMemoryTable } from "../in-memory-table.ts";
import { present } from "./debts.ts";

export type Received = {
  readonly id: string;
  readonly type: string;
  readonly iud: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly atMs: number;
};

export const worldBegins = Date.parse("2027-03-10T10:00:00.000Z");
const signer = createOutcomeSigner("seme-di-prova-0123456789abcdef0123456789");
/** A message that fails comes again. */
const redeliveryMs = 5_000;

export function sampleWebhook(changes: Partial<Webhook> = {}): Webhook {
  return {
    id: present(parseWebhookId("1".repeat(32))),
    organizationFiscalCode: sampleDelegation().organization,
    clientId: sampleClient().id,
    url: present(parseOutboundUrl("https://hooks.ente.it/pagamenti", { loopback: false })),
    events: ["paid", "cancelled", "expired", "anomaly"],
    description: "Gestionale",
    enabled: true,
    createdAt: "2027-03-01T08:00:00.000Z",
    version: 1,
    ...changes,
  };
}

/** The queue, the table and a receiver of webhooks, in a time that passes as fast as one likes. */
export class WebhookWorld {
  nowMs = worldBegins;
  readonly table: InMemoryTable = inMemoryTable();
  readonly received: Received[] = [];
  readonly counted: string[] = [];
  readonly positions = new Map<string, DebtPosition>();
  readonly receipts = new Map<string, ReceiptRecord>();
  readonly carts = new Map<string, Cart>();
  client: ApiClient = { ...sampleClient(), webhookHosts: ["hooks.ente.it"] };
  delegation: ClientDelegation | undefined = sampleDelegation({ permissions: ["webhooks:write"] });
  /** Whether the receiver takes what it is sent. */
  takes: (received: Received) => boolean = () => true;
  /** Calls that the function has made of what it depends on. */
  plan: FaultPlan = faultPlan(0, "before");
  random = () => 0;
  private queue: { readonly message: WebhookMessage; readonly dueMs: number }[] = [];

  constructor(...webhooks: readonly Webhook[]) {
    for (const webhook of webhooks) this.save(webhook);
  }

  get deliveries() {
    return createDynamoWebhookDeliveryStore(this.table);
  }

  save(webhook: Webhook): void {
    void this.table.put(toWebhookItem(webhook));
  }

  send(message: WebhookMessage, delaySeconds = 0): void {
    this.queue.push({ message, dueMs: this.nowMs + delaySeconds * 1_000 });
  }

  /** Works the queue off for so long, or until nothing waits. */
  async run(hours = 100): Promise<void> {
    const endMs = this.nowMs + hours * 3_600_000;
    for (let works = 0; ; works += 1) {
      if (works > 20_000) throw new Error("the queue never becomes empty");
      const [next] = this.queue.toSorted((one, other) => one.dueMs - other.dueMs);
      if (next === undefined || next.dueMs > endMs) break;
      this.nowMs = Math.max(this.nowMs, next.dueMs);
      try {
        await this.work(next.message);
        this.queue = this.queue.filter((each) => each !== next);
      } catch {
        const dueMs = this.nowMs + redeliveryMs;
        this.queue = this.queue.map((each) => (each === next ? { ...next, dueMs } : each));
      }
    }
    if (this.queue.length > 0) this.nowMs = endMs;
  }

  /** Handles one message, as the function does. */
  async work(message: WebhookMessage): Promise<void> {
    const outside = withFaults(
      {
        post: async (call: { body: string; headers: Readonly<Record<string, string>> }) => {
          const { id, type, iud } = JSON.parse(call.body);
          const received = { id, type, iud, ...call, atMs: this.nowMs };
          this.received.push(received);
          return { outcome: "answered", status: this.takes(received) ? 204 : 503 } as const;
        },
        wakeLanes: async (messages: readonly WebhookMessage[]) =>
          messages.forEach((each) => {
            this.send(each);
          }),
        wakeLater: async (each: WebhookMessage, delaySeconds: number) =>
          this.send(each, delaySeconds),
      },
      this.plan,
    );
    await deliverWebhooks(
      message,
      {
        ...outside,
        webhooks: withFaults(createWebhookReader(this.table), this.plan),
        deliveries: withFaults(this.deliveries, this.plan),
        clients: {
          find: async () => ({
            client: this.client,
            ...(this.delegation && { delegation: this.delegation }),
          }),
        },
        positions: {
          findMany: async (_, iuds) => iuds.flatMap((iud) => this.positions.get(iud) ?? []),
        },
        receipts: { find: async (_, receiptId) => this.receipts.get(receiptId) },
        carts: { find: async (id) => this.carts.get(id) },
        sign: async (text) => signer.sign(text).toString("base64"),
        digest: shortDigest,
        publicUrl: "https://api.portale.example",
        countTry: (status) => this.counted.push(status),
        newId: randomId,
        random: () => this.random(),
        now: () => new Date(this.nowMs),
      },
      { remainingMs: () => 60_000 },
    );
  }
}
