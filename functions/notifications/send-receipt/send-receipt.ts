import type { DebtPosition } from "../../../shared/domain/debt-positions/debt-position.ts";
import type { DebtPositionStore } from "../../../shared/domain/debt-positions/debt-position-store.ts";
import { noticesOf } from "../../../shared/domain/debt-positions/payable-notice.ts";
import { deliveryEventOf } from "../../../shared/domain/journal/delivery-event.ts";
import type { RecordEvents } from "../../../shared/domain/journal/journal-event.ts";
import type { Mailer } from "../../../shared/domain/notifications/channels.ts";
import { stepAfterEmail } from "../../../shared/domain/notifications/decide-delivery.ts";
import {
  followKnown,
  type HandOverOnceDependencies,
  handOverOnce,
} from "../../../shared/domain/notifications/hand-over-once.ts";
import type {
  DeliveryOutcome,
  NotificationKey,
} from "../../../shared/domain/notifications/notification.ts";
import type {
  NotificationStore,
  StoredNotification,
} from "../../../shared/domain/notifications/notification-store.ts";
import {
  composeReceiptEmail,
  type ReceiptReader,
  receiptReadersOf,
} from "../../../shared/domain/notifications/receipt-email.ts";
import type { Organization } from "../../../shared/domain/organizations/organization.ts";
import type { OrganizationStore } from "../../../shared/domain/organizations/organization-store.ts";
import { issueReceipt } from "../../../shared/domain/receipts/issue-receipt.ts";
import type { ReceiptDocument } from "../../../shared/domain/receipts/receipt-document.ts";
import type { ReceiptRecord } from "../../../shared/domain/receipts/receipt-record.ts";
import type { ReceiptStore } from "../../../shared/domain/receipts/receipt-store.ts";
import type { MailReceiptMessage } from "../../../shared/messaging/messages.ts";
import { keptReceiptOf } from "../../../shared/pagopa/pa-for-node/kept-receipt.ts";

export type SendReceiptDependencies = HandOverOnceDependencies & {
  readonly notifications: NotificationStore;
  readonly organizations: Pick<OrganizationStore, "find">;
  readonly positions: Pick<DebtPositionStore, "findMany">;
  readonly receipts: Pick<ReceiptStore, "find">;
  /** The XML of a receipt, as it was kept. */
  readonly readReceipt: (record: ReceiptRecord) => Promise<Uint8Array>;
  readonly mailer: Mailer;
  /** The receipt as a PDF. */
  readonly render: (document: ReceiptDocument) => Uint8Array;
  /** Where the API answers, and the portal's home page. */
  readonly publicUrl: string;
  readonly portalUrl: string;
  readonly record: RecordEvents;
};

/** The mail cannot leave now, or another delivery is sending it: the message has to come again. */
export class ReceiptMailPostponed extends Error {
  constructor() {
    super("la ricevuta va inviata più tardi");
    this.name = "ReceiptMailPostponed";
  }
}

/** pagoPA's receipts reach who paid on App IO by themselves: a second message would confuse. */
const appIo = { problem: "notUsed" } as const;

/**
 * Sends the receipt that closed a notice by mail: to who paid, and to who owed where that may be
 * another person. Whatever is redelivered and wherever a process dies, nobody gets two mails for a
 * notice; a delivery that died while sending ends `UNCERTAIN`.
 * @throws ReceiptMailPostponed when one of them has to be sent later.
 */
export async function sendReceipt(
  message: MailReceiptMessage,
  dependencies: SendReceiptDependencies,
): Promise<void> {
  const { organizationFiscalCode, receiptId } = message;
  const record = await dependencies.receipts.find(organizationFiscalCode, receiptId);
  if (record === undefined) throw new Error("the message names a receipt that nobody has");
  if (!record.closes) return;
  const paid = await findPaid(record, dependencies);
  const known = await dependencies.notifications.find([paid.key, keyOf(paid, "paidByOther")]);
  const receipt = keptReceiptOf(await dependencies.readReceipt(record));
  const readers = receiptReadersOf(receipt, paid.position);
  const endings: Ending[] = [];
  for (const reader of readers.length === 0 ? [undefined] : readers) {
    endings.push(await tell({ paid, reader, known }, dependencies));
  }
  if (endings.includes("later")) throw new ReceiptMailPostponed();
}

type Ending = "ended" | "later";

/** A receipt in the archive, and what it closed. */
type Paid = {
  readonly record: ReceiptRecord;
  readonly organization: Organization;
  readonly position: DebtPosition;
  /** Of the first who is told. */
  readonly key: NotificationKey;
};

function keyOf({ key }: Paid, event: ReceiptReader["event"]): NotificationKey {
  return { ...key, event };
}

/** The notice is the one that bears the receipt's mark: it may be named by its IUV alone. */
async function findPaid(
  record: ReceiptRecord,
  { organizations, positions }: SendReceiptDependencies,
): Promise<Paid> {
  const { organizationFiscalCode, receiptId, iud } = record;
  const [organization, [position]] = await Promise.all([
    organizations.find(organizationFiscalCode),
    iud === undefined ? [] : positions.findMany(organizationFiscalCode, [iud]),
  ]);
  const notice =
    position && noticesOf(position).find(({ payment }) => payment?.receiptId === receiptId);
  if (organization === undefined || position === undefined || notice === undefined) {
    throw new Error("a receipt has closed what cannot be found");
  }
  const { noticeNumber } = notice;
  const key = { organizationFiscalCode, iud: position.iud, noticeNumber, event: "paid" } as const;
  return { record, organization, position, key };
}

type Telling = {
  readonly paid: Paid;
  /** Nobody where nobody has an address. */
  readonly reader: ReceiptReader | undefined;
  readonly known: readonly StoredNotification[];
};

/** Tells one of them and writes down how that ended. */
async function tell(telling: Telling, dependencies: SendReceiptDependencies): Promise<Ending> {
  const outcome = await handOver(telling, dependencies);
  if (outcome === "later") return "later";
  if (outcome === "alreadyEnded") return "ended";
  await dependencies.notifications.recordOutcomes([outcome]);
  const { position, record } = telling.paid;
  const { key, result, at } = outcome;
  const sent = { kind: "receiptSent", noticeNumber: key.noticeNumber, at, ...result } as const;
  const event = deliveryEventOf(position, sent);
  if (event !== undefined) await dependencies.record([{ ...event, receiptId: record.receiptId }]);
  return "ended";
}

async function handOver(
  { paid, reader, known }: Telling,
  dependencies: SendReceiptDependencies,
): Promise<DeliveryOutcome | "alreadyEnded" | "later"> {
  const { organization } = paid;
  const { mailer, now, publicUrl, portalUrl } = dependencies;
  const key = keyOf(paid, reader?.event ?? "paid");
  const stored = known.find((each) => each.key.event === key.event);
  if (stored !== undefined) return followKnown(key, stored.state, now());
  if (reader === undefined) {
    const email = { problem: "noAddress" } as const;
    return { key, result: { status: "NOT_REACHABLE", appIo, email }, at: now() };
  }
  const document = issueReceipt(reader.receipt, { organization, publicUrl });
  const mail = composeReceiptEmail({
    reader,
    organization,
    noticeNumber: key.noticeNumber,
    receiptPdf: dependencies.render(document),
    portalUrl,
    sentAt: now(),
  });
  const send = async () => stepAfterEmail(appIo, await mailer.send(mail));
  return handOverOnce(key, send, dependencies);
}
