import type { DirectoryEntry } from "../../../shared/domain/organizations/directory-entry.ts";
import type { DirectoryStore } from "../../../shared/domain/organizations/directory-store.ts";
import { wordsOf } from "../../../shared/domain/organizations/directory-words.ts";
import type { OrganizationStatus } from "../../../shared/domain/organizations/organization.ts";
import type { Page } from "../../../shared/domain/values/page.ts";

export type ListOrganizationsInput = {
  readonly status?: OrganizationStatus | undefined;
  /** Words, or their beginnings, of a name, or a codice IPA or codice fiscale. */
  readonly q?: string | undefined;
  readonly limit: number;
  /** The codice fiscale after which the page begins. */
  readonly cursor?: string | undefined;
};

export type ListOrganizationsDependencies = { readonly directory: Pick<DirectoryStore, "list"> };

/** The enti of the Region in whatever state they are, by codice fiscale, page by page. */
export async function listOrganizations(
  { status, q = "", limit, cursor = "" }: ListOrganizationsInput,
  { directory }: ListOrganizationsDependencies,
): Promise<Page<DirectoryEntry>> {
  const words = wordsOf(q);
  const found = (await directory.list())
    .filter((entry) => status === undefined || entry.status === status)
    .filter((entry) => isMeant(entry, words))
    .filter(({ fiscalCode }) => fiscalCode > cursor)
    .toSorted((left, right) => (left.fiscalCode < right.fiscalCode ? -1 : 1));
  const entries = found.slice(0, limit);
  const last = entries.at(-1);
  const isWhole = found.length === entries.length || last === undefined;
  return { entries, ...(!isWhole && { cursor: last.fiscalCode }) };
}

function isMeant({ name, ipaCode, fiscalCode }: DirectoryEntry, words: readonly string[]): boolean {
  const known = [...wordsOf(name), ...wordsOf(ipaCode), fiscalCode];
  return words.every((word) => known.some((one) => one.startsWith(word)));
}
