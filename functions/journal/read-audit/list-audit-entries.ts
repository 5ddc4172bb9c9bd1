import type { AuditEntry, AuditScope } from "../../../shared/domain/audit/audit-entry.ts";
import type { AuditStore } from "../../../shared/domain/audit/audit-store.ts";
import { type CalendarDate, romeDateOf } from "../../../shared/domain/values/calendar-date.ts";
import type { Page } from "../../../shared/domain/values/page.ts";

export type ListAuditEntriesInput = {
  readonly scope: AuditScope;
  /** Days in Italy, both included. */
  readonly from?: CalendarDate | undefined;
  readonly to?: CalendarDate | undefined;
  readonly action?: string | undefined;
  /** Id of who acted. */
  readonly actor?: string | undefined;
  readonly target?: string | undefined;
  readonly outcome?: AuditEntry["outcome"] | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
};

export type ListAuditEntriesDependencies = { readonly audit: Pick<AuditStore, "list"> };

/** Where what is asked for is rare, a page may end short of its limit: the cursor tells. */
const readsMax = 20;
/** Two that write at once may change places: no farther than this. */
const disorderMs = 60_000;

/** What was done to the configuration and by whom, the latest first. */
export async function listAuditEntries(
  input: ListAuditEntriesInput,
  { audit }: ListAuditEntriesDependencies,
): Promise<Page<AuditEntry>> {
  const { scope, limit } = input;
  const found: AuditEntry[] = [];
  let from = input.cursor;
  for (let read = 1; read <= readsMax && found.length < limit; read += 1) {
    const page = await audit.list(scope, {
      limit: limit - found.length,
      ...(from !== undefined && { cursor: from }),
    });
    found.push(...page.entries.filter((entry) => isAskedFor(entry, input)));
    from = page.cursor;
    const oldest = page.entries.at(-1);
    const isPast = oldest !== undefined && isBefore(oldest, input.from);
    if (from === undefined || isPast) return { entries: found };
  }
  return { entries: found, ...(from !== undefined && { cursor: from }) };
}

function isAskedFor(entry: AuditEntry, input: ListAuditEntriesInput): boolean {
  const { from, to, action, actor, target, outcome } = input;
  const day = romeDateOf(new Date(entry.at));
  return (
    (from === undefined || day >= from) &&
    (to === undefined || day <= to) &&
    (action === undefined || entry.action === action) &&
    (actor === undefined || entry.actor.id === actor) &&
    (target === undefined || entry.target === target) &&
    (outcome === undefined || entry.outcome === outcome)
  );
}

/** Nothing of the days asked for comes before this line. */
function isBefore({ at }: AuditEntry, from: CalendarDate | undefined): boolean {
  return from !== undefined && romeDateOf(new Date(Date.parse(at) + disorderMs)) < from;
}
