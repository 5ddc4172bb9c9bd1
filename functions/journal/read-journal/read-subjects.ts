import { type Caller, mayTouchType } from "../../../shared/domain/access/caller.ts";
import type { DebtPosition } from "../../../shared/domain/debt-positions/debt-position.ts";
import { noticesOf } from "../../../shared/domain/debt-positions/payable-notice.ts";
import { eventsOfRows } from "../../../shared/domain/journal/events-of-rows.ts";
import {
  type JournalEvent,
  type JournalSubject,
  placeOf,
} from "../../../shared/domain/journal/journal-event.ts";
import type { JournalStore } from "../../../shared/domain/journal/journal-store.ts";
import type { OrganizationFiscalCode } from "../../../shared/domain/values/organization-fiscal-code.ts";
import type { Page } from "../../../shared/domain/values/page.ts";

export type SubjectsAsked = {
  readonly organization: OrganizationFiscalCode;
  readonly caller: Pick<Caller, "typeCodes">;
  readonly subjects: readonly JournalSubject[];
  /** The position that the subjects are of, where there is one. */
  readonly position?: DebtPosition | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
};

/** All that events of a position may stand under. */
export function subjectsOfPosition(position: DebtPosition): JournalSubject[] {
  const notices = noticesOf(position).map(({ noticeNumber }) => ({ noticeNumber }));
  return [{ iud: position.iud }, ...notices];
}

/**
 * The events of some subjects and what flows did to their position, as one list in the order they
 * happened. A caller held to some types sees those of its types.
 */
export async function readSubjects(
  { organization, caller, subjects, position, limit, cursor }: SubjectsAsked,
  { journal }: { readonly journal: Pick<JournalStore, "listOfSubject"> },
): Promise<Page<JournalEvent>> {
  const page = { limit, ...(cursor !== undefined && { cursor }) };
  const pages = await Promise.all(
    subjects.map((subject) => journal.listOfSubject(organization, subject, page)),
  );
  const rows = position === undefined ? [] : eventsOfRows(position);
  const all = [...pages.flatMap(({ entries }) => entries), ...rows]
    .filter((event) => cursor === undefined || placeOf(event) > cursor)
    .toSorted((left, right) => (placeOf(left) < placeOf(right) ? -1 : 1));
  const read = all.slice(0, limit);
  const last = read.at(-1);
  const hasMore = all.length > limit || pages.some(({ cursor: next }) => next !== undefined);
  const entries = read.filter(({ typeCode = position?.typeCode }) => mayRead(caller, typeCode));
  return { entries, ...(hasMore && last && { cursor: placeOf(last) }) };
}

/** What is of no known type is nobody's who is held to some types. */
export function mayRead(caller: Pick<Caller, "typeCodes">, typeCode: string | undefined): boolean {
  if (typeCode === undefined) return caller.typeCodes === undefined;
  return mayTouchType(caller, typeCode);
}
