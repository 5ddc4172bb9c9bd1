import type { OrganizationFiscalCode } from "../values/organization-fiscal-code.ts";

/** Which types of an ente have ever had a debt: those stay, for whoever looks at it later. */
export type TypeUseStore = {
  isUsed(organization: OrganizationFiscalCode, typeCode: string): Promise<boolean>;
};
