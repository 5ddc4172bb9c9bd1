import type { DirectoryEntry } from "../../../shared/domain/organizations/directory-entry.ts";
import {
  type PublicDirectory,
  searchOrganizations as search,
} from "../../../shared/domain/organizations/directory-search.ts";
import { type FoundPage, pageOf } from "./search-pages.ts";

type SearchOrganizationsInput = {
  readonly q: string;
  readonly limit: number;
  readonly cursor?: string | undefined;
};

type SearchDependencies = { readonly directory: () => Promise<PublicDirectory> };

export type SearchOrganizationsOutcome = FoundPage<DirectoryEntry> | undefined;

/** Public enti by words, page by page; `undefined` when the cursor is of no page. */
export async function searchOrganizations(
  { q, ...page }: SearchOrganizationsInput,
  { directory }: SearchDependencies,
): Promise<SearchOrganizationsOutcome> {
  return pageOf(search(await directory(), q), page);
}
