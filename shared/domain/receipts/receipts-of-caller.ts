import { type Caller, mayTouchType } from "../access/caller.ts";
import type { DebtPositionStore } from "../debt-positions/debt-position-store.ts";
import type { OrganizationFiscalCode } from "../values/organization-fiscal-code.ts";
import type { ReceiptRecord } from "./receipt-record.ts";

type Facts = {
  readonly caller: Pick<Caller, "typeCodes">;
  readonly organization: OrganizationFiscalCode;
  readonly positions: Pick<DebtPositionStore, "findMany">;
};

/**
 * Those of an ente's receipts that are the caller's business: where it is held to some types, the
 * ones of debts of these types. A receipt of no debt of the ente is then nobody's but the
 * administrators'. Positions are read only where the caller is held to types.
 */
export async function receiptsOfCaller<Kept>(
  kept: readonly Kept[],
  recordOf: (kept: Kept) => Pick<ReceiptRecord, "iud">,
  { caller, organization, positions }: Facts,
): Promise<readonly Kept[]> {
  if (caller.typeCodes === undefined) return kept;
  const iuds = kept.map((each) => recordOf(each).iud).filter((iud) => iud !== undefined);
  const found = await positions.findMany(organization, [...new Set(iuds)]);
  const own = new Set(
    found.filter(({ typeCode }) => mayTouchType(caller, typeCode)).map(({ iud }) => iud),
  );
  return kept.filter((each) => {
    const { iud } = recordOf(each);
    return iud !== undefined && own.has(iud);
  });
}
