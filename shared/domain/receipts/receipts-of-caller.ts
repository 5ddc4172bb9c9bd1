import { type Caller, mayTouchType } from "../access/caller.ts";
import type { DebtTypeReader } from "../debt-positions/debt-type-reader.ts";
import type { OrganizationFiscalCode } from "../values/organization-fiscal-code.ts";
import type { ReceiptRecord } from "./receipt-record.ts";

type Facts = {
  readonly caller: Pick<Caller, "typeCodes">;
  readonly organization: OrganizationFiscalCode;
  readonly types: DebtTypeReader;
};

/**
 * Those of an ente's receipts that are the caller's business: where it is held to some types, the
 * ones of debts of these types. A receipt of no debt of the ente is then nobody's but the
 * administrators'. Positions are read only where the caller is held to types.
 */
export async function receiptsOfCaller<Kept>(
  kept: readonly Kept[],
  recordOf: (kept: Kept) => Pick<ReceiptRecord, "iud">,
  { caller, organization, types }: Facts,
): Promise<readonly Kept[]> {
  if (caller.typeCodes === undefined) return kept;
  const iuds = kept.map((each) => recordOf(each).iud).filter((iud) => iud !== undefined);
  const found = await types.typesOf(organization, [...new Set(iuds)]);
  return kept.filter((each) => {
    const { iud } = recordOf(each);
    const typeCode = iud && found.get(iud);
    return typeCode !== undefined && mayTouchType(caller, typeCode);
  });
}
