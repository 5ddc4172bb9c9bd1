import type { WebhookMessage } from "../../../shared/messaging/messages.ts";
import { type RecordFactsDependencies, recordFacts } from "./record-facts.ts";
import { type WorkLaneDependencies, workLane } from "./work-lane.ts";

type DeliverWebhooksDependencies = RecordFactsDependencies & WorkLaneDependencies;

/** Finds out who is to be told of what has happened, or tells what is due. */
export async function deliverWebhooks(
  message: WebhookMessage,
  dependencies: DeliverWebhooksDependencies,
  delivery: { readonly remainingMs: () => number },
): Promise<void> {
  if (message.kind === "lane") return workLane(message, dependencies, delivery);
  return recordFacts(message, dependencies);
}
