import { z } from "zod";
import type { EntityName } from "./table.ts";
import type { Item } from "./table-client.ts";

/** Layout version that every item carries, so that old items stay readable. */
export const schemaVersion = 1;

const itemShape = z.looseObject({ pk: z.string(), sk: z.string() });

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

/**
 * A zod schema over one of the domain's own parsers, so that what is read from the table obeys
 * the rule it was written under.
 */
export function branded<T>(parse: (text: string) => T | undefined): z.ZodType<T, string> {
  return z.string().transform((text, context): T => {
    const value = parse(text);
    if (value !== undefined) return value;
    context.addIssue({ code: "custom", message: "the value does not have its domain's format" });
    return z.NEVER;
  });
}
