import type { CalendarDate } from "../values/calendar-date.ts";
import type { Iban } from "../values/iban.ts";
import type { IpaCode } from "../values/ipa-code.ts";
import type { OrganizationFiscalCode } from "../values/organization-fiscal-code.ts";
import type { DebtPositionType } from "./debt-position-type.ts";
import type { NoticePrintSettings } from "./notice-print-settings.ts";

/**
 * Life of an ente on the platform, with MyPay's own names because enti know them:
 * - `INSERITO`: registered, nothing may be loaded or paid yet;
 * - `PRE-ESERCIZIO`: real tests are possible, the ente is not public;
 * - `ESERCIZIO`: in production;
 * - `SOSPESO`: nothing new is loaded or paid until it goes back to where it was;
 * - `CESSATO`: for ever; what there is can be read.
 */
export const organizationStatuses = [
  "INSERITO",
  "PRE-ESERCIZIO",
  "ESERCIZIO",
  "SOSPESO",
  "CESSATO",
] as const;
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

/** A station of the ente beside its first, with the code of the IUVs that it generates. */
export type OtherStation = { readonly station: string; readonly segregationCode: string };

/** Ente creditore: the public body that is owed. Every other entity belongs to exactly one. */
export type Organization = {
  readonly ipaCode: IpaCode;
  readonly fiscalCode: OrganizationFiscalCode;
  readonly name: string;
  readonly officeName?: string;
  readonly status: OrganizationStatus;
  /** Where it was before it was suspended or ended: it goes back there, or its receipts come. */
  readonly previousStatus?: OrganizationStatus;
  /** To whom the portal writes about the ente itself. */
  readonly administratorEmail?: string;
  /** Two digits of the taxonomy of collection services: which kind of ente it is. */
  readonly organizationTypeCode?: string;
  /** GLN of GS1: 13 digits, the last of which is a control digit. */
  readonly globalLocationNumber?: string;
  /** The day from which it is meant to be in production. */
  readonly goLiveOn?: CalendarDate;
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
  /** Others that generate IUVs for the ente: their notices are paid as its own are. */
  readonly otherStations?: readonly OtherStation[];
  /** It has other intermediaries too: Poste's leave to print slips is asked for with them. */
  readonly multiIntermediary?: boolean;
  /** The Region has seen that such an ente may print slips here. */
  readonly postalSlipConfirmed?: boolean;
  readonly cbillCode?: string;
  readonly bankIban?: Iban;
  readonly bankBic?: string;
  /** Those of its accounts that are active on pagoPA's adhesion portal. */
  readonly activeIbans?: readonly Iban[];
  readonly postalIban?: Iban;
  readonly postalAccountHolder?: string;
  /** Poste's authorisation to print the slip ("AUT. … DEL …"): without it no slip is drawn. */
  readonly posteAuthorization?: string;
  /** PNG, base64, for the 30 × 30 mm box of the notice. */
  readonly logoPngBase64?: string;
  readonly noticePrint?: NoticePrintSettings;
  /** What the ente's page says to citizens: plain text. */
  readonly information?: string;
  /** Where a citizen is sent back who began to pay at the ente's own site. */
  readonly defaultBackUrl?: string;
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

/** The codes with which the ente's IUVs may begin: new ones begin with the first. */
export function segregationCodesOf(
  organization: Pick<Organization, "segregationCode" | "otherStations">,
): readonly string[] {
  const { segregationCode, otherStations = [] } = organization;
  return [segregationCode, ...otherStations.map((other) => other.segregationCode)];
}

/** The stations at which the ente is called. */
export function stationsOf(
  organization: Pick<Organization, "station" | "otherStations">,
): readonly string[] {
  const { station, otherStations = [] } = organization;
  return [station, ...otherStations.map((other) => other.station)];
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
