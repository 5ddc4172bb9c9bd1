import * as z from "zod/mini";
import { startPatience } from "../../aws/patience.ts";
import { PROGRESSIVE_MAX } from "../../domain/values/iuv.ts";
import type { OrganizationFiscalCode } from "../../domain/values/organization-fiscal-code.ts";
import { type Expression, itemHeader } from "../item.ts";
import {
  type OrganizationItem,
  type OrganizationKey,
  organizationPartition,
} from "../organization-key.ts";
import type { OrganizationTable } from "../organization-table.ts";
import { entities } from "../table.ts";

/** Next free progressive of the ente's IUVs under a segregation code. */
export function iuvCursorKey(
  organization: OrganizationFiscalCode,
  segregationCode: string,
): OrganizationKey {
  return { pk: organizationPartition(organization), sk: `IUV#${segregationCode}` };
}

export type IuvReservation = {
  readonly segregationCode: string;
  /** Where the ente's numbering begins on this portal. */
  readonly firstProgressiveMin: number;
  readonly count: number;
};

const cursorShape = z.lazy(() => z.object({ nextProgressive: z.int() }));

/** A step of the cursor that holds only if nobody else takes one meanwhile. */
export type CursorStep = {
  readonly firstProgressive: number;
  readonly advance: { readonly put: OrganizationItem; readonly condition: Expression };
};

/**
 * Reads where the ente's numbering stands and prepares the step that reserves `count` progressives.
 * @throws Error when the range is exhausted.
 */
export async function prepareCursorStep(
  table: Pick<OrganizationTable, "get">,
  organization: OrganizationFiscalCode,
  { segregationCode, firstProgressiveMin, count }: IuvReservation,
): Promise<CursorStep> {
  const key = iuvCursorKey(organization, segregationCode);
  const cursor = await table.get(key);
  const issuedBefore = cursor === undefined ? 1 : cursorShape.parse(cursor).nextProgressive;
  const firstProgressive = Math.max(issuedBefore, firstProgressiveMin);
  const nextProgressive = firstProgressive + count;
  if (nextProgressive > PROGRESSIVE_MAX) throw new Error("the ente's IUV range is exhausted");
  return {
    firstProgressive,
    advance: {
      put: { ...key, ...itemHeader(entities.iuvCursor), nextProgressive },
      condition: {
        text: "attribute_not_exists(pk) OR nextProgressive = :read",
        values: { ":read": issuedBefore },
      },
    },
  };
}

/**
 * Reserves progressives for good; answers the first.
 * @throws Error when others keep being faster, or the range is exhausted.
 */
export async function reserveProgressives(
  table: OrganizationTable,
  organization: OrganizationFiscalCode,
  reservation: IuvReservation,
): Promise<number> {
  const patience = startPatience("online");
  for (let tries = 1; ; tries += 1) {
    const { firstProgressive, advance } = await prepareCursorStep(table, organization, reservation);
    if ((await table.put(advance.put, advance.condition)) === "written") return firstProgressive;
    if (!(await patience.waitForRetry(tries, "undone"))) {
      throw new Error("the ente's numbering cannot be advanced: too many at once");
    }
  }
}
