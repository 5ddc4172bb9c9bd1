import type { EuroCents } from "../values/euro-cents.ts";
import type { Iban } from "../values/iban.ts";
import type { MetadataEntry } from "../values/metadata-entry.ts";
import type { OrganizationFiscalCode } from "../values/organization-fiscal-code.ts";
import type { ProvinceCode } from "../values/province-code.ts";

export const transfersMax = 5;

/**
 * Where a part of a payment goes:
 * - `ownAccounts`: the issuing ente's accounts for the type, as registered when it is paid;
 * - `account`: an account given with the debt, and its postal alternative where there is one;
 * - `stamp`: a digital stamp (marca da bollo digitale) for the document of that hash.
 */
export type TransferDestination =
  | { readonly kind: "ownAccounts" }
  | { readonly kind: "account"; readonly iban: Iban; readonly postalIban?: Iban }
  | {
      readonly kind: "stamp";
      /** SHA-256 of the document, base64. */
      readonly documentHash: string;
      /** Province where the debtor lives. */
      readonly province: ProvinceCode;
    };

/**
 * A part of a payment (SANP 3.12.0, paGetPayment, transferList). Its beneficiary may be any ente,
 * also where the one that issued the notice gets nothing.
 */
export type Transfer = {
  readonly amountCents: EuroCents;
  readonly beneficiaryFiscalCode: OrganizationFiscalCode;
  readonly beneficiaryName?: string;
  readonly destination: TransferDestination;
  readonly remittanceInformation?: string;
  readonly transferCategory: string;
  readonly metadata?: readonly MetadataEntry[];
};
