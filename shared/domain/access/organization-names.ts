import type { OrganizationFiscalCode } from "../values/organization-fiscal-code.ts";

/** The names of enti by their fiscal codes; those that do not exist are left out. */
export type OrganizationNames = (
  fiscalCodes: readonly OrganizationFiscalCode[],
) => Promise<ReadonlyMap<OrganizationFiscalCode, string>>;
