import * as z from "zod/mini";
import type { EntityName } from "./table.ts";

export type ItemKey = { readonly pk: string; readonly sk: string };
export type Item = ItemKey & Readonly<Record<string, unknown>>;

/** An expression of DynamoDB with its names (`#n`) and values (`:v`). */
export type Expression = {
  readonly text: string;
  readonly names?: Readonly<Record<string, string>>;
  readonly values?: Readonly<Record<string, unknown>>;
};

/** Layout version that every item carries, so that old items stay readable. */
export const schemaVersion = 1;

const itemShape = z.lazy(() => z.looseObject({ pk: z.string(), sk: z.string() }));

export function parseItem(raw: Record<string, unknown>): Item {
  return itemShape.parse(raw);
}

/** The two attributes that open every item after its keys. */
export function itemHeader(entity: EntityName): {
  entity: EntityName;
  schemaVersion: typeof schemaVersion;
} {
  return { entity, schemaVersion };
}
