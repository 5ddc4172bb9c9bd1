import type { DebtPositionType } from "../organizations/debt-position-type.ts";
import { findDebtPositionType, type Organization } from "../organizations/organization.ts";
import { transferCategoryOf } from "../organizations/transfer-category.ts";
import { euroCents, formatEuroCents } from "../values/euro-cents.ts";
import { budgetPartsOf } from "./budget-lines.ts";
import { composeBudgetXml } from "./compose-budget-xml.ts";
import type { DraftField, DraftFields } from "./draft-fields.ts";
import type { PositionBody } from "./position-body.ts";

/** Where each field of a debt stands in the body, for whoever reads what is wrong with it. */
const pointers: Readonly<Partial<Record<DraftField, string>>> = {
  iud: "/iud",
  debtorKind: "/debtor/kind",
  debtorCode: "/debtor/code",
  debtorName: "/debtor/fullName",
  street: "/debtor/address/street",
  civicNumber: "/debtor/address/civicNumber",
  postalCode: "/debtor/address/postalCode",
  city: "/debtor/address/city",
  province: "/debtor/address/province",
  country: "/debtor/address/country",
  email: "/debtor/email",
  dueDate: "/paymentOptions",
  amount: "/paymentOptions",
  typeCode: "/debtPositionType",
  description: "/description",
  transferCategory: "/transferCategory",
  budget: "/budget",
};

export function pointerOf(field: DraftField): string {
  return pointers[field] ?? "";
}

/**
 * The debt as the form that every door fills. Amount and due date are those of the payment at once,
 * or of the first plan: the sum of its instalments, and the end of the last.
 */
export function draftFieldsOf(body: PositionBody, organization: Organization): DraftFields {
  const { debtor, paymentOptions } = body;
  const { street = "", civicNumber = "", postalCode = "", city = "" } = debtor.address ?? {};
  const { province = "", country = "" } = debtor.address ?? {};
  const type: DebtPositionType | undefined = findDebtPositionType(
    organization,
    body.debtPositionType,
  );
  const single = paymentOptions.find((option) => option.kind === "SINGLE");
  const plan = paymentOptions.find((option) => option.kind === "INSTALMENTS");
  const notices = single === undefined ? (plan?.installments ?? []) : [single];
  const cents = notices.reduce((sum, notice) => sum + notice.amountCents, 0);
  return {
    iud: body.iud,
    iuv: "",
    debtorKind: debtor.kind,
    debtorCode: debtor.code,
    debtorName: debtor.fullName,
    street,
    civicNumber,
    postalCode,
    city,
    province,
    country,
    email: debtor.email ?? "",
    dueDate: notices.at(-1)?.dueDate ?? "",
    amount: formatEuroCents(euroCents(cents)),
    fee: "",
    typeCode: body.debtPositionType,
    paymentChannels: "ALL",
    description: body.description,
    transferCategory: body.transferCategory ?? (type && transferCategoryOf(type)) ?? "",
    budget: body.budget === undefined ? "" : composeBudgetXml(budgetPartsOf(body.budget)),
    generateIuv: "true",
    multiBeneficiary: "false",
  };
}
