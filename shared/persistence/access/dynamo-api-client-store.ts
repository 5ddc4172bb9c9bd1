import type {
  ApiClient,
  ApiClientId,
  ClientDelegation,
  DelegatedClient,
} from "../../domain/access/api-client.ts";
import type { ApiClientStore, ClientWrite } from "../../domain/access/api-client-store.ts";
import type { OrganizationFiscalCode } from "../../domain/values/organization-fiscal-code.ts";
import { transactAudited } from "../audit/transact-audited.ts";
import type { Expression, Item, ItemKey } from "../item.ts";
import { organizationPartition } from "../organization-key.ts";
import { pageOfItems } from "../page-of-items.ts";
import type { TableClient } from "../table-client.ts";
import type { WriteAction } from "../transact-write.ts";
import {
  fromApiClientItem,
  fromClientEntryItem,
  fromDelegationItem,
  toApiClientItem,
  toClientEntryItem,
  toDelegationItem,
} from "./api-client-items.ts";
import {
  apiClientKey,
  clientListPartition,
  clientUseKey,
  delegationKey,
  delegationPrefix,
  delegationUseKey,
} from "./api-client-keys.ts";

export function createDynamoApiClientStore(
  table: Pick<TableClient, "get" | "getMany" | "query" | "queryPage" | "transact">,
): ApiClientStore {
  return {
    async find(id, organization) {
      const keys = [apiClientKey(id), clientUseKey(id)];
      const found = await readItems(table, [...keys, ...delegationKeys(organization, id)]);
      return delegatedClient(found, id, organization);
    },
    async listOfOrganization(organization) {
      const items = await table.query(organizationPartition(organization), delegationPrefix);
      const ids = items.map((item) => fromDelegationItem(item, undefined).clientId);
      const keys = ids.flatMap((id) => [apiClientKey(id), delegationUseKey(organization, id)]);
      const found = await readItems(table, keys);
      const delegations = keyed(items);
      const itemAt = (key: ItemKey) => found(key) ?? delegations(key);
      return ids.flatMap((id) => delegatedClient(itemAt, id, organization) ?? []);
    },
    async listDelegations(client) {
      const enti = client.serves === "region" ? [] : client.organizations;
      const found = await readItems(
        table,
        enti.flatMap((organization) => delegationKeys(organization, client.id)),
      );
      return enti.flatMap((organization) => delegationOf(found, client.id, organization) ?? []);
    },
    async list(page) {
      const entries = await table.queryPage(clientListPartition, { ...page, order: "ascending" });
      const ids = pageOfItems(entries, page, fromClientEntryItem);
      const keys = ids.entries.flatMap((id) => [apiClientKey(id), clientUseKey(id)]);
      const found = await readItems(table, keys);
      return { ...ids, entries: ids.entries.flatMap((id) => clientOf(found, id) ?? []) };
    },
    async write(change, audit) {
      const { outcome } = await transactAudited(table, actionsOf(change), audit);
      return outcome;
    },
    async note(audit) {
      await transactAudited(table, [], audit);
    },
  };
}

type ItemAt = (key: ItemKey) => Item | undefined;

async function readItems(
  table: Pick<TableClient, "getMany">,
  keys: readonly ItemKey[],
): Promise<ItemAt> {
  return keyed(keys.length === 0 ? [] : await table.getMany(keys));
}

function keyed(items: readonly Item[]): ItemAt {
  const byKey = new Map(items.map((item) => [keyText(item), item]));
  return (key) => byKey.get(keyText(key));
}

function keyText({ pk, sk }: ItemKey): string {
  return JSON.stringify([pk, sk]);
}

function delegationKeys(organization: OrganizationFiscalCode | undefined, id: ApiClientId) {
  if (organization === undefined) return [];
  return [delegationKey(organization, id), delegationUseKey(organization, id)];
}

function clientOf(itemAt: ItemAt, id: ApiClientId): ApiClient | undefined {
  const item = itemAt(apiClientKey(id));
  return item && fromApiClientItem(item, itemAt(clientUseKey(id)));
}

function delegationOf(
  itemAt: ItemAt,
  id: ApiClientId,
  organization: OrganizationFiscalCode,
): ClientDelegation | undefined {
  const item = itemAt(delegationKey(organization, id));
  return item && fromDelegationItem(item, itemAt(delegationUseKey(organization, id)));
}

function delegatedClient(
  itemAt: ItemAt,
  id: ApiClientId,
  organization: OrganizationFiscalCode | undefined,
): DelegatedClient | undefined {
  const client = clientOf(itemAt, id);
  const delegation = organization && delegationOf(itemAt, id, organization);
  return client && { client, ...(delegation && { delegation }) };
}

const absent: Expression = { text: "attribute_not_exists(pk)" };

function stillAt(replaced: { readonly version: number } | undefined): Expression {
  if (replaced === undefined) return absent;
  return {
    text: "#version = :version",
    names: { "#version": "version" },
    values: { ":version": replaced.version },
  };
}

/** What was not changed must still be as it was read. */
function actionsOf(change: ClientWrite): readonly WriteAction[] {
  const { client, replaced } = change;
  const isSame = replaced !== undefined && replaced.version === client.version;
  const unmoved = stillAt(replaced);
  const clientAction = isSame
    ? { check: apiClientKey(client.id), condition: unmoved }
    : { put: toApiClientItem(client), condition: unmoved };
  const entry = { put: toClientEntryItem(client.id), condition: absent };
  return [clientAction, ...(replaced === undefined ? [entry] : []), ...delegationActions(change)];
}

function delegationActions({ delegation, replacedDelegation }: ClientWrite): WriteAction[] {
  const condition = stillAt(replacedDelegation);
  if (delegation !== undefined) {
    const isSame = replacedDelegation?.version === delegation.version;
    return isSame ? [] : [{ put: toDelegationItem(delegation), condition }];
  }
  if (replacedDelegation === undefined) return [];
  const { organization, clientId } = replacedDelegation;
  return [
    { remove: delegationKey(organization, clientId), condition },
    { remove: delegationUseKey(organization, clientId) },
  ];
}
