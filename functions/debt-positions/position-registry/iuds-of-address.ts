import { type Iud, parseIud } from "../../../shared/domain/values/iud.ts";
import { readingsOf } from "../../../shared/domain/values/path-segment.ts";

/** The IUDs that a segment of an address may name: as it stands there first, decoded last. */
export function iudsOf(segment: string): Iud[] {
  return readingsOf(segment)
    .map(parseIud)
    .filter((iud) => iud !== undefined);
}
