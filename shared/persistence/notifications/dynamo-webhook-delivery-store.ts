import { byOccurrence } from "../../domain/notifications/webhook-delivery.ts";
import type { WebhookDeliveryStore } from "../../domain/notifications/webhook-delivery-store.ts";
import type { Expression } from "../item.ts";
import type { OrganizationTable } from "../organization-table.ts";
import { pageOfItems } from "../page-of-items.ts";
import {
  deliveryKey,
  deliveryPrefix,
  fromDeliveryItem,
  fromGivenUpItem,
  fromLeaseItem,
  fromTryItem,
  givenUpKey,
  givenUpPartition,
  lanePartition,
  leaseKey,
  toDeliveryItem,
  toGivenUpItem,
  toLeaseItem,
  toTryItem,
  triesPartition,
} from "./webhook-items.ts";

export function createDynamoWebhookDeliveryStore(
  table: Pick<OrganizationTable, "get" | "query" | "queryPage" | "put" | "insertMany" | "transact">,
): WebhookDeliveryStore {
  return {
    async insert(deliveries) {
      if (deliveries.length > 0) await table.insertMany(deliveries.map(toDeliveryItem));
    },
    async find(key) {
      const item = await table.get(deliveryKey(key));
      return item === undefined ? undefined : fromDeliveryItem(item);
    },
    async listLane(lane) {
      const items = await table.query(lanePartition(lane), deliveryPrefix);
      return items.map(fromDeliveryItem).sort(byOccurrence);
    },
    async takeLease(lane, lease, now) {
      const item = await table.get(leaseKey(lane));
      const held = item === undefined ? undefined : fromLeaseItem(item);
      if (held !== undefined && held.until > now) return "held";
      const condition = held === undefined ? absent : equal("holder", held.holder);
      const written = await table.put(toLeaseItem(lane, lease), condition);
      return written === "written" ? "taken" : "held";
    },
    async giveBackLease(lane, { holder }) {
      await table.transact([{ remove: leaseKey(lane), condition: equal("holder", holder) }]);
    },
    async recordTry(delivery, versionRead, line) {
      const { outcome } = await table.transact([
        { put: toDeliveryItem(delivery), condition: equal("version", versionRead) },
        { put: toTryItem(delivery, line) },
        ...(delivery.status === "GIVEN_UP" ? [{ put: toGivenUpItem(delivery) }] : []),
      ]);
      return outcome;
    },
    async restart(delivery, read) {
      const { outcome } = await table.transact([
        { put: toDeliveryItem(delivery), condition: equal("version", read.version) },
        ...(read.status === "GIVEN_UP" ? [{ remove: givenUpKey(read) }] : []),
      ]);
      return outcome;
    },
    async listTries(webhook, day, page) {
      const pk = triesPartition(webhook, day);
      const items = await table.queryPage(pk, { ...page, order: "descending" });
      return pageOfItems(items, page, fromTryItem);
    },
    async listGivenUp(webhook, page) {
      const items = await table.queryPage(givenUpPartition(webhook), {
        ...page,
        order: "descending",
      });
      return pageOfItems(items, page, fromGivenUpItem);
    },
  };
}

const absent: Expression = { text: "attribute_not_exists(pk)" };

function equal(name: string, value: string | number): Expression {
  return { text: "#name = :value", names: { "#name": name }, values: { ":value": value } };
}
