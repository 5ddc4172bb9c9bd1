import * as z from "zod/mini";
import type { DirectoryEntry } from "../../domain/organizations/directory-entry.ts";
import { organizationStatuses } from "../../domain/organizations/organization.ts";
import { parseIpaCode } from "../../domain/values/ipa-code.ts";
import { parseOrganizationFiscalCode } from "../../domain/values/organization-fiscal-code.ts";
import { parsedText } from "../../domain/values/parsed-text.ts";
import { type Item, itemHeader } from "../item.ts";
import { entities } from "../table.ts";

/** All enti in one partition: a Region has some hundreds, and lists and searches read them all. */
export const directoryPartition = "DIRECTORY";

const entryShape = z.lazy(() =>
  z.object({
    fiscalCode: parsedText(parseOrganizationFiscalCode),
    ipaCode: parsedText(parseIpaCode),
    name: z.string(),
    status: z.enum(organizationStatuses),
    isPublic: z.boolean(),
    types: z.array(
      z.object({
        code: z.string(),
        description: z.string(),
        spontaneous: z.boolean(),
        keywords: z.exactOptional(z.array(z.string())),
      }),
    ),
  }),
);

export function toDirectoryItem(entry: DirectoryEntry): Item {
  return {
    pk: directoryPartition,
    sk: entry.fiscalCode,
    ...itemHeader(entities.directoryEntry),
    ...entry,
  };
}

export function fromDirectoryItem(item: Item): DirectoryEntry {
  return entryShape.parse(item);
}
