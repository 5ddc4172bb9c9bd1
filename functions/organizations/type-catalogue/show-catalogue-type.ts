import type { CatalogueReader } from "../../../shared/domain/organizations/catalogue-store.ts";
import type { CatalogueType } from "../../../shared/domain/organizations/catalogue-type.ts";

export type ShowCatalogueOutcome =
  | { readonly outcome: "found"; readonly type: CatalogueType }
  | { readonly outcome: "unknown" };

/** An entry of the catalogue as it stands. */
export async function showCatalogueType(
  code: string,
  { catalogue }: { readonly catalogue: Pick<CatalogueReader, "find"> },
): Promise<ShowCatalogueOutcome> {
  const type = await catalogue.find(code);
  return type === undefined ? { outcome: "unknown" } : { outcome: "found", type };
}
