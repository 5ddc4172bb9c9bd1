import type { Iban } from "../values/iban.ts";
import type { IpaCode } from "../values/ipa-code.ts";
import type { OrganizationFiscalCode } from "../values/organization-fiscal-code.ts";
import type { DebtPositionType } from "./debt-position-type.ts";
import type { NoticePrintSettings } from "./notice-print-settings.ts";

/**
 * Life of an ente on the platform, with MyPay's own names because enti know them:
 * - `INSERITO`: registered, nothing may be loaded or paid yet;
 * - `PRE-ESERCIZIO`: real tests are possible, the ente is not public;
 * - `ESERCIZIO`: in production.
 */
export const organizationStatuses = ["INSERITO", "PRE-ESERCIZIO", "ESERCIZIO"] as const;
export type OrganizationStatus = (typeof organizationStatuses)[number];

/** Functions that the Region turns on for an ente, one by one. */
export const organizationFeatures = [
  "PAGAMENTO_SPONTANEO",
  "AVVISO_DIGITALE",
  "NOTIFICA_AVVISI_IO",
  "ENTE_PUBBLICO",
  "INOLTRO_ESITO_PAGAMENTO_PUSH",
] as const;
export type OrganizationFeature = (typeof organizationFeatures)[number];

export type PostalAddress = {
  readonly street: string;
  readonly civicNumber?: string;
  readonly postalCode?: string;
  readonly city?: string;
  /** Sigla of the province, two letters. */
  readonly province?: string;
  /** ISO 3166-1 alpha-2. */
  readonly country?: string;
};

/** Ente creditore: the public body that is owed. Every other entity belongs to exactly one. */
export type Organization = {
  readonly ipaCode: IpaCode;
  readonly fiscalCode: OrganizationFiscalCode;
  readonly name: string;
  readonly officeName?: string;
  readonly status: OrganizationStatus;
  readonly address: PostalAddress;
  readonly contacts: {
    readonly phone?: string;
    readonly pec?: string;
    readonly email?: string;
    readonly website?: string;
  };
  /** Two digits, assigned by PagoPA for each point that generates IUVs (SANP 3.12.0, NAV). */
  readonly segregationCode: string;
  /** Where the portal's numbering of IUVs begins, for an ente that had another portal before. */
  readonly iuvFirstProgressive?: number;
  readonly station: string;
  readonly cbillCode?: string;
  readonly bankIban?: Iban;
  readonly postalIban?: Iban;
  readonly postalAccountHolder?: string;
  /** Poste's authorisation to print the slip ("AUT. … DEL …"): without it no slip is drawn. */
  readonly posteAuthorization?: string;
  /** PNG, base64, for the 30 × 30 mm box of the notice. */
  readonly logoPngBase64?: string;
  readonly noticePrint?: NoticePrintSettings;
  /** Which version of what its notices show of it stands above; every version is kept. */
  readonly noticeVersion: number;
  /** Counts the states of this registry: whoever changes it says which one was seen. */
  readonly version: number;
  readonly features: readonly OrganizationFeature[];
  readonly debtPositionTypes: readonly DebtPositionType[];
};

/** An ente as the Region's back office sends it. */
export type OrganizationRegistry = Omit<Organization, "noticeVersion" | "version">;

/** The ente's type with this code, also when it is not active. */
export function findDebtPositionType(
  organization: Organization,
  code: string,
): DebtPositionType | undefined {
  return organization.debtPositionTypes.find((type) => type.code === code);
}

/** Only enti in test or in production may load debts (MyPay4: PAA_STATO_ENTE_NON_VALIDO). */
export function mayLoadDebts(organization: Organization): boolean {
  return organization.status !== "INSERITO";
}

export function hasFeature(organization: Organization, feature: OrganizationFeature): boolean {
  return organization.features.includes(feature);
}

/**
 * Debtors are told of a new debt where the ente has the function on and the type asks for it
 * (MyPay4: NOTIFICA_AVVISI_IO and the type's own switch).
 */
export function notifiesCreation(
  organization: Organization,
  type: Pick<DebtPositionType, "notifyIo">,
): boolean {
  return hasFeature(organization, "NOTIFICA_AVVISI_IO") && type.notifyIo;
}
