import type { Iud } from "../values/iud.ts";
import type { OrganizationFiscalCode } from "../values/organization-fiscal-code.ts";

/** Tells of debts what type they are of, for whoever is held to some types. */
export type DebtTypeReader = {
  /** The type of each debt that is there, by its IUD. */
  typesOf(
    organization: OrganizationFiscalCode,
    iuds: readonly Iud[],
  ): Promise<ReadonlyMap<Iud, string>>;
};
