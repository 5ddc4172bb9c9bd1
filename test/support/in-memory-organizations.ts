import type { Organization } from "../../shared/domain/organizations/organization.ts";
import type { OrganizationStore } from "../../shared/domain/organizations/organization-store.ts";
import {
  type PrintedFacts,
  printedFactsOf,
} from "../../shared/domain/organizations/printed-facts.ts";

/** Behaves as the table does: a registry replaces the one that was read, facts are written once. */
export function inMemoryOrganizations(): OrganizationStore {
  const organizations = new Map<string, Organization>();
  const facts = new Map<string, PrintedFacts>();
  const key = (fiscalCode: string, version: number) => `${fiscalCode}#${version}`;
  const holderOf = (ipaCode: string) =>
    [...organizations.values()].find((ente) => ente.ipaCode === ipaCode)?.fiscalCode;
  return {
    async find(fiscalCode) {
      return organizations.get(fiscalCode);
    },
    findByIpaCode: async (ipaCode) => holderOf(ipaCode),
    async save(organization, replaced) {
      const { fiscalCode, noticeVersion, ipaCode } = organization;
      if ((holderOf(ipaCode) ?? fiscalCode) !== fiscalCode) return "refused";
      if (organizations.get(fiscalCode)?.version !== replaced?.version) return "refused";
      const at = key(fiscalCode, noticeVersion);
      const isNew = noticeVersion !== replaced?.noticeVersion;
      if (isNew && facts.has(at)) return "refused";
      if (isNew) facts.set(at, printedFactsOf(organization));
      organizations.set(fiscalCode, organization);
      return "written";
    },
    async note() {},
    async findPrintedFacts(fiscalCode, version) {
      return facts.get(key(fiscalCode, version));
    },
  };
}
