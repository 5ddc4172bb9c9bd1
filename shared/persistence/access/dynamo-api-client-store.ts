import type { ApiClientStore, ClientWrite } from "../../domain/access/api-client-store.ts";
import { transactAudited } from "../audit/transact-audited.ts";
import type { Expression, ItemKey } from "../item.ts";
import { organizationPartition } from "../organization-key.ts";
import { pageOfItems } from "../page-of-items.ts";
import type { TableClient } from "../table-client.ts";
import type { WriteAction } from "../transact-write.ts";
import {
  fromClientEntryItem,
  fromDelegationItem,
  toApiClientItem,
  toClientEntryItem,
  toDelegationItem,
} from "./api-client-items.ts";
import {
  apiClientKey,
  clientListPartition,
  delegationKey,
  delegationPrefix,
  delegationUseKey,
} from "./api-client-keys.ts";
import {
  clientItemKeys,
  clientOf,
  delegatedClient,
  delegationItemKeys,
  delegationOf,
  keyed,
  readItems,
} from "./read-client-items.ts";

export function createDynamoApiClientStore(
  table: Pick<TableClient, "get" | "getMany" | "query" | "queryPage" | "transact">,
): ApiClientStore {
  return {
    async find(id, organization) {
      const found = await readItems(table, clientItemKeys(id, organization));
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
        enti.flatMap((organization) => delegationItemKeys(organization, client.id)),
      );
      return enti.flatMap((organization) => delegationOf(found, client.id, organization) ?? []);
    },
    async list(page) {
      const entries = await table.queryPage(clientListPartition, { ...page, order: "ascending" });
      const ids = pageOfItems(entries, page, fromClientEntryItem);
      const keys = ids.entries.flatMap((id) => clientItemKeys(id, undefined));
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
