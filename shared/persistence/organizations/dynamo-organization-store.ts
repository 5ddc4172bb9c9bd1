import { directoryEntryOf } from "../../domain/organizations/directory-entry.ts";
import type { Organization } from "../../domain/organizations/organization.ts";
import type { OrganizationStore } from "../../domain/organizations/organization-store.ts";
import { transactAudited } from "../audit/transact-audited.ts";
import type { Expression } from "../item.ts";
import type { TableClient } from "../table-client.ts";
import type { WriteAction } from "../transact-write.ts";
import { toDirectoryItem } from "./directory-item.ts";
import { holderOfIpaClaim, ipaClaimKey, toIpaClaimItem } from "./ipa-claim-item.ts";
import { printedFactsKey, toOrganizationItem, toPrintedFactsItem } from "./organization-item.ts";
import { createOrganizationReader } from "./organization-reader.ts";

const absent: Expression = { text: "attribute_not_exists(pk)" };

/** Enti as they are kept, and all that goes along with a change: see `OrganizationStore`. */
export function createDynamoOrganizationStore(table: TableClient): OrganizationStore {
  return {
    ...createOrganizationReader(table),
    async findByIpaCode(ipaCode) {
      const claim = await table.get(ipaClaimKey(ipaCode));
      return claim === undefined ? undefined : holderOfIpaClaim(claim);
    },
    async save(organization, replaced, audit) {
      const versions = await versionsToKeep(organization, replaced);
      const { outcome } = await transactAudited(
        table,
        [
          { put: toOrganizationItem(organization), condition: stillAt(replaced) },
          { put: toDirectoryItem(directoryEntryOf(organization)) },
          ...ipaClaims(organization, replaced),
          ...versions.map((version) => ({ put: toPrintedFactsItem(version), condition: absent })),
        ],
        audit,
      );
      return outcome;
    },
    async note(audit) {
      await transactAudited(table, [], audit);
    },
  };

  /** A new version; and the one it replaces, of an ente registered before versions were kept. */
  async function versionsToKeep(
    organization: Organization,
    replaced: Organization | undefined,
  ): Promise<readonly Organization[]> {
    if (replaced === undefined) return [organization];
    const { fiscalCode, noticeVersion } = replaced;
    const kept = await table.get(printedFactsKey(fiscalCode, noticeVersion));
    const isNew = organization.noticeVersion !== replaced.noticeVersion;
    return [...(kept === undefined ? [replaced] : []), ...(isNew ? [organization] : [])];
  }
}

/** The codice IPA is kept to the ente; one that it had before is let go. */
function ipaClaims(
  { fiscalCode, ipaCode }: Organization,
  replaced: Organization | undefined,
): readonly WriteAction[] {
  const values = { ":ente": fiscalCode };
  const isOwn = "organizationFiscalCode = :ente";
  const free: Expression = { text: `attribute_not_exists(pk) OR ${isOwn}`, values };
  const claim = { put: toIpaClaimItem(ipaCode, fiscalCode), condition: free };
  if (replaced === undefined || replaced.ipaCode === ipaCode) return [claim];
  return [claim, { remove: ipaClaimKey(replaced.ipaCode), condition: free }];
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
