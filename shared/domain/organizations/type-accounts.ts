import type { Iban } from "../values/iban.ts";
import type { DebtPositionType } from "./debt-position-type.ts";
import type { Organization } from "./organization.ts";

type AccountsOfType = { readonly bankIban?: Iban; readonly postalIban?: Iban };

/**
 * The accounts that collect debts of the type: its own before the ente's, and only of the kinds it
 * is collected on (MyPay4: iban_accredito_psp and iban_accredito_pi of the type before the ente's).
 */
export function accountsOf(
  organization: Pick<Organization, "bankIban" | "postalIban">,
  type: Pick<DebtPositionType, "account" | "bankIban" | "postalIban">,
): AccountsOfType {
  const bankIban = type.account === "postal" ? undefined : (type.bankIban ?? organization.bankIban);
  const postalIban =
    type.account === "bank" ? undefined : (type.postalIban ?? organization.postalIban);
  return { ...(bankIban && { bankIban }), ...(postalIban && { postalIban }) };
}

/** True when every kind of account that the type is collected on exists. */
export function hasAccounts(
  organization: Pick<Organization, "bankIban" | "postalIban">,
  type: Pick<DebtPositionType, "account" | "bankIban" | "postalIban">,
): boolean {
  const { bankIban, postalIban } = accountsOf(organization, type);
  const wantsBank = type.account !== "postal";
  const wantsPostal = type.account !== "bank";
  return (!wantsBank || bankIban !== undefined) && (!wantsPostal || postalIban !== undefined);
}
