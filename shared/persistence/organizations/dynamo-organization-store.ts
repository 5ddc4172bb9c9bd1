import { directoryEntryOf } from "../../domain/organizations/directory-entry.ts";
import type { Organization } from "../../domain/organizations/organization.ts";
import type { OrganizationStore } from "../../domain/organizations/organization-store.ts";
import { printedFactsOf } from "../../domain/organizations/printed-facts.ts";
import { transactAudited } from "../audit/transact-audited.ts";
import type { Expression } from "../item.ts";
import type { TableClient } from "../table-client.ts";
import { toDirectoryItem } from "./directory-item.ts";
import {
  fromOrganizationItem,
  fromPrintedFactsItem,
  organizationKey,
  printedFactsKey,
  toOrganizationItem,
  toPrintedFactsItem,
} from "./organization-item.ts";

const absent: Expression = { text: "attribute_not_exists(pk)" };

export function createDynamoOrganizationStore(table: TableClient): OrganizationStore {
  const find: OrganizationStore["find"] = async (fiscalCode) => {
    const item = await table.get(organizationKey(fiscalCode));
    return item === undefined ? undefined : fromOrganizationItem(item);
  };
  const findKept: OrganizationStore["findPrintedFacts"] = async (fiscalCode, version) => {
    const item = await table.get(printedFactsKey(fiscalCode, version));
    return item === undefined ? undefined : fromPrintedFactsItem(item);
  };
  return {
    find,
    async save(organization, replaced, audit) {
      const versions = await versionsToKeep(organization, replaced);
      const { outcome } = await transactAudited(
        table,
        [
          { put: toOrganizationItem(organization), condition: stillAt(replaced) },
          { put: toDirectoryItem(directoryEntryOf(organization)) },
          ...versions.map((version) => ({ put: toPrintedFactsItem(version), condition: absent })),
        ],
        audit,
      );
      return outcome;
    },
    async note(audit) {
      await transactAudited(table, [], audit);
    },
    async findPrintedFacts(fiscalCode, version) {
      const kept = await findKept(fiscalCode, version);
      if (kept !== undefined) return kept;
      const organization = await find(fiscalCode);
      if (organization === undefined) return undefined;
      if (organization.noticeVersion === version) return printedFactsOf(organization);
      // It may have been kept, and the ente moved on, between the two readings.
      return findKept(fiscalCode, version);
    },
  };

  /** A new version; and the one it replaces, of an ente registered before versions were kept. */
  async function versionsToKeep(
    organization: Organization,
    replaced: Organization | undefined,
  ): Promise<readonly Organization[]> {
    if (replaced === undefined) return [organization];
    const kept = await findKept(replaced.fiscalCode, replaced.noticeVersion);
    const isNew = organization.noticeVersion !== replaced.noticeVersion;
    return [...(kept === undefined ? [replaced] : []), ...(isNew ? [organization] : [])];
  }
}

/** Nobody has registered the ente, or another version of it, since it was read. */
function stillAt(replaced: Organization | undefined): Expression {
  if (replaced === undefined) return absent;
  const { version } = replaced;
  const isVersion = "#version = :version";
  return {
    // One that was registered before versions were counted is at the first.
    text: version > 1 ? isVersion : `attribute_not_exists(#version) OR ${isVersion}`,
    names: { "#version": "version" },
    values: { ":version": version },
  };
}
