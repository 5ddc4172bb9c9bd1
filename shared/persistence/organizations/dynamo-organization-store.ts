import type { OrganizationStore } from "../../domain/organizations/organization-store.ts";
import type { TableClient } from "../table-client.ts";
import { fromOrganizationItem, organizationKey, toOrganizationItem } from "./organization-item.ts";

export function createDynamoOrganizationStore(table: TableClient): OrganizationStore {
  return {
    async find(fiscalCode) {
      const item = await table.get(organizationKey(fiscalCode));
      return item === undefined ? undefined : fromOrganizationItem(item);
    },
    async save(organization) {
      await table.put(toOrganizationItem(organization));
    },
  };
}
