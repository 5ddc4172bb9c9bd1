import type { ReceiptDelivery } from "../../../shared/domain/sandbox/receipt-delivery.ts";
import { callIdOf, type RunId } from "../../../shared/domain/sandbox/sandbox-run.ts";
import type { NodeDependencies } from "./node-dependencies.ts";
import { sendNewReceipt } from "./send-receipts.ts";

/** Sends a receipt of a run once more, byte by byte the same: the node does so when in doubt. */
export async function resendReceipt(
  runId: RunId,
  deliveryId: string,
  dependencies: NodeDependencies,
): Promise<ReceiptDelivery | "unknown"> {
  const sent = await dependencies.sandbox.findDelivery(runId, deliveryId);
  if (sent === undefined) return "unknown";
  const { attemptedAt: _attemptedAt, fault: _fault, ...receipt } = sent;
  const createdAt = dependencies.now();
  const again: ReceiptDelivery = {
    ...receipt,
    id: callIdOf(createdAt, dependencies.newId()),
    createdAt: createdAt.toISOString(),
    state: "NOTICE_GENERATED",
    attempts: 0,
    version: 1,
  };
  await dependencies.sandbox.createDelivery(runId, again);
  return sendNewReceipt(again, { runId, choices: { deferred: false } }, dependencies);
}
