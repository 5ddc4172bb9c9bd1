import type { OrganizationStore } from "../organizations/organization-store.ts";
import { parseIpaCode } from "../values/ipa-code.ts";
import {
  type OrganizationFiscalCode,
  parseOrganizationFiscalCode,
} from "../values/organization-fiscal-code.ts";

/** The ente that people name by its fiscal code, as it stands on notices, or its codice IPA. */
export async function fiscalCodeOf(
  publicCode: string,
  { findByIpaCode }: Pick<OrganizationStore, "findByIpaCode">,
): Promise<OrganizationFiscalCode | undefined> {
  const fiscalCode = parseOrganizationFiscalCode(publicCode);
  if (fiscalCode !== undefined) return fiscalCode;
  const ipaCode = parseIpaCode(publicCode);
  return ipaCode && findByIpaCode(ipaCode);
}
