import { parseIban } from "../values/iban.ts";
import { parseOrganizationFiscalCode } from "../values/organization-fiscal-code.ts";
import { checkSecondaryAddress } from "./check-address.ts";
import type { SecondaryBeneficiary } from "./debt-position.ts";
import type { AmountRule, DraftChecklist, TextRule } from "./draft-checklist.ts";
import { fieldLengthMax, type SecondaryFields } from "./draft-fields.ts";

/** pagoPA pays beneficiaries on Italian accounts: 27 characters (tracciato dovuti MyPay4 1.4). */
const IBAN_LENGTH = 27;
/** `9/`, nine characters of taxonomy code, `/`, at most 129 others, no spaces. */
const TRANSFER_CATEGORY = /^9\/[^\s/]{9}\/\S{0,129}$/;

const nameRule: TextRule = {
  field: "secondaryName",
  lengthMax: fieldLengthMax.secondaryName,
  reason: "controlCharacter",
};
const descriptionRule: TextRule = {
  field: "secondaryDescription",
  lengthMax: fieldLengthMax.secondaryDescription,
  reason: "controlCharacter",
};
const amountRule: AmountRule = {
  field: "secondaryAmount",
  minCents: 1,
  outside: "secondaryAmountOutOfRange",
};

function checkFiscalCode(checklist: DraftChecklist, text: string) {
  if (!checklist.isGiven("secondaryFiscalCode", text, fieldLengthMax.secondaryFiscalCode))
    return undefined;
  const fiscalCode = parseOrganizationFiscalCode(text);
  return fiscalCode ?? checklist.report("secondaryFiscalCode", "secondaryFiscalCodeWrong");
}

function checkIban(checklist: DraftChecklist, text: string) {
  if (!checklist.isGiven("secondaryIban", text, fieldLengthMax.secondaryIban)) return undefined;
  const iban = parseIban(text);
  if (iban?.length === IBAN_LENGTH) return iban;
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

/** The second beneficiary of a debt (tracciato dovuti MyPay4 1.4); `undefined` when it is wrong. */
export function checkSecondaryBeneficiary(
  checklist: DraftChecklist,
  fields: SecondaryFields,
): SecondaryBeneficiary | undefined {
  const fiscalCode = checkFiscalCode(checklist, fields.secondaryFiscalCode);
  const name = fields.secondaryName;
  if (name === "") checklist.report("secondaryName", "missing");
  checklist.printable(name, nameRule);
  const iban = checkIban(checklist, fields.secondaryIban);
  const address = checkSecondaryAddress(checklist, fields);
  checkTransferCategory(checklist, fields.secondaryTransferCategory);
  const remittance = checklist.printable(fields.secondaryDescription, descriptionRule);
  const amountCents = checklist.amount(fields.secondaryAmount, amountRule);
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
