import type {
  ArchiveNoticesMessage,
  CloseImportFlowMessage,
  ImportBlockMessage,
  MailReceiptMessage,
  NotifyDebtorsMessage,
  PlanPrintJobMessage,
  RenderPrintPackMessage,
  SplitImportFlowMessage,
} from "../../shared/messaging/messages.ts";
import { createQueuePublisher, createSqsClient } from "../../shared/messaging/queue-publisher.ts";
import type { OperatorCloud } from "./operator-cloud.ts";

/** The messages that operators send again, by the queue they belong to. */
export type PortalMessages = {
  readonly "flow-splits": SplitImportFlowMessage;
  readonly "import-blocks": ImportBlockMessage;
  readonly "flow-closings": CloseImportFlowMessage;
  readonly "print-jobs": PlanPrintJobMessage;
  readonly "print-packs": RenderPrintPackMessage;
  readonly "notice-archives": ArchiveNoticesMessage;
  readonly notifications: NotifyDebtorsMessage;
  readonly "receipt-mails": MailReceiptMessage;
};

/** Messages to be sent, by queue. */
export type Outbox = {
  readonly [Queue in keyof PortalMessages]?: readonly PortalMessages[Queue][];
};

/** How many messages went where. */
export type SentCounts = Partial<Record<keyof PortalMessages, number>>;

/** Sends what is in the outbox; a dry run only counts. */
export async function sendMessages(
  { queues }: Pick<OperatorCloud, "queues">,
  outbox: Outbox,
  dryRun: boolean,
): Promise<SentCounts> {
  const client = createSqsClient();
  const counts: Record<string, number> = {};
  for (const [queue, messages] of Object.entries(outbox)) {
    if (messages.length === 0) continue;
    counts[queue] = messages.length;
    if (dryRun) continue;
    await createQueuePublisher<unknown>(client, await queues.urlOf(queue))(messages);
  }
  return counts;
}

/** Two outboxes as one. */
export function joinOutboxes(outboxes: readonly Outbox[]): Outbox {
  const joined: Record<string, unknown[]> = {};
  for (const outbox of outboxes) {
    for (const [queue, messages] of Object.entries(outbox)) {
      joined[queue] = [...(joined[queue] ?? []), ...messages];
    }
  }
  return joined;
}

/** What was sent in several rounds. */
export function sumCounts(rounds: readonly SentCounts[]): SentCounts {
  const sum: Record<string, number> = {};
  for (const counts of rounds) {
    for (const [queue, count] of Object.entries(counts)) sum[queue] = (sum[queue] ?? 0) + count;
  }
  return sum;
}
