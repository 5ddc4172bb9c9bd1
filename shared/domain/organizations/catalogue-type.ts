import type { DebtPositionType } from "./debt-position-type.ts";

/** What a catalogue cannot know: it is of the one ente that adopts an entry. */
type OfOneOrganization = "active" | "bankIban" | "postalIban" | "catalogueCode" | "formVersion";

/** A type as the Region's catalogue offers it to all enti. */
export type CatalogueRules = Omit<DebtPositionType, OfOneOrganization>;

export type CatalogueType = CatalogueRules & {
  /** Counts its states: whoever changes it says which one was seen. */
  readonly version: number;
};

/**
 * The type of an ente that adopts an entry: a copy of its own, which later changes of the catalogue
 * do not reach. It collects nothing until the ente has looked at it and made it active.
 */
export function adoptedType(
  { version: _, ...rules }: CatalogueType,
  code: string = rules.code,
): DebtPositionType {
  return { ...rules, code, catalogueCode: rules.code, active: false };
}
