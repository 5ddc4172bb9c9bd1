import type { Brand } from "../domain/values/brand.ts";
import type { OrganizationFiscalCode } from "../domain/values/organization-fiscal-code.ts";

/** A partition of one ente's data: `ORG#<ente>`, or `ORG#<ente>#…`. */
export type OrganizationPartition = Brand<string, "OrganizationPartition">;

/** A key of one ente's data: the ente leads it. */
export type OrganizationKey = { readonly pk: OrganizationPartition; readonly sk: string };

export type OrganizationItem = OrganizationKey & Readonly<Record<string, unknown>>;

/** A key within a list across enti, where one ente is the entry. */
export type OrganizationEntryKey = {
  readonly pk: string;
  readonly sk: OrganizationFiscalCode | OrganizationPartition;
};

export type OrganizationEntry = OrganizationEntryKey & Readonly<Record<string, unknown>>;

function isPartition(text: string): text is OrganizationPartition {
  return text.startsWith("ORG#");
}

/** The only way to such a partition: its ente, then what tells its partitions apart. */
export function organizationPartition(
  organization: OrganizationFiscalCode,
  ...parts: readonly string[]
): OrganizationPartition {
  const partition = ["ORG", organization, ...parts].join("#");
  if (!isPartition(partition)) throw new Error("not a partition of an ente");
  return partition;
}
