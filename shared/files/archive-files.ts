import { gzipSync } from "node:zlib";
import type { AuditEntry, AuditScope } from "../domain/audit/audit-entry.ts";
import type { JournalEvent } from "../domain/journal/journal-event.ts";
import type { CalendarDate } from "../domain/values/calendar-date.ts";
import type { OrganizationFiscalCode } from "../domain/values/organization-fiscal-code.ts";
import { bucketFolders } from "./import-flow-files.ts";
import { organizationFileKey } from "./organization-file-key.ts";
import type { SmallObjectStore } from "./small-object-store.ts";

/** Lists of a day, part by part. */
type Parts<Entry> = AsyncIterable<readonly Entry[]>;

/** Where the lines of an ente, or of the Region, are archived. */
export function auditArchiveFolder(scope: AuditScope): string {
  return `${bucketFolders.audit}/${scope}/`;
}

/**
 * Days of journal and audit as files: one line of JSON an entry, gzip. A file that is written again
 * has the same name and the same bytes. A day without entries has no file.
 */
export function createArchiveFiles(objects: Pick<SmallObjectStore, "put">) {
  const write = async (key: string, parts: Parts<object>): Promise<void> => {
    const members: Buffer[] = [];
    // Parts that are compressed each by itself are one file of gzip all the same.
    for await (const part of parts) if (part.length > 0) members.push(gzipSync(linesOf(part)));
    if (members.length === 0) return;
    await objects.put(key, Buffer.concat(members), "application/gzip");
  };
  return {
    writeJournal: (
      organization: OrganizationFiscalCode,
      day: CalendarDate,
      parts: Parts<JournalEvent>,
    ) => {
      const owned = { root: bucketFolders.journal, organization };
      return write(organizationFileKey(owned, fileOfDay(day)), parts);
    },
    writeAudit: (scope: AuditScope, day: CalendarDate, parts: Parts<AuditEntry>) =>
      write(auditArchiveFolder(scope) + fileOfDay(day), parts),
  };
}

function fileOfDay(day: CalendarDate): string {
  return `${day.replaceAll("-", "/")}.ndjson.gz`;
}

function linesOf(entries: readonly object[]): string {
  return entries.map((entry) => `${JSON.stringify(entry)}\n`).join("");
}
