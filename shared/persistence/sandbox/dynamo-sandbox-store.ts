import type { SandboxStore } from "../../domain/sandbox/sandbox-store.ts";
import type { Expression, Item } from "../item.ts";
import { type EntityName, entities, entityAttribute } from "../table.ts";
import type { TableClient } from "../table-client.ts";
import {
  deliveryKey,
  fromCallItem,
  fromCartItem,
  fromDeliveryItem,
  fromRunItem,
  runPartition,
  sessionKey,
  toCallItem,
  toCartItem,
  toDeliveryItem,
  toRunItem,
  toSessionItem,
} from "./sandbox-items.ts";

export function createDynamoSandboxStore(table: TableClient): SandboxStore {
  return {
    async createRun(run) {
      await table.put(toRunItem(run));
    },
    async readRun(id) {
      const items = await table.query(runPartition(id), "");
      const [run] = itemsOf(items, entities.sandboxRun);
      if (run === undefined) return undefined;
      const [cart] = itemsOf(items, entities.sandboxCart);
      return {
        run: fromRunItem(run),
        calls: itemsOf(items, entities.sandboxCall).map(fromCallItem),
        deliveries: itemsOf(items, entities.sandboxReceipt).map(fromDeliveryItem),
        cart: cart === undefined ? undefined : fromCartItem(cart),
      };
    },
    async recordCall(runId, call) {
      await table.put(toCallItem(runId, call));
    },
    async createDelivery(runId, delivery) {
      await table.put(toDeliveryItem(runId, delivery));
    },
    async findDelivery(runId, deliveryId) {
      const item = await table.get(deliveryKey(runId, deliveryId));
      return item === undefined ? undefined : fromDeliveryItem(item);
    },
    async advanceDelivery(runId, delivery) {
      const sinceRead = { text: "version = :read", values: { ":read": delivery.version - 1 } };
      return (await table.put(toDeliveryItem(runId, delivery), sinceRead)) === "written";
    },
    async openSession(session) {
      const isFree: Expression = {
        text: "attribute_not_exists(pk) OR endsAt <= :openedAt OR paymentToken = :paymentToken",
        values: { ":openedAt": session.openedAt, ":paymentToken": session.paymentToken },
      };
      return (await table.put(toSessionItem(session), isFree)) === "written";
    },
    async closeSession(session) {
      const isHeld: Expression = {
        text: "paymentToken = :paymentToken",
        values: { ":paymentToken": session.paymentToken },
      };
      await table.transact([{ remove: sessionKey(session), condition: isHeld }]);
    },
    async createCart(cart) {
      await table.put(toCartItem(cart));
    },
    async moveCart(cart, from) {
      const isStill: Expression = {
        text: "#status = :from",
        names: { "#status": "status" },
        values: { ":from": from },
      };
      return (await table.put(toCartItem(cart), isStill)) === "written";
    },
  };
}

function itemsOf(items: readonly Item[], entity: EntityName): Item[] {
  return items.filter((item) => item[entityAttribute] === entity);
}
