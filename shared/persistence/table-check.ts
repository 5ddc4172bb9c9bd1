import type { TableClient } from "./table-client.ts";

/** No item has it, and so an answer is as quick as an answer can be. */
const nobodysKey = { pk: "STATUS", sk: "STATUS" };

/** Asks the table for an item that is not there: whether it answers is all one wants to know. */
export function createTableCheck(table: Pick<TableClient, "get">): () => Promise<void> {
  return async () => {
    await table.get(nobodysKey);
  };
}
