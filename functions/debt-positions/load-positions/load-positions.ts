import type { Caller } from "../../../shared/domain/access/caller.ts";
import {
  decideCancellation,
  decidePublication,
} from "../../../shared/domain/debt-positions/decide-position-change.ts";
import type { PositionAction } from "../../../shared/domain/debt-positions/position-body.ts";
import {
  changeRecordedPosition,
  upsertRecordedPosition,
} from "../../../shared/domain/journal/change-recorded-position.ts";
import { createRecordedPosition } from "../../../shared/domain/journal/create-recorded-position.ts";
import type {
  NewJournalEvent,
  RecordEvents,
} from "../../../shared/domain/journal/journal-event.ts";
import type { RecordedOutcome } from "../../../shared/domain/journal/record-position-call.ts";
import type { OrganizationStatus } from "../../../shared/domain/organizations/organization.ts";
import { whatIsOpen } from "../../../shared/domain/organizations/organization-status.ts";
import type { OrganizationStore } from "../../../shared/domain/organizations/organization-store.ts";
import type { CalendarDate } from "../../../shared/domain/values/calendar-date.ts";
import type { Iud } from "../../../shared/domain/values/iud.ts";
import type { OrganizationFiscalCode } from "../../../shared/domain/values/organization-fiscal-code.ts";
import { type LoadingStore, readAhead } from "./read-ahead.ts";
import { noticesAsked, type ReadItem, readItems } from "./read-items.ts";

export type LoadPositionsDependencies = {
  readonly organizations: Pick<OrganizationStore, "find">;
  readonly positions: LoadingStore;
  readonly oldIuvAcceptedUntil: CalendarDate;
  readonly record: RecordEvents;
  /** Notes what went wrong with an item by our fault: it harms no other. */
  readonly report: (error: unknown) => void;
  readonly now: () => Date;
};

export type LoadPositionsInput = {
  readonly organization: OrganizationFiscalCode;
  readonly caller: Caller;
  readonly items: readonly unknown[];
};

/** What came of an item. */
export type ItemVerdict =
  | { readonly kind: "done"; readonly iud: Iud; readonly outcome: RecordedOutcome }
  | Exclude<ReadItem, { kind: "right" }>
  /** The time of the call was over before its turn came. */
  | { readonly kind: "late"; readonly iud: Iud }
  | { readonly kind: "failed"; readonly iud: Iud };

export type LoadPositionsOutcome =
  | { readonly outcome: "loaded"; readonly verdicts: readonly ItemVerdict[] }
  | { readonly outcome: "tooManyNotices"; readonly noticesMax: number }
  | { readonly outcome: "organizationNotReady"; readonly status: OrganizationStatus }
  | { readonly outcome: "unknown" };

/** All of their numbers and links fit into one answer. */
const noticesMax = 5_000;
/** So many transactions at a time keep the function busy and the table unimpressed. */
const itemsAtATime = 24;
/** Items are begun as long as they will be over before the caller is told that time is out. */
const patienceMs = 20_000;
/** Events of the journal are written together. */
const eventsAtATime = 50;

/**
 * Does many things with debts of an ente in one call, each as the call for one of them would, and
 * answers for each what came of it, in their order. Numbers are reserved once for all.
 */
export async function loadPositions(
  { organization: fiscalCode, caller, items: sent }: LoadPositionsInput,
  dependencies: LoadPositionsDependencies,
): Promise<LoadPositionsOutcome> {
  const { organizations, now } = dependencies;
  const began = now().getTime();
  const organization = await organizations.find(fiscalCode);
  if (organization === undefined) return { outcome: "unknown" };
  if (!whatIsOpen(organization.status).load) {
    return { outcome: "organizationNotReady", status: organization.status };
  }
  const items = readItems(sent);
  if (noticesAsked(items) > noticesMax) return { outcome: "tooManyNotices", noticesMax };
  const journal = collectEvents(dependencies.record);
  const ofOne = {
    ...dependencies,
    organizations: { find: async () => organization },
    positions: await readAhead(items, organization, dependencies.positions),
    record: journal.record,
  };
  const perform = async (item: ReadItem): Promise<ItemVerdict> => {
    if (item.kind !== "right") return item;
    const { iud, asked } = item;
    if (now().getTime() - began > patienceMs) return { kind: "late", iud };
    try {
      const outcome = await act({ organization: fiscalCode, caller, iud, asked }, ofOne);
      return { kind: "done", iud, outcome };
    } catch (error) {
      dependencies.report(error);
      return { kind: "failed", iud };
    }
  };
  const verdicts = await inTurns(items, perform);
  await journal.finish();
  return { outcome: "loaded", verdicts };
}

type Act = {
  readonly organization: OrganizationFiscalCode;
  readonly caller: Caller;
  readonly iud: Iud;
  readonly asked: PositionAction;
};

function act(
  { organization, caller, iud, asked }: Act,
  dependencies: Omit<LoadPositionsDependencies, "report">,
): Promise<RecordedOutcome> {
  const named = { organization, caller, iuds: [iud], seen: { kind: "none" } } as const;
  switch (asked.action) {
    case "create":
      return createRecordedPosition({ organization, caller, body: asked }, dependencies);
    case "upsert":
      return upsertRecordedPosition({ ...named, body: asked }, dependencies);
    case "cancel": {
      const change = { kind: "positionCancelled", decide: decideCancellation } as const;
      return changeRecordedPosition({ ...named, ...change, opens: false }, dependencies);
    }
    case "publish": {
      const change = { kind: "positionPublished", decide: decidePublication } as const;
      return changeRecordedPosition({ ...named, ...change, opens: true }, dependencies);
    }
  }
}

/** Some at a time; the answers stand in the order of the items. */
async function inTurns<Item, Answer>(
  items: readonly Item[],
  perform: (item: Item) => Promise<Answer>,
): Promise<Answer[]> {
  const answers: Answer[] = [];
  const queue = items.entries();
  const work = async () => {
    for (const [index, item] of queue) answers[index] = await perform(item);
  };
  await Promise.all(Array.from({ length: itemsAtATime }, work));
  return answers;
}

/** Writes events some at a time, beside what they tell of. */
function collectEvents(record: RecordEvents) {
  const waiting: NewJournalEvent[] = [];
  const flush = (atLeast: number) =>
    waiting.length < atLeast ? undefined : record(waiting.splice(0));
  return {
    record: async (events: readonly NewJournalEvent[]) => {
      waiting.push(...events);
      await flush(eventsAtATime);
    },
    finish: async () => flush(1),
  };
}
