import type { DebtPositionType } from "../organizations/debt-position-type.ts";
import type { Organization } from "../organizations/organization.ts";

/** The ente as notices of the type show it: with the type's own office and postal account. */
export function asShownOfType(organization: Organization, type: DebtPositionType): Organization {
  const { officeName, postalIban, postalAccountHolder } = type;
  if ((officeName ?? postalIban ?? postalAccountHolder) === undefined) return organization;
  return {
    ...organization,
    ...(officeName !== undefined && { officeName }),
    ...(postalIban !== undefined && { postalIban }),
    ...(postalAccountHolder !== undefined && { postalAccountHolder }),
  };
}
