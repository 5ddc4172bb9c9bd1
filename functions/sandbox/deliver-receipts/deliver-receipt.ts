import {
  type AttemptPorts,
  attemptReceipt,
} from "../../../shared/domain/sandbox/attempt-receipt.ts";
import {
  beginAttempt,
  nextAttempt,
  type ReceiptDelivery,
} from "../../../shared/domain/sandbox/receipt-delivery.ts";
import type { SandboxStore } from "../../../shared/domain/sandbox/sandbox-store.ts";
import type { DeliverReceiptMessage, QueuePublisher } from "../../../shared/messaging/messages.ts";
import { parseResponse } from "../../../shared/pagopa/pa-for-node/parse-message.ts";

export type DeliverReceiptDependencies = Omit<AttemptPorts, "read"> & {
  readonly sandbox: Pick<SandboxStore, "findDelivery" | "advanceDelivery" | "recordCall">;
  /** Has receipts tried later. */
  readonly deferReceipts: QueuePublisher<DeliverReceiptMessage>;
};

/** Somebody is at that attempt, or has died at it: the message has to come again. */
export class AttemptUnderWay extends Error {
  constructor() {
    super("il tentativo di consegna è già in corso");
    this.name = "AttemptUnderWay";
  }
}

/**
 * Makes one more attempt to hand a receipt to its ente, and asks for the next one where it found no
 * answer. A message that comes twice makes no attempt twice (SANP 3.12.0, paSendRT: 48 tries).
 * @throws AttemptUnderWay when the attempt has begun elsewhere and is not over.
 */
export async function deliverReceipt(
  { runId, deliveryId, attempt }: DeliverReceiptMessage,
  dependencies: DeliverReceiptDependencies,
): Promise<void> {
  const { sandbox, now } = dependencies;
  const delivery = await sandbox.findDelivery(runId, deliveryId);
  if (delivery === undefined) return;
  const start = beginAttempt(delivery, { attempt, now: now() });
  let left: ReceiptDelivery | undefined = delivery;
  if (start.outcome === "settled") return;
  if (start.outcome === "underWay") throw new AttemptUnderWay();
  if (start.outcome === "begun") {
    left = await attemptReceipt(runId, start.delivery, { ...dependencies, read: parseResponse });
  }
  if (left === undefined) throw new AttemptUnderWay();
  const next = nextAttempt(left);
  if (next !== undefined) await dependencies.deferReceipts([{ runId, deliveryId, attempt: next }]);
}
