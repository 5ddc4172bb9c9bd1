import type {
  CatalogueReader,
  CatalogueStore,
} from "../../domain/organizations/catalogue-store.ts";
import type { CatalogueType } from "../../domain/organizations/catalogue-type.ts";
import { transactAudited } from "../audit/transact-audited.ts";
import type { Expression } from "../item.ts";
import type { TableClient } from "../table-client.ts";
import {
  cataloguePartition,
  catalogueTypeKey,
  fromCatalogueTypeItem,
  toCatalogueTypeItem,
} from "./catalogue-item.ts";

/** The Region's catalogue as enti may look at it. */
export function createCatalogueReader(table: Pick<TableClient, "get" | "query">): CatalogueReader {
  return {
    async find(code) {
      const item = await table.get(catalogueTypeKey(code));
      return item === undefined ? undefined : fromCatalogueTypeItem(item);
    },
    async list() {
      return (await table.query(cataloguePartition, "")).map(fromCatalogueTypeItem);
    },
  };
}

export function createDynamoCatalogueStore(
  table: Pick<TableClient, "get" | "query" | "transact">,
): CatalogueStore {
  return {
    ...createCatalogueReader(table),
    async save(type, replaced, audit) {
      const put = { put: toCatalogueTypeItem(type), condition: stillAt(replaced) };
      return (await transactAudited(table, [put], audit)).outcome;
    },
    async remove(type, audit) {
      const remove = { remove: catalogueTypeKey(type.code), condition: stillAt(type) };
      return (await transactAudited(table, [remove], audit)).outcome;
    },
  };
}

function stillAt(replaced: CatalogueType | undefined): Expression {
  if (replaced === undefined) return { text: "attribute_not_exists(pk)" };
  return {
    text: "#version = :version",
    names: { "#version": "version" },
    values: { ":version": replaced.version },
  };
}
