import type {
  ApiClient,
  ApiClientId,
  ClientDelegation,
  DelegatedClient,
} from "../../domain/access/api-client.ts";
import type { OrganizationFiscalCode } from "../../domain/values/organization-fiscal-code.ts";
import type { Item, ItemKey } from "../item.ts";
import type { TableClient } from "../table-client.ts";
import { fromApiClientItem, fromDelegationItem } from "./api-client-items.ts";
import { apiClientKey, clientUseKey, delegationKey, delegationUseKey } from "./api-client-keys.ts";

/** The item of a key, among those that were read. */
type ItemAt = (key: ItemKey) => Item | undefined;

export async function readItems(
  table: Pick<TableClient, "getMany">,
  keys: readonly ItemKey[],
): Promise<ItemAt> {
  return keyed(keys.length === 0 ? [] : await table.getMany(keys));
}

export function keyed(items: readonly Item[]): ItemAt {
  const byKey = new Map(items.map((item) => [keyText(item), item]));
  return (key) => byKey.get(keyText(key));
}

function keyText({ pk, sk }: ItemKey): string {
  return JSON.stringify([pk, sk]);
}

/** What is told of a client, and of what one ente lets it do. */
export function clientItemKeys(
  id: ApiClientId,
  organization: OrganizationFiscalCode | undefined,
): readonly ItemKey[] {
  const own = [apiClientKey(id), clientUseKey(id)];
  return organization === undefined ? own : [...own, ...delegationItemKeys(organization, id)];
}

export function delegationItemKeys(
  organization: OrganizationFiscalCode,
  id: ApiClientId,
): readonly ItemKey[] {
  return [delegationKey(organization, id), delegationUseKey(organization, id)];
}

export function clientOf(itemAt: ItemAt, id: ApiClientId): ApiClient | undefined {
  const item = itemAt(apiClientKey(id));
  return item && fromApiClientItem(item, itemAt(clientUseKey(id)));
}

export function delegationOf(
  itemAt: ItemAt,
  id: ApiClientId,
  organization: OrganizationFiscalCode,
): ClientDelegation | undefined {
  const item = itemAt(delegationKey(organization, id));
  return item && fromDelegationItem(item, itemAt(delegationUseKey(organization, id)));
}

export function delegatedClient(
  itemAt: ItemAt,
  id: ApiClientId,
  organization: OrganizationFiscalCode | undefined,
): DelegatedClient | undefined {
  const client = clientOf(itemAt, id);
  const delegation = organization && delegationOf(itemAt, id, organization);
  return client && { client, ...(delegation && { delegation }) };
}
