import {
  anonymousDebtorCode,
  type Debtor,
  type DebtPosition,
  totalAmountCents,
} from "../debt-positions/debt-position.ts";
import type { DebtPositionType, Organization } from "../organizations/organization.ts";
import { formatItalianDate } from "../values/calendar-date.ts";
import { type EuroCents, euroCents, formatEuroItalian } from "../values/euro-cents.ts";
import { postalAccountNumber } from "../values/iban.ts";
import { formatNoticeNumber, type NoticeNumber } from "../values/notice-number.ts";
import { optionalPrintedText, printedText } from "../values/printed-text.ts";
import { composeDataMatrixPayload, slipAmountCentsMax } from "./data-matrix-payload.ts";
import type { Notice, NoticeCreditor, NoticeDebtor, PostalAccount } from "./notice.ts";
import { composeQrPayload } from "./qr-payload.ts";

/** 999.999.999,99 euro (Avviso di pagamento 3.5.1, Avviso.Importo). */
const noticeAmountCentsMax = 99_999_999_999;
/** The stamp is issued by the node's own service: it has no notice (MyPay4). */
const stampDutyTypeCode = "MARCA_BOLLO_DIGITALE";
const subjectLengthMax = 90;
const creditorNameLengthMax = 100;
const officeNameLengthMax = 50;
const infoLengthMax = 100;
const debtorNameLengthMax = 70;
const addressLengthMax = 140;
const accountTextLengthMax = 50;

/** A position that can be paid with a notice. */
export type PrintableDebtPosition = DebtPosition & { readonly noticeNumber: NoticeNumber };

/** A notice needs a notice number and an amount that fits it; the digital stamp never has one. */
export function isPrintable(position: DebtPosition): position is PrintableDebtPosition {
  return (
    position.noticeNumber !== undefined &&
    position.typeCode !== stampDutyTypeCode &&
    totalAmountCents(position) <= noticeAmountCentsMax
  );
}

export type NoticeFacts = {
  readonly organization: Organization;
  readonly debtPositionType: DebtPositionType;
  readonly debtPosition: PrintableDebtPosition;
};

/**
 * Composes the notice of a position in one instalment (Avviso di pagamento 3.5.1): texts within
 * their limits, Italian amounts and dates, payloads of the two codes. The due date is printed only
 * where the type says so and there is one; the postal slip is there only where the type is
 * collected on a postal account and Poste has authorised the ente.
 */
export function composeNotice(facts: NoticeFacts): Notice {
  const { organization, debtPositionType, debtPosition } = facts;
  const amountCents = euroCents(totalAmountCents(debtPosition));
  const creditor = composeCreditor(organization);
  const postalSlip = composePostalSlip(facts, creditor, amountCents);
  return {
    noticeNumber: debtPosition.noticeNumber,
    noticeNumberText: formatNoticeNumber(debtPosition.noticeNumber),
    subject: printedText(debtPosition.description, subjectLengthMax),
    creditor,
    debtor: composeDebtor(debtPosition.debtor),
    amountCents,
    amountText: formatEuroItalian(amountCents),
    ...(debtPositionType.printDueDate && debtPosition.dueDate !== undefined
      ? { dueDateText: formatItalianDate(debtPosition.dueDate) }
      : {}),
    qrPayload: composeQrPayload({
      noticeNumber: debtPosition.noticeNumber,
      creditorFiscalCode: organization.fiscalCode,
      amountCents,
    }),
    ...(postalSlip === undefined ? {} : { postalSlip }),
  };
}

/** What the ente's notices have in common; the same object for each of them renders fastest. */
export function composeCreditor(organization: Organization): NoticeCreditor {
  const officeName = optionalPrintedText(organization.officeName, officeNameLengthMax);
  const info = composeInfo(organization.contacts);
  const cbillCode = optionalPrintedText(organization.cbillCode, 5)?.toUpperCase();
  const postalAccount = composePostalAccount(organization);
  return {
    fiscalCode: organization.fiscalCode,
    name: printedText(organization.name, creditorNameLengthMax),
    ...(officeName === undefined ? {} : { officeName }),
    ...(info === undefined ? {} : { info }),
    ...(cbillCode === undefined ? {} : { cbillCode }),
    ...(postalAccount === undefined ? {} : { postalAccount }),
  };
}

/** Whole contacts only, as many as fit: half a telephone number helps nobody. */
function composeInfo(contacts: Organization["contacts"]): string | undefined {
  const website = contacts.website?.replace(/^https?:\/\//i, "").replace(/\/$/, "");
  const phone = contacts.phone === undefined ? undefined : `tel. ${contacts.phone}`;
  const items = [website, phone, contacts.pec ?? contacts.email]
    .map((item) => optionalPrintedText(item, infoLengthMax))
    .filter((item) => item !== undefined);
  let info = "";
  for (const item of items) {
    const longer = info === "" ? `Info: ${item}` : `${info} · ${item}`;
    if (longer.length <= infoLengthMax) info = longer;
  }
  return info === "" ? undefined : info;
}

function composePostalAccount(organization: Organization): PostalAccount | undefined {
  const { postalIban, posteAuthorization } = organization;
  const authorization = optionalPrintedText(posteAuthorization, accountTextLengthMax);
  if (postalIban === undefined || authorization === undefined) return undefined;
  const number = postalAccountNumber(postalIban);
  if (number === undefined) return undefined;
  const holder = organization.postalAccountHolder ?? organization.name;
  return { number, holder: printedText(holder, accountTextLengthMax), authorization };
}

function composePostalSlip(
  { debtPosition, debtPositionType }: NoticeFacts,
  creditor: NoticeCreditor,
  amountCents: EuroCents,
): Notice["postalSlip"] {
  const account = creditor.postalAccount;
  if (debtPositionType.account === "bank" || account === undefined) return undefined;
  if (amountCents > slipAmountCentsMax) return undefined;
  const dataMatrixPayload = composeDataMatrixPayload({
    noticeNumber: debtPosition.noticeNumber,
    postalAccountNumber: account.number,
    amountCents,
    creditorFiscalCode: creditor.fiscalCode,
    debtorCode: debtPosition.debtor.code,
    debtorName: debtPosition.debtor.fullName,
    subject: debtPosition.description,
  });
  return { account, dataMatrixPayload };
}

function composeDebtor(debtor: Debtor): NoticeDebtor {
  return {
    ...(debtor.code === anonymousDebtorCode ? {} : { code: debtor.code.toUpperCase() }),
    name: printedText(debtor.fullName, debtorNameLengthMax),
    addressLines: composeAddress(debtor.address),
  };
}

/** "Via Roma 1" and "20853 Biassono (MB)"; a foreign country closes the second line. */
function composeAddress(address: Debtor["address"]): readonly string[] {
  if (address === undefined) return [];
  const { street, civicNumber, postalCode, city, province, country } = address;
  const place = [
    postalCode,
    city,
    province === undefined || province === "" ? undefined : `(${province})`,
    country === undefined || country === "IT" ? undefined : country,
  ];
  const placeLine = printedText(joinPresent(place), addressLengthMax / 2);
  const streetLengthMax = addressLengthMax - placeLine.length - 1;
  const streetLine = printedText(joinPresent([street, civicNumber]), streetLengthMax);
  return [streetLine, placeLine].filter((line) => line !== "");
}

function joinPresent(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== "").join(" ");
}
