import type { AuditScope } from "../audit/audit-entry.ts";
import type { CalendarDate } from "../values/calendar-date.ts";

/** How far the archive of an ente, or of the Region, has come: all before it is in its files. */
export type ArchiveProgress = {
  readonly scope: AuditScope;
  /** The last day (Europe/Rome) whose files are there. */
  readonly throughDay: CalendarDate;
  /** The last line of the audit that is in a file; 0 where none is. */
  readonly auditSequence: number;
};

export type ArchiveProgressStore = {
  list(): Promise<readonly ArchiveProgress[]>;
  save(progress: ArchiveProgress): Promise<void>;
};
