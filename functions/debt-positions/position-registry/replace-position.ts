import type { Caller } from "../../../shared/domain/access/caller.ts";
import type { ReplacedPositionBody } from "../../../shared/domain/debt-positions/position-body.ts";
import type { UpsertPositionOutcome } from "../../../shared/domain/debt-positions/position-outcome.ts";
import type { UpsertPositionDependencies } from "../../../shared/domain/debt-positions/upsert-position.ts";
import { upsertRecordedPosition } from "../../../shared/domain/journal/change-recorded-position.ts";
import type { RecordEvents } from "../../../shared/domain/journal/journal-event.ts";
import type { SeenVersion } from "../../../shared/domain/values/entity-tag.ts";
import type { OrganizationFiscalCode } from "../../../shared/domain/values/organization-fiscal-code.ts";
import { iudsOf } from "./iuds-of-address.ts";

export type ReplacePositionDependencies = UpsertPositionDependencies & {
  readonly record: RecordEvents;
};

type Replacement = {
  readonly organization: OrganizationFiscalCode;
  readonly caller: Caller;
  /** The IUD as it stands in the address. */
  readonly segment: string;
  readonly body: ReplacedPositionBody;
  readonly seen: SeenVersion;
};

/** Puts a debt under the IUD of its address; where the body says one too, it is the same. */
export async function replacePosition(
  { organization, caller, segment, body, seen }: Replacement,
  dependencies: ReplacePositionDependencies,
): Promise<UpsertPositionOutcome> {
  const ofAddress = iudsOf(segment);
  const iuds = body.iud === undefined ? ofAddress : ofAddress.filter((iud) => iud === body.iud);
  if (ofAddress.length === 0) return wrong("", "L'indirizzo non nomina uno IUD valido.");
  if (iuds.length === 0) return wrong("/iud", "Diverso dallo IUD dell'indirizzo.");
  return upsertRecordedPosition({ organization, caller, iuds, body, seen }, dependencies);
}

function wrong(pointer: string, detail: string): UpsertPositionOutcome {
  return { outcome: "wrong", problems: [{ pointer, detail }] };
}
