import type { OrganizationNames } from "../../domain/access/organization-names.ts";
import { directoryPartition, fromDirectoryItem } from "../organizations/directory-item.ts";
import type { TableClient } from "../table-client.ts";

/** Names of some enti, read from the directory: an entry is a page, a registry a book. */
export function createDynamoOrganizationNames(
  table: Pick<TableClient, "getMany">,
): OrganizationNames {
  return async (fiscalCodes) => {
    const keys = [...new Set(fiscalCodes)].map((sk) => ({ pk: directoryPartition, sk }));
    if (keys.length === 0) return new Map();
    const entries = (await table.getMany(keys)).map(fromDirectoryItem);
    return new Map(entries.map(({ fiscalCode, name }) => [fiscalCode, name]));
  };
}
