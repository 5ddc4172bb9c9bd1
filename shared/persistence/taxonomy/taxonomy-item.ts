import * as z from "zod/mini";
import { type TaxonomyEntry, taxonomyKeyOf } from "../../domain/taxonomy/taxonomy-entry.ts";
import type { TaxonomySync } from "../../domain/taxonomy/taxonomy-store.ts";
import { parseCalendarDate } from "../../domain/values/calendar-date.ts";
import { parseOrganizationFiscalCode } from "../../domain/values/organization-fiscal-code.ts";
import { parsedText } from "../../domain/values/parsed-text.ts";
import { parseTaxonomyCode, type TaxonomyCode } from "../../domain/values/taxonomy-code.ts";
import { type Item, type ItemKey, itemHeader } from "../item.ts";
import { entities } from "../table.ts";

export const taxonomyPartition = "TAXONOMY";
/** Codes sort by kind of ente, macro area and service: each step of a choice is a prefix. */
export const codePrefix = "CODE#";

export function taxonomyCodeKey(code: TaxonomyCode): ItemKey {
  return { pk: taxonomyPartition, sk: codePrefix + taxonomyKeyOf(code) };
}

export const taxonomySyncKey: ItemKey = { pk: taxonomyPartition, sk: "SYNC" };

const code = () => parsedText(parseTaxonomyCode);
const day = () => parsedText(parseCalendarDate);
const named = () => z.object({ code: z.string(), name: z.string(), description: z.string() });

const entryShape = z.lazy(() =>
  z.object({
    code: code(),
    organizationType: z.object({ code: z.string(), name: z.string() }),
    macroArea: named(),
    service: named(),
    legalReason: z.string(),
    version: z.string(),
    validFrom: day(),
    validTo: z.exactOptional(day()),
  }),
);

const syncShape = z.lazy(() =>
  z.object({
    syncedAt: z.string(),
    codes: z.int(),
    added: z.array(code()),
    changed: z.array(code()),
    missing: z.array(code()),
    organizationTypes: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        description: z.exactOptional(z.string()),
      }),
    ),
    warnings: z.array(
      z.object({
        organization: parsedText(parseOrganizationFiscalCode),
        typeCode: z.string(),
        taxonomyCode: code(),
        state: z.enum(["expiring", "ended", "unknown", "notYetValid"]),
        validTo: z.exactOptional(day()),
      }),
    ),
    warningsCount: z.int(),
  }),
);

export function toTaxonomyCodeItem(entry: TaxonomyEntry): Item {
  return { ...taxonomyCodeKey(entry.code), ...itemHeader(entities.taxonomyCode), ...entry };
}

export function fromTaxonomyCodeItem(item: Item): TaxonomyEntry {
  return entryShape.parse(item);
}

export function toTaxonomySyncItem(sync: TaxonomySync): Item {
  return { ...taxonomySyncKey, ...itemHeader(entities.taxonomySync), ...sync };
}

export function fromTaxonomySyncItem(item: Item): TaxonomySync {
  return syncShape.parse(item);
}
