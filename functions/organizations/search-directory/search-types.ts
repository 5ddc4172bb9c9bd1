import {
  type PublicDirectory,
  type PublicType,
  searchTypes as search,
} from "../../../shared/domain/organizations/directory-search.ts";
import { type FoundPage, pageOf } from "./search-pages.ts";

type SearchTypesInput = {
  readonly q: string;
  readonly organization?: string | undefined;
  readonly spontaneous?: boolean | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
};

type SearchTypesDependencies = { readonly directory: () => Promise<PublicDirectory> };

export type SearchTypesOutcome = FoundPage<PublicType> | undefined;

/** Active types of public enti by words, page by page; `undefined` for a cursor of no page. */
export async function searchTypes(
  { q, organization: organizationCode, spontaneous, ...page }: SearchTypesInput,
  { directory }: SearchTypesDependencies,
): Promise<SearchTypesOutcome> {
  const wanted = { text: q, organizationCode, spontaneous };
  return pageOf(search(await directory(), wanted), page);
}
