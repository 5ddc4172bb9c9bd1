import type { DirectoryStore } from "../../domain/organizations/directory-store.ts";
import type { TableClient } from "../table-client.ts";
import { directoryPartition, fromDirectoryItem } from "./directory-item.ts";

export function createDynamoDirectoryStore(table: Pick<TableClient, "query">): DirectoryStore {
  return {
    async list() {
      return (await table.query(directoryPartition, "")).map(fromDirectoryItem);
    },
  };
}
