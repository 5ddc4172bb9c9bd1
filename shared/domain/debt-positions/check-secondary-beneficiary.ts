import type { EuroCents } from "../values/euro-cents.ts";
import { parseIban, usesItalianBban } from "../values/iban.ts";
import { parseOrganizationFiscalCode } from "../values/organization-fiscal-code.ts";
import { checkSecondaryAddress } from "./check-address.ts";
import type { SecondaryBeneficiary } from "./debt-position.ts";
import { AMOUNT_MAX_CENTS, type AmountRule, type DraftChecklist } from "./draft-checklist.ts";
import { fieldLengthMax, type SecondaryFields } from "./draft-fields.ts";

/** `9/`, nine characters of taxonomy code, `/`, at most 129 others; no spaces, no controls. */
const TRANSFER_CATEGORY = /^9\/[^\s\p{Cc}/]{9}\/[^\s\p{Cc}]{0,129}$/u;

const amountRule: AmountRule = {
  field: "secondaryAmount",
  minCents: 1,
  outside: "secondaryAmountOutOfRange",
  tooPrecise: "secondaryAmountTooPrecise",
  signed: "secondaryAmountSigned",
};

function checkFiscalCode(checklist: DraftChecklist, text: string) {
  if (!checklist.isGiven("secondaryFiscalCode", text, fieldLengthMax.secondaryFiscalCode))
    return undefined;
  const fiscalCode = parseOrganizationFiscalCode(text);
  return fiscalCode ?? checklist.report("secondaryFiscalCode", "secondaryFiscalCodeWrong");
}

/** Beneficiaries are paid on Italian accounts: 27 characters (tracciato dovuti MyPay4 1.4). */
function checkIban(checklist: DraftChecklist, text: string) {
  if (!checklist.isGiven("secondaryIban", text, fieldLengthMax.secondaryIban)) return undefined;
  const iban = parseIban(text);
  if (iban !== undefined && usesItalianBban(iban)) return iban;
  return checklist.report("secondaryIban", "secondaryIbanWrong");
}

function checkTransferCategory(checklist: DraftChecklist, text: string): void {
  if (
    !checklist.isGiven("secondaryTransferCategory", text, fieldLengthMax.secondaryTransferCategory)
  )
    return;
  if (!TRANSFER_CATEGORY.test(text)) {
    checklist.report("secondaryTransferCategory", "secondaryCategoryWrong");
  }
}

/** What the debtor pays is both amounts together, and no more than pagoPA moves in one payment. */
function checkAmount(checklist: DraftChecklist, text: string, primaryCents: EuroCents | undefined) {
  const amountCents = checklist.amount(text, amountRule);
  if (amountCents === undefined || primaryCents === undefined) return amountCents;
  const isTotalInRange = primaryCents + amountCents <= AMOUNT_MAX_CENTS;
  return isTotalInRange ? amountCents : checklist.report(amountRule.field, "totalAmountOutOfRange");
}

/**
 * The second beneficiary of a debt whose own ente asks for `primaryCents` (tracciato dovuti
 * MyPay4 1.4); `undefined` when it is wrong.
 */
export function checkSecondaryBeneficiary(
  checklist: DraftChecklist,
  fields: SecondaryFields,
  primaryCents: EuroCents | undefined,
): SecondaryBeneficiary | undefined {
  const fiscalCode = checkFiscalCode(checklist, fields.secondaryFiscalCode);
  const name = checklist.readable(
    "secondaryName",
    fields.secondaryName,
    fieldLengthMax.secondaryName,
  );
  const iban = checkIban(checklist, fields.secondaryIban);
  const address = checkSecondaryAddress(checklist, fields);
  checkTransferCategory(checklist, fields.secondaryTransferCategory);
  const remittance = checklist.printable(
    "secondaryDescription",
    fields.secondaryDescription,
    fieldLengthMax.secondaryDescription,
  );
  const amountCents = checkAmount(checklist, fields.secondaryAmount, primaryCents);
  if (fiscalCode === undefined || iban === undefined || amountCents === undefined) return undefined;
  return {
    fiscalCode,
    name,
    iban,
    ...(address === undefined ? {} : { address }),
    transferCategory: fields.secondaryTransferCategory,
    ...(remittance === "" ? {} : { remittanceInformation: remittance }),
    amountCents,
  };
}
