import { type Caller, mayTouchType } from "../../../shared/domain/access/caller.ts";
import type { DebtPositionStore } from "../../../shared/domain/debt-positions/debt-position-store.ts";
import type { JournalEvent } from "../../../shared/domain/journal/journal-event.ts";
import type { JournalStore } from "../../../shared/domain/journal/journal-store.ts";
import { parseIud } from "../../../shared/domain/values/iud.ts";
import type { OrganizationFiscalCode } from "../../../shared/domain/values/organization-fiscal-code.ts";
import type { Page } from "../../../shared/domain/values/page.ts";
import { readingsOf } from "../../../shared/domain/values/path-segment.ts";
import { readSubjects, subjectsOfPosition } from "./read-subjects.ts";

export type ListPositionEventsInput = {
  readonly organization: OrganizationFiscalCode;
  readonly caller: Pick<Caller, "typeCodes">;
  /** The IUD as it stands in the address. */
  readonly segment: string;
  readonly limit: number;
  readonly cursor?: string | undefined;
};

export type ListPositionEventsDependencies = {
  readonly positions: Pick<DebtPositionStore, "findMany">;
  readonly journal: Pick<JournalStore, "listOfSubject">;
};

export type ListPositionEventsOutcome =
  | ({ readonly outcome: "page" } & Page<JournalEvent>)
  | { readonly outcome: "unknown" };

/** What happened to a position: created, amended, asked for, paid, told. */
export async function listPositionEvents(
  { segment, ...input }: ListPositionEventsInput,
  { positions, journal }: ListPositionEventsDependencies,
): Promise<ListPositionEventsOutcome> {
  const iuds = readingsOf(segment)
    .map(parseIud)
    .filter((iud) => iud !== undefined);
  const found = await positions.findMany(input.organization, iuds);
  const position = iuds
    .map((iud) => found.find((each) => each.iud === iud))
    .find((each) => each !== undefined);
  if (position === undefined || !mayTouchType(input.caller, position.typeCode)) {
    return { outcome: "unknown" };
  }
  const subjects = subjectsOfPosition(position);
  return {
    outcome: "page",
    ...(await readSubjects({ ...input, position, subjects }, { journal })),
  };
}
