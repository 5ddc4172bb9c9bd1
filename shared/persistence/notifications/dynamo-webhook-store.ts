import type { WebhookStore } from "../../domain/notifications/webhook-store.ts";
import { transactAudited } from "../audit/transact-audited.ts";
import type { Expression } from "../item.ts";
import { organizationPartition } from "../organization-key.ts";
import type { TableClient } from "../table-client.ts";
import { fromWebhookItem, toWebhookItem, webhookKey, webhookPrefix } from "./webhook-items.ts";

export function createDynamoWebhookStore(
  table: Pick<TableClient, "get" | "query" | "transact">,
): WebhookStore {
  return {
    ...createWebhookReader(table),
    async save(webhook, versionRead, audit) {
      const condition = versionRead === undefined ? absent : atVersion(versionRead);
      const action = { put: toWebhookItem(webhook), condition };
      const { outcome } = await transactAudited(table, [action], audit);
      return outcome;
    },
    async remove({ organizationFiscalCode, id, version }, audit) {
      const action = {
        remove: webhookKey(organizationFiscalCode, id),
        condition: atVersion(version),
      };
      const { outcome } = await transactAudited(table, [action], audit);
      return outcome;
    },
  };
}

/** The same for who only reads. */
export function createWebhookReader(
  table: Pick<TableClient, "get" | "query">,
): Pick<WebhookStore, "find" | "list"> {
  return {
    async find(organization, id) {
      const item = await table.get(webhookKey(organization, id));
      return item === undefined ? undefined : fromWebhookItem(item);
    },
    async list(organization) {
      const items = await table.query(organizationPartition(organization), webhookPrefix);
      return items.map(fromWebhookItem);
    },
  };
}

const absent: Expression = { text: "attribute_not_exists(pk)" };

function atVersion(version: number): Expression {
  return {
    text: "#version = :version",
    names: { "#version": "version" },
    values: { ":version": version },
  };
}
