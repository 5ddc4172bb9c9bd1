import type { Caller } from "../../../shared/domain/access/caller.ts";
import type { DebtPosition } from "../../../shared/domain/debt-positions/debt-position.ts";
import type { DebtPositionStore } from "../../../shared/domain/debt-positions/debt-position-store.ts";
import type { JournalSubject } from "../../../shared/domain/journal/journal-event.ts";
import type { JournalStore } from "../../../shared/domain/journal/journal-store.ts";
import { type CalendarDate, romeDateOf } from "../../../shared/domain/values/calendar-date.ts";
import type { Iud } from "../../../shared/domain/values/iud.ts";
import type { Iuv } from "../../../shared/domain/values/iuv.ts";
import { type NoticeNumber, noticeNumberOf } from "../../../shared/domain/values/notice-number.ts";
import type { OrganizationFiscalCode } from "../../../shared/domain/values/organization-fiscal-code.ts";
import { type DaysOutcome, readDays } from "./read-days.ts";
import { mayRead, readSubjects, subjectsOfPosition } from "./read-subjects.ts";

export type ListEventsInput = {
  readonly organization: OrganizationFiscalCode;
  readonly caller: Pick<Caller, "typeCodes">;
  readonly noticeNumber?: NoticeNumber | undefined;
  readonly iuv?: Iuv | undefined;
  readonly iud?: Iud | undefined;
  /** Days in Italy, both included. Without `to` until today; without `from` that day alone. */
  readonly from?: CalendarDate | undefined;
  readonly to?: CalendarDate | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
};

export type ListEventsDependencies = {
  readonly positions: Pick<DebtPositionStore, "findMany" | "findByNoticeNumber" | "findByIuv">;
  readonly journal: Pick<JournalStore, "listOfSubject" | "listOfDay">;
  readonly now: () => Date;
};

export type ListEventsOutcome =
  | DaysOutcome
  /** More than one of notice number, IUV, IUD and days was named. */
  | { readonly outcome: "ambiguous" };

/**
 * The events of a notice, of an IUV, of a position, or of some days: of one of them. Nothing needs
 * to be known of a notice that the node has asked for in vain.
 */
export async function listEvents(
  input: ListEventsInput,
  dependencies: ListEventsDependencies,
): Promise<ListEventsOutcome> {
  const { noticeNumber, iuv, iud, organization, caller, limit, cursor } = input;
  const days = input.from ?? input.to;
  const named = [noticeNumber, iuv, iud, days].filter((name) => name !== undefined);
  if (named.length > 1) return { outcome: "ambiguous" };
  const { journal } = dependencies;
  const asked = await subjectsAsked(input, dependencies);
  if (asked !== undefined) {
    const page = await readSubjects({ organization, caller, limit, cursor, ...asked }, { journal });
    const { entries: events, cursor: next } = page;
    return { outcome: "events", events, ...(next !== undefined && { cursor: next }) };
  }
  const to = input.to ?? romeDateOf(dependencies.now());
  const from = input.from ?? to;
  return readDays(
    { organization, from, to, limit, cursor },
    {
      journal,
      keep: async (events) => events.filter(({ typeCode }) => mayRead(caller, typeCode)),
    },
  );
}

type SubjectsAsked = {
  readonly subjects: readonly JournalSubject[];
  readonly position: DebtPosition | undefined;
};

async function subjectsAsked(
  { organization, noticeNumber, iuv, iud }: ListEventsInput,
  { positions }: ListEventsDependencies,
): Promise<SubjectsAsked | undefined> {
  if (iud !== undefined) {
    const [position] = await positions.findMany(organization, [iud]);
    return {
      position,
      subjects: position === undefined ? [{ iud }] : subjectsOfPosition(position),
    };
  }
  const number = noticeNumber ?? (iuv && noticeNumberOf(iuv));
  const ofNotice = number === undefined ? [] : [{ noticeNumber: number }];
  if (noticeNumber !== undefined) {
    const position = await positions.findByNoticeNumber(organization, noticeNumber);
    return { position, subjects: [...ofNotice, ...(position ? [{ iud: position.iud }] : [])] };
  }
  if (iuv === undefined) return undefined;
  const position = await positions.findByIuv(organization, iuv);
  return { position, subjects: position === undefined ? ofNotice : subjectsOfPosition(position) };
}
