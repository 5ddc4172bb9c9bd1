import type { AuditEntry, AuditScope } from "../../../shared/domain/audit/audit-entry.ts";
import type { AuditStore } from "../../../shared/domain/audit/audit-store.ts";
import type {
  ArchiveProgress,
  ArchiveProgressStore,
} from "../../../shared/domain/journal/archive-progress.ts";
import type { JournalEvent } from "../../../shared/domain/journal/journal-event.ts";
import type { JournalStore } from "../../../shared/domain/journal/journal-store.ts";
import type { DirectoryStore } from "../../../shared/domain/organizations/directory-store.ts";
import { type CalendarDate, romeDateOf } from "../../../shared/domain/values/calendar-date.ts";
import { daysFrom } from "../../../shared/domain/values/day-span.ts";
import type { OrganizationFiscalCode } from "../../../shared/domain/values/organization-fiscal-code.ts";

export type ArchiveJournalDependencies = {
  readonly directory: DirectoryStore;
  readonly journal: Pick<JournalStore, "listOfDay">;
  readonly audit: Pick<AuditStore, "listAfter" | "forget">;
  readonly progress: ArchiveProgressStore;
  readonly writeJournal: (
    organization: OrganizationFiscalCode,
    day: CalendarDate,
    parts: AsyncIterable<readonly JournalEvent[]>,
  ) => Promise<void>;
  readonly writeAudit: (
    scope: AuditScope,
    day: CalendarDate,
    parts: AsyncIterable<readonly AuditEntry[]>,
  ) => Promise<void>;
  /** How long the table keeps a line that is archived. */
  readonly auditYears: number;
  readonly now: () => Date;
};

/** Some of it could not be archived: it is tried again, and whatever run comes next catches up. */
export class ArchiveIncomplete extends Error {
  constructor(scopes: number, cause: unknown) {
    super(`archivi incompleti: ${scopes}`, { cause });
    this.name = "ArchiveIncomplete";
  }
}

const entriesPerRead = 500;
/** Of what has never been archived, so many days are looked at. */
const daysBackMax = 31;
const dayMs = 86_400_000;

/**
 * Writes the events and the lines of the audit of every day that is over into the archive, ente by
 * ente, from where the archive stands: a day that was missed is made up for. Only lines that are
 * archived are given an end in the table.
 * @throws ArchiveIncomplete when some of it failed; what was done is done.
 */
export async function archiveJournal(dependencies: ArchiveJournalDependencies): Promise<void> {
  const { directory, progress, now } = dependencies;
  const yesterday = romeDateOf(new Date(now().getTime() - dayMs));
  const [enti, known] = await Promise.all([directory.list(), progress.list()]);
  const reached = new Map(known.map((each) => [each.scope, each]));
  const scopes: readonly AuditScope[] = ["region", ...enti.map(({ fiscalCode }) => fiscalCode)];
  let incomplete = 0;
  let cause: unknown;
  for (const scope of scopes) {
    try {
      const from = reached.get(scope) ?? (await beginning(scope, yesterday, dependencies));
      await archiveScope(from, yesterday, dependencies);
    } catch (failure) {
      incomplete += 1;
      cause = failure;
    }
  }
  if (incomplete > 0) throw new ArchiveIncomplete(incomplete, cause);
}

/** Before the first line of the audit, which is an ente's registration, there was nothing. */
async function beginning(
  scope: AuditScope,
  yesterday: CalendarDate,
  { audit }: ArchiveJournalDependencies,
): Promise<ArchiveProgress> {
  const [first] = await audit.listAfter(scope, 0, 1);
  const lately = daysBefore(yesterday, daysBackMax);
  const firstDay = first && daysBefore(romeDateOf(new Date(first.at)), 1);
  const throughDay = firstDay !== undefined && firstDay < lately ? firstDay : lately;
  return { scope, throughDay, auditSequence: 0 };
}

async function archiveScope(
  from: ArchiveProgress,
  yesterday: CalendarDate,
  dependencies: ArchiveJournalDependencies,
): Promise<void> {
  const { scope } = from;
  let { auditSequence } = from;
  for (const day of daysFrom(from.throughDay, yesterday).slice(1)) {
    if (scope !== "region") {
      await dependencies.writeJournal(scope, day, eventsOf(scope, day, dependencies));
    }
    auditSequence = await archiveAudit({ scope, day, auditSequence }, dependencies);
    await dependencies.progress.save({ scope, throughDay: day, auditSequence });
  }
}

async function* eventsOf(
  organization: OrganizationFiscalCode,
  day: CalendarDate,
  { journal }: ArchiveJournalDependencies,
): AsyncGenerator<readonly JournalEvent[]> {
  let cursor: string | undefined;
  do {
    const page = { limit: entriesPerRead, ...(cursor !== undefined && { cursor }) };
    const { entries, cursor: next } = await journal.listOfDay(organization, day, page);
    yield entries;
    cursor = next;
  } while (cursor !== undefined);
}

/** Archives what follows the last archived line, until the first of a later day. */
async function archiveAudit(
  { scope, day, auditSequence }: Omit<ArchiveProgress, "throughDay"> & { day: CalendarDate },
  { audit, auditYears, writeAudit }: ArchiveJournalDependencies,
): Promise<number> {
  const archived: AuditEntry[] = [];
  const lines = async function* (): AsyncGenerator<readonly AuditEntry[]> {
    for (let last = auditSequence; ; ) {
      const read = await audit.listAfter(scope, last, entriesPerRead);
      const later = read.findIndex(({ at }) => romeDateOf(new Date(at)) > day);
      const own = later === -1 ? read : read.slice(0, later);
      archived.push(...own);
      yield own;
      last = own.at(-1)?.sequence ?? last;
      if (own.length < entriesPerRead) return;
    }
  };
  await writeAudit(scope, day, lines());
  await audit.forget(archived, auditYears);
  return archived.at(-1)?.sequence ?? auditSequence;
}

function daysBefore(day: CalendarDate, days: number): CalendarDate {
  return romeDateOf(new Date(Date.parse(`${day}T12:00:00Z`) - days * dayMs));
}
