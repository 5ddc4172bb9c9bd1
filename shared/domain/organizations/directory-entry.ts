import type { IpaCode } from "../values/ipa-code.ts";
import type { OrganizationFiscalCode } from "../values/organization-fiscal-code.ts";
import { hasFeature, type Organization, type OrganizationStatus } from "./organization.ts";
import { whatIsOpen } from "./organization-status.ts";

/** What lists and searches across enti know of one: a page of a directory, not its registry. */
export type DirectoryEntry = {
  readonly fiscalCode: OrganizationFiscalCode;
  readonly ipaCode: IpaCode;
  readonly name: string;
  readonly status: OrganizationStatus;
  /** Citizens find it: in production, and made public by the Region. */
  readonly isPublic: boolean;
  /** Those that are active. */
  readonly types: readonly DirectoryType[];
};

export type DirectoryType = {
  readonly code: string;
  readonly description: string;
  readonly spontaneous: boolean;
  /** Other words by which people look for it: "tassa rifiuti" of a TARI. */
  readonly keywords?: readonly string[];
};

/**
 * The ente's entry of the directory, made anew with every change of its registry. Citizens start
 * payments only where the Region lets the ente take such.
 */
export function directoryEntryOf(organization: Organization): DirectoryEntry {
  const { fiscalCode, ipaCode, name, status, debtPositionTypes } = organization;
  const isPublic = whatIsOpen(status).bePublic && hasFeature(organization, "ENTE_PUBBLICO");
  const takesSpontaneous = hasFeature(organization, "PAGAMENTO_SPONTANEO");
  const types = debtPositionTypes
    .filter(({ active }) => active)
    .map(({ code, description, spontaneous, keywords }) => ({
      code,
      description,
      spontaneous: spontaneous && takesSpontaneous,
      ...(keywords && { keywords }),
    }));
  return { fiscalCode, ipaCode, name, status, isPublic, types };
}
