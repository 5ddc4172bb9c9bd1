import {
  type ArchiveNoticesMessage,
  type ChangeIbansMessage,
  type CloseImportFlowMessage,
  type ExpireCartMessage,
  type MailReceiptMessage,
  type NotifyDebtorsMessage,
  notifyDebtorsMessagesOf,
  type PlanPrintJobMessage,
  type QueuePublisher,
  type RenderPrintPackMessage,
  type SplitImportFlowMessage,
  type WebhookMessage,
} from "../../../shared/messaging/messages.ts";
import {
  type PositionKeyReader,
  type RelayedChange,
  type RelayedEvent,
  toEvent,
} from "./to-event.ts";
import { toWebhookMessage, type WebhookKeyReaders } from "./to-webhook-message.ts";

export type RelayEventsDependencies = WebhookKeyReaders & {
  readonly splitFlows: QueuePublisher<SplitImportFlowMessage>;
  readonly closeFlows: QueuePublisher<CloseImportFlowMessage>;
  readonly archiveNotices: QueuePublisher<ArchiveNoticesMessage>;
  readonly renderPrintPacks: QueuePublisher<RenderPrintPackMessage>;
  readonly planPrintJobs: QueuePublisher<PlanPrintJobMessage>;
  readonly notifyDebtors: QueuePublisher<NotifyDebtorsMessage>;
  readonly mailReceipts: QueuePublisher<MailReceiptMessage>;
  readonly changeIbans: QueuePublisher<ChangeIbansMessage>;
  readonly deliverWebhooks: QueuePublisher<WebhookMessage>;
  readonly expireCarts: QueuePublisher<ExpireCartMessage>;
  readonly readPositionKey: PositionKeyReader;
};

/**
 * Turns changes of items into messages: the table's stream is the outbox, so that no event can be
 * lost between a write and its message. A repeated delivery repeats messages: every consumer
 * recognises what it has done already.
 */
export async function relayEvents(
  changes: readonly RelayedChange[],
  dependencies: RelayEventsDependencies,
): Promise<void> {
  const events = changes.map((change) => toEvent(change, dependencies.readPositionKey));
  const of = <Kind extends RelayedEvent["kind"]>(kind: Kind) =>
    events.filter((event): event is Extract<RelayedEvent, { kind: Kind }> => event?.kind === kind);
  await Promise.all([
    dependencies.splitFlows(of("flowQueued").map(({ flow }) => flow)),
    dependencies.closeFlows(of("blocksDone").map(({ flow }) => flow)),
    dependencies.archiveNotices(of("flowImported").map(({ flow }) => flow)),
    dependencies.renderPrintPacks(of("blockImported").map(({ pack }) => pack)),
    dependencies.planPrintJobs(of("printJobRequested").map(({ job }) => job)),
    dependencies.notifyDebtors(
      notifyDebtorsMessagesOf(of("positionCreated").map(({ position }) => position)),
    ),
    dependencies.mailReceipts(of("noticePaid").map(({ receipt }) => receipt)),
    dependencies.changeIbans(of("ibanChangeRequested").flatMap(({ parts }) => parts)),
    dependencies.deliverWebhooks(
      changes.flatMap((change) => toWebhookMessage(change, dependencies) ?? []),
    ),
    dependencies.expireCarts(of("cartOpened").map(({ cartId }) => ({ cartId }))),
  ]);
}
