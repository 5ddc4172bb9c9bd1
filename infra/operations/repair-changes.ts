import type { Iud } from "../../shared/domain/values/iud.ts";
import {
  type OrganizationFiscalCode,
  parseOrganizationFiscalCode,
} from "../../shared/domain/values/organization-fiscal-code.ts";
import { parseReceiptId } from "../../shared/domain/values/receipt-id.ts";
import { notifyDebtorsMessagesOf } from "../../shared/messaging/messages.ts";
import { parsePositionKey } from "../../shared/persistence/debt-positions/debt-position-item.ts";
import { createDynamoReceiptStore } from "../../shared/persistence/receipts/dynamo-receipt-store.ts";
import { type ChangedKey, parseLostBatch, readLostKeys } from "./lost-records.ts";
import { OperationRefused } from "./operation-refused.ts";
import type { OperatorCloud } from "./operator-cloud.ts";
import { joinOutboxes, type Outbox } from "./portal-messages.ts";
import { lacksMail } from "./receipt-mail.ts";
import { examineFlow } from "./resume-flow.ts";
import { scanChanges } from "./scan-changes.ts";
import { findUntold } from "./untold-debts.ts";

/** How long before the message the changes came, where Lambda does not say. */
const arrivalMarginMs = 26 * 3_600_000;

const forgotten =
  "Lo stream ha dimenticato queste modifiche (dura 24 ore). Con --from-table si rilegge tutta la " +
  "tabella e si rimanda ciò che manca.";

/**
 * The messages that the lost changes of a batch should have become, as far as their work is not
 * done yet: a change says which item, and what the item lacks is worked out as it stands now.
 * @throws OperationRefused when the stream has forgotten them and the table is not to be read.
 */
export async function examineLostBatch(
  cloud: OperatorCloud,
  message: { readonly body: string; readonly sentAt: string },
  fromTable: boolean,
): Promise<Outbox> {
  const batch = parseLostBatch(message.body);
  const keys = await readLostKeys(cloud, batch);
  if (keys !== undefined) return examineItems(cloud, keys);
  if (!fromTable) throw new OperationRefused(forgotten);
  const sentMs = Date.parse(message.sentAt);
  const first = batch.approximateArrivalOfFirstRecord ?? sentMs - arrivalMarginMs;
  const last = batch.approximateArrivalOfLastRecord ?? sentMs;
  const window = { from: new Date(first), to: new Date(last) };
  return examineItems(cloud, await scanChanges(cloud, window));
}

/** What the items lack, whatever their change was. */
async function examineItems(cloud: OperatorCloud, keys: readonly ChangedKey[]): Promise<Outbox> {
  return joinOutboxes([
    ...(await examineFlows(cloud, keys)),
    ...(await examinePositions(cloud, keys)),
    await examineReceipts(cloud, keys),
  ]);
}

/** A flow, its blocks and its packs share a partition: the flow is examined as a whole. */
async function examineFlows(cloud: OperatorCloud, keys: readonly ChangedKey[]): Promise<Outbox[]> {
  const outboxes: Outbox[] = [];
  for (const pk of new Set(keys.map((key) => key.pk))) {
    const named = readKey(/^ORG#(\d{11})#FLOW#(.+)$/su, pk);
    if (named === undefined) continue;
    const reference = { organizationFiscalCode: named.organization, id: named.rest };
    outboxes.push((await examineFlow(cloud, reference)).outbox);
  }
  return outboxes;
}

async function examinePositions(
  cloud: OperatorCloud,
  keys: readonly ChangedKey[],
): Promise<Outbox[]> {
  const positions = new Set(keys.filter(({ sk }) => sk === "POSITION").map(({ pk }) => pk));
  const byEnte = Map.groupBy([...positions].map(parsePositionKey), (key) => key.organization);
  const outboxes: Outbox[] = [];
  for (const [organization, found] of byEnte) {
    const iuds: Iud[] = found.map(({ iud }) => iud);
    const untold = await findUntold(cloud, organization, iuds);
    outboxes.push({ notifications: notifyDebtorsMessagesOf(untold) });
  }
  return outboxes;
}

async function examineReceipts(cloud: OperatorCloud, keys: readonly ChangedKey[]): Promise<Outbox> {
  const receipts = createDynamoReceiptStore(cloud.table);
  const mails: NonNullable<Outbox["receipt-mails"]>[number][] = [];
  for (const { pk, sk } of keys) {
    const named = sk === "RECEIPT" ? readKey(/^ORG#(\d{11})#RECEIPT#(.+)$/su, pk) : undefined;
    const receiptId = named && parseReceiptId(named.rest);
    if (named === undefined || receiptId === undefined) continue;
    const record = await receipts.find(named.organization, receiptId);
    if (record === undefined || !(await lacksMail(cloud, record))) continue;
    mails.push({ organizationFiscalCode: named.organization, receiptId });
  }
  return { "receipt-mails": mails };
}

function readKey(
  pattern: RegExp,
  pk: string,
): { readonly organization: OrganizationFiscalCode; readonly rest: string } | undefined {
  const [, organizationText = "", rest = ""] = pattern.exec(pk) ?? [];
  const organization = parseOrganizationFiscalCode(organizationText);
  return organization === undefined ? undefined : { organization, rest };
}
