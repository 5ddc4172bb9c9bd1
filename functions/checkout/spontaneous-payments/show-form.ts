import {
  type AmountSource,
  amountSourceOf,
  type FindSpontaneousTypeDependencies,
  type FoundSpontaneousType,
  findSpontaneousType,
  formOf,
  type SpontaneousType,
  type SpontaneousTypeReference,
} from "../../../shared/domain/checkout/spontaneous-type.ts";
import type { SpontaneousForm } from "../../../shared/domain/organizations/spontaneous-form.ts";

export type ShowFormOutcome =
  | ({
      readonly outcome: "found";
      readonly form: SpontaneousForm;
      readonly amountSource: AmountSource;
    } & SpontaneousType)
  /** Citizens pay it elsewhere: there is nothing to fill in. */
  | ({ readonly outcome: "elsewhere"; readonly url: string } & SpontaneousType)
  | Exclude<FoundSpontaneousType, { readonly outcome: "found" }>;

/** What is asked of whoever wants to start a payment of a type. */
export async function showForm(
  reference: SpontaneousTypeReference,
  dependencies: FindSpontaneousTypeDependencies,
): Promise<ShowFormOutcome> {
  const found = await findSpontaneousType(reference, dependencies);
  if (found.outcome !== "found") return found;
  const { type, formVersion } = found;
  if (type.paymentPageUrl !== undefined) {
    return { ...found, outcome: "elsewhere", url: type.paymentPageUrl };
  }
  const form = await formOf(found, formVersion, dependencies);
  if (form === undefined) throw new Error("the form that a type names is not there");
  return { ...found, form, amountSource: amountSourceOf(type, form) };
}
