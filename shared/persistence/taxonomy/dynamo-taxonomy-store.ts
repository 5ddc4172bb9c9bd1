import type { TaxonomyPlace } from "../../domain/taxonomy/taxonomy-choices.ts";
import type { TaxonomyReader, TaxonomyStore } from "../../domain/taxonomy/taxonomy-store.ts";
import { transactAudited } from "../audit/transact-audited.ts";
import type { TableClient } from "../table-client.ts";
import {
  codePrefix,
  fromTaxonomyCodeItem,
  fromTaxonomySyncItem,
  taxonomyCodeKey,
  taxonomyPartition,
  taxonomySyncKey,
  toTaxonomyCodeItem,
  toTaxonomySyncItem,
} from "./taxonomy-item.ts";

/** Writes that go together; a list that is taken in for the first time needs a few of them. */
const entriesAtOnce = 100;

/** pagoPA's list as everybody may look at it. */
export function createTaxonomyReader(table: Pick<TableClient, "get" | "query">): TaxonomyReader {
  return {
    async find(code) {
      const item = await table.get(taxonomyCodeKey(code));
      return item === undefined ? undefined : fromTaxonomyCodeItem(item);
    },
    async list(place) {
      const items = await table.query(taxonomyPartition, codePrefix + prefixOf(place));
      return items.map(fromTaxonomyCodeItem);
    },
    async findSync() {
      const item = await table.get(taxonomySyncKey);
      return item === undefined ? undefined : fromTaxonomySyncItem(item);
    },
  };
}

export function createDynamoTaxonomyStore(
  table: Pick<TableClient, "get" | "query" | "transact">,
): TaxonomyStore {
  return {
    ...createTaxonomyReader(table),
    async keep(entries) {
      for (let start = 0; start < entries.length; start += entriesAtOnce) {
        const some = entries.slice(start, start + entriesAtOnce);
        await table.transact(some.map((entry) => ({ put: toTaxonomyCodeItem(entry) })));
      }
    },
    async recordSync(sync, audit) {
      const put = { put: toTaxonomySyncItem(sync) };
      if (audit === undefined) await table.transact([put]);
      else await transactAudited(table, [put], audit);
    },
  };
}

function prefixOf({ organizationType = "", macroArea = "", service = "" }: TaxonomyPlace): string {
  return organizationType + macroArea + service;
}
