import type { Caller } from "../../../shared/domain/access/caller.ts";
import type { ChangePositionDependencies } from "../../../shared/domain/debt-positions/change-position.ts";
import type { DecideChange } from "../../../shared/domain/debt-positions/decide-position-change.ts";
import type { ChangePositionOutcome } from "../../../shared/domain/debt-positions/position-outcome.ts";
import { changeRecordedPosition } from "../../../shared/domain/journal/change-recorded-position.ts";
import type {
  JournalEventKind,
  RecordEvents,
} from "../../../shared/domain/journal/journal-event.ts";
import { parseIfMatch } from "../../../shared/domain/values/entity-tag.ts";
import type { OrganizationFiscalCode } from "../../../shared/domain/values/organization-fiscal-code.ts";
import { iudsOf } from "./iuds-of-address.ts";

export type ChangeNamedDependencies = ChangePositionDependencies & {
  readonly record: RecordEvents;
};

/** One of the changes that a call may ask for. */
type PositionChange = {
  readonly kind: JournalEventKind;
  readonly decide: DecideChange;
  /** It makes something payable. */
  readonly opens: boolean;
};

type ChangeRequest = {
  readonly organization: OrganizationFiscalCode;
  readonly caller: Caller;
  /** The IUD as it stands in the address. */
  readonly parameters: { readonly iud: string };
  readonly ifMatch: string | undefined;
};

/** Changes the debt that an address names, over the state that the caller has seen, if any. */
export function changeNamedPosition(
  { organization, caller, parameters, ifMatch }: ChangeRequest,
  change: PositionChange,
  dependencies: ChangeNamedDependencies,
): Promise<ChangePositionOutcome> {
  const named = { iuds: iudsOf(parameters.iud), seen: parseIfMatch(ifMatch) };
  return changeRecordedPosition({ organization, caller, ...named, ...change }, dependencies);
}
