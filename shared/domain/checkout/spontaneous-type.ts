import type { DebtPositionType } from "../organizations/debt-position-type.ts";
import type { FormStore } from "../organizations/form-store.ts";
import {
  findDebtPositionType,
  hasFeature,
  type Organization,
  type OrganizationStatus,
} from "../organizations/organization.ts";
import { whatIsOpen } from "../organizations/organization-status.ts";
import type { OrganizationStore } from "../organizations/organization-store.ts";
import type { SpontaneousForm } from "../organizations/spontaneous-form.ts";
import { fiscalCodeOf } from "./public-code.ts";

/** Where the payment that somebody wants to start is looked for. */
export type SpontaneousTypeReference = {
  /** IPA code or fiscal code of a public ente. */
  readonly publicCode: string;
  readonly typeCode: string;
};

export type FindSpontaneousTypeDependencies = {
  readonly findByIpaCode: OrganizationStore["findByIpaCode"];
  readonly organizations: Pick<OrganizationStore, "find">;
  readonly forms: Pick<FormStore, "find">;
};

/** A type whose payment anybody may start, and its ente. */
export type SpontaneousType = {
  readonly organization: Organization;
  readonly type: DebtPositionType;
  /** Which form is filled in now. */
  readonly formVersion: string;
};

/** What is asked for where an ente has written no form: what the payment is for. */
export const standardForm: SpontaneousForm = {
  type: "object",
  properties: {
    causale: {
      type: "string",
      title: "Causale",
      description: "Per che cosa si paga, per esempio il numero della pratica.",
      minLength: 3,
      maxLength: 140,
    },
  },
  required: ["causale"],
  "x-causale": "{causale}",
};
/** The versions of an ente's own forms are digests. */
const standardFormVersion = "standard";

export type FoundSpontaneousType =
  | ({ readonly outcome: "found" } & SpontaneousType)
  | { readonly outcome: "organizationNotReady"; readonly status: OrganizationStatus }
  | { readonly outcome: "unknown" };

/** Enti that citizens have never seen: to them there are none. */
const unseen: ReadonlySet<OrganizationStatus> = new Set(["INSERITO", "PRE-ESERCIZIO"]);

/**
 * The type, where citizens may start its payment today: of a public ente that takes such payments,
 * active and spontaneous. All others are the same as none.
 */
export async function findSpontaneousType(
  { publicCode, typeCode }: SpontaneousTypeReference,
  dependencies: Omit<FindSpontaneousTypeDependencies, "forms">,
): Promise<FoundSpontaneousType> {
  const fiscalCode = await fiscalCodeOf(publicCode, dependencies);
  const organization = fiscalCode && (await dependencies.organizations.find(fiscalCode));
  if (organization === undefined) return { outcome: "unknown" };
  const { status } = organization;
  const isOpen =
    hasFeature(organization, "ENTE_PUBBLICO") && hasFeature(organization, "PAGAMENTO_SPONTANEO");
  if (!isOpen || unseen.has(status)) return { outcome: "unknown" };
  const type = findDebtPositionType(organization, typeCode);
  if (type === undefined || !type.active || !type.spontaneous) return { outcome: "unknown" };
  if (!whatIsOpen(status).load) return { outcome: "organizationNotReady", status };
  const formVersion = type.formVersion ?? standardFormVersion;
  return { outcome: "found", organization, type, formVersion };
}

/** A form of the type, whether it is the present one or not; `undefined` where there is none. */
export async function formOf(
  { organization, type }: SpontaneousType,
  version: string,
  { forms }: Pick<FindSpontaneousTypeDependencies, "forms">,
): Promise<SpontaneousForm | undefined> {
  if (version === standardFormVersion) return standardForm;
  return forms.find({ organization: organization.fiscalCode, typeCode: type.code }, version);
}

/**
 * Who says how much is paid:
 * - `type`: always the same;
 * - `form`: the answers;
 * - `payer`: whoever pays, within the limits of the type.
 */
export type AmountSource = "type" | "form" | "payer";

export function amountSourceOf(type: DebtPositionType, form: SpontaneousForm): AmountSource {
  if (type.fixedAmountCents !== undefined) return "type";
  return form["x-importo"] === undefined ? "payer" : "form";
}
