import type { DebtPosition } from "../../../shared/domain/debt-positions/debt-position.ts";
import type { DebtPositionStore } from "../../../shared/domain/debt-positions/debt-position-store.ts";
import type { Iud } from "../../../shared/domain/values/iud.ts";
import type { OrganizationFiscalCode } from "../../../shared/domain/values/organization-fiscal-code.ts";

/** Whose positions the rows of a block meet, and when. */
export type ImportContext = {
  readonly organizationFiscalCode: OrganizationFiscalCode;
  readonly positions: DebtPositionStore;
  readonly now: Date;
};

/** The ente's positions under some IUDs, by IUD; nothing is read for no IUD. */
export async function readByIud(
  iuds: readonly Iud[],
  { organizationFiscalCode, positions }: ImportContext,
): Promise<ReadonlyMap<Iud, DebtPosition>> {
  if (iuds.length === 0) return new Map();
  const found = await positions.findMany(organizationFiscalCode, iuds);
  return new Map(found.map((position) => [position.iud, position]));
}
