import type { Caller } from "../access/caller.ts";
import {
  type ChangePositionDependencies,
  type ChangePositionInput,
  changePosition,
} from "../debt-positions/change-position.ts";
import type {
  ChangePositionOutcome,
  UpsertPositionOutcome,
} from "../debt-positions/position-outcome.ts";
import {
  type UpsertPositionDependencies,
  type UpsertPositionInput,
  upsertPosition,
} from "../debt-positions/upsert-position.ts";
import type { JournalEventKind, RecordEvents } from "./journal-event.ts";
import { recordPositionCall } from "./record-position-call.ts";

type Recorded<Input> = Input & { readonly caller: Caller };
type Recording<Dependencies> = Dependencies & { readonly record: RecordEvents };

/** Changes one debt and leaves an event in the ente's journal. */
export function changeRecordedPosition(
  input: Recorded<ChangePositionInput> & { readonly kind: JournalEventKind },
  dependencies: Recording<ChangePositionDependencies>,
): Promise<ChangePositionOutcome> {
  const { organization, caller, iuds, kind } = input;
  const act = () => changePosition(input, dependencies);
  const call = { organization, caller, iud: iuds.at(-1), kindOf: () => kind, act };
  return recordPositionCall(call, dependencies);
}

/** Puts a debt under its IUD and leaves an event in the ente's journal. */
export function upsertRecordedPosition(
  input: Recorded<UpsertPositionInput>,
  dependencies: Recording<UpsertPositionDependencies>,
): Promise<UpsertPositionOutcome> {
  const { organization, caller, iuds } = input;
  const call = {
    organization,
    caller,
    iud: iuds.at(-1),
    kindOf: ({ outcome }: UpsertPositionOutcome) =>
      outcome === "created" ? ("positionCreated" as const) : ("positionAmended" as const),
    act: () => upsertPosition(input, dependencies),
  };
  return recordPositionCall(call, dependencies);
}
