import type { Caller, Nobody } from "../access/caller.ts";
import {
  type CreatePositionDependencies,
  type CreatePositionInput,
  type CreatePositionOutcome,
  createPosition,
} from "../debt-positions/create-position.ts";
import { parseIud } from "../values/iud.ts";
import type { RecordEvents } from "./journal-event.ts";
import { recordPositionCall } from "./record-position-call.ts";

export type CreateRecordedPositionDependencies = CreatePositionDependencies & {
  readonly record: RecordEvents;
};

type CreateRecordedPositionInput = CreatePositionInput & { readonly caller: Caller | Nobody };

/** Creates one debt, by whichever door, and leaves an event in the ente's journal. */
export function createRecordedPosition(
  input: CreateRecordedPositionInput,
  dependencies: CreateRecordedPositionDependencies,
): Promise<CreatePositionOutcome> {
  const { organization, caller, body } = input;
  const call = {
    organization,
    caller,
    iud: parseIud(body.iud),
    kindOf: () => "positionCreated" as const,
    act: () => createPosition(input, dependencies),
  };
  return recordPositionCall(call, dependencies);
}
