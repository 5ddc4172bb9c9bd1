import type { OrganizationFiscalCode } from "../values/organization-fiscal-code.ts";
import type { Organization } from "./organization.ts";

export type OrganizationStore = {
  /** The ente as it stands now; undefined when the platform does not know it. */
  find(fiscalCode: OrganizationFiscalCode): Promise<Organization | undefined>;
  /** Registers or replaces the ente's registry. */
  save(organization: Organization): Promise<void>;
};
