import type { Page, PageRequest } from "../domain/values/page.ts";
import type { Item } from "./item.ts";

/** The last sort key read is where the next page begins. */
export function pageOfItems<Entry>(
  items: readonly Item[],
  { limit }: PageRequest,
  read: (item: Item) => Entry,
): Page<Entry> {
  const last = items.at(-1);
  const entries = items.map(read);
  return items.length < limit || last === undefined ? { entries } : { entries, cursor: last.sk };
}
