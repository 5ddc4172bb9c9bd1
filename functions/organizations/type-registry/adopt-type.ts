import type { Caller } from "../../../shared/domain/access/caller.ts";
import { mayTouchType } from "../../../shared/domain/access/caller.ts";
import type { CatalogueReader } from "../../../shared/domain/organizations/catalogue-store.ts";
import { adoptedType } from "../../../shared/domain/organizations/catalogue-type.ts";
import { stateOfCode } from "../../../shared/domain/taxonomy/state-of-code.ts";
import type { OrganizationFiscalCode } from "../../../shared/domain/values/organization-fiscal-code.ts";
import { type ChangeTypeDependencies, changeType, type TypeChangeOutcome } from "./type-change.ts";

export type AdoptTypeDependencies = ChangeTypeDependencies & {
  readonly catalogue: Pick<CatalogueReader, "find">;
};

type AdoptionRequest = {
  readonly organization: OrganizationFiscalCode;
  readonly caller: Caller;
  readonly catalogueCode: string;
  /** Its code with this ente; that of the catalogue where it is left out. */
  readonly code?: string;
};

/** Copies an entry of the Region's catalogue into the types of an ente, not active yet. */
export async function adoptType(
  { organization, caller, catalogueCode, code: typeCode = catalogueCode }: AdoptionRequest,
  dependencies: AdoptTypeDependencies,
): Promise<TypeChangeOutcome> {
  // Whoever is held to some types makes no others.
  if (!mayTouchType(caller, typeCode)) return { outcome: "unknown" };
  const entry = await dependencies.catalogue.find(catalogueCode);
  if (entry === undefined) return { outcome: "notInCatalogue" };
  const state = await stateOfCode(entry.taxonomyCode, dependencies);
  const change = {
    organization,
    typeCode,
    caller,
    seen: { kind: "any" },
    action: "DebtPositionTypeAdopted",
    taxonomy: { ...state, code: entry.taxonomyCode },
    decide: (current: unknown) =>
      current === undefined
        ? { type: adoptedType(entry, typeCode) }
        : { refused: { outcome: "codeTaken" } as const },
  } as const;
  return changeType(change, dependencies);
}
