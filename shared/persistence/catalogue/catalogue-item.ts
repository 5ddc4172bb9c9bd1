import * as z from "zod/mini";
import type { CatalogueType } from "../../domain/organizations/catalogue-type.ts";
import { typeRulesShape } from "../../domain/organizations/debt-position-type-shape.ts";
import { type Item, type ItemKey, itemHeader } from "../item.ts";
import { entities } from "../table.ts";

/** The Region's catalogue is read as a whole: some hundred entries of half a kilobyte. */
export const cataloguePartition = "CATALOGUE";

export function catalogueTypeKey(code: string): ItemKey {
  return { pk: cataloguePartition, sk: encodeURIComponent(code) };
}

const shape = z.lazy(() => z.object({ ...typeRulesShape(), version: z.int().check(z.minimum(1)) }));

export function toCatalogueTypeItem(type: CatalogueType): Item {
  return { ...catalogueTypeKey(type.code), ...itemHeader(entities.catalogueType), ...type };
}

export function fromCatalogueTypeItem(item: Item): CatalogueType {
  return shape.parse(item);
}
