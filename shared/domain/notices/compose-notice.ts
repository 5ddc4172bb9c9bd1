import {
  anonymousDebtorCode,
  type Debtor,
  type DebtPosition,
  totalAmountCents,
} from "../debt-positions/debt-position.ts";
import type { PositionNotice } from "../debt-positions/payable-notice.ts";
import type { DebtPositionType } from "../organizations/debt-position-type.ts";
import type { Organization } from "../organizations/organization.ts";
import { formatItalianDate } from "../values/calendar-date.ts";
import { formatEuroEnglish, formatEuroItalian } from "../values/euro-cents.ts";
import {
  formatNoticeNumber,
  formatNoticeNumber2019,
  type NoticeNumber,
} from "../values/notice-number.ts";
import { printedText } from "../values/printed-text.ts";
import { composeCreditor } from "./compose-creditor.ts";
import { asShownOfType } from "./creditor-of-type.ts";
import { composeDataMatrixPayload, slipAmountCentsMax } from "./data-matrix-payload.ts";
import type {
  Notice,
  NoticeCreditor,
  NoticeDebtor,
  NoticePayment,
  PostalAccount,
} from "./notice.ts";
import { type NoticeForm, type NoticeParts, noticeFormKey } from "./notice-form.ts";
import { isDiscounted, paymentsToPrint } from "./payments-to-print.ts";
import { composeQrPayload } from "./qr-payload.ts";

/** 999.999.999,99 euro (Avviso di pagamento 3.5.1, Avviso.Importo). */
const noticeAmountCentsMax = 99_999_999_999;
/** The stamp is issued by the node's own service: it has no notice (MyPay4). */
const stampDutyTypeCode = "MARCA_BOLLO_DIGITALE";
const subjectLengthMax = 90;
const debtorNameLengthMax = 70;
const addressLengthMax = 140;

/** A position that can be paid with a notice. */
export type PrintableDebtPosition = DebtPosition & { readonly noticeNumber: NoticeNumber };

/** A notice needs a notice number and an amount that fits it; the digital stamp never has one. */
export function isPrintable(position: DebtPosition): position is PrintableDebtPosition {
  return position.noticeNumber !== undefined && mayHaveNotice(position);
}

/** What no notice may ask for, whatever its numbers. */
export function mayHaveNotice(position: DebtPosition): boolean {
  return (
    position.typeCode !== stampDutyTypeCode && totalAmountCents(position) <= noticeAmountCentsMax
  );
}

type PositionFacts = {
  readonly organization: Organization;
  readonly debtPositionType: DebtPositionType;
  readonly debtPosition: DebtPosition;
};

/** A debt that can be paid at once, whose debtor may be told. */
export type NoticeFacts = PositionFacts & { readonly debtPosition: PrintableDebtPosition };

/**
 * Composes the notice of a position (Avviso di pagamento 3.5.1): texts within their limits, amounts
 * and dates as they are written, payloads of the codes. It asks for the given payments, by default
 * for all that can still be paid. Due dates are printed only where the type says so; postal slips
 * are there only where the type is collected on a postal account, Poste has authorised the ente and
 * every amount fits. The layout of 2019 has a single payment only: an ente that chose it gets
 * instalments and fines in the present one.
 * @throws RangeError when there is nothing to pay.
 */
export function composeNotice(
  facts: PositionFacts,
  chosen: readonly PositionNotice[] = paymentsToPrint(facts.debtPosition),
): Notice {
  const { organization, debtPosition, debtPositionType } = facts;
  const shown = asShownOfType(organization, debtPositionType);
  const creditor = composeCreditor(shown);
  const form = composeForm(facts, creditor, chosen);
  const composed = { ...facts, form, account: creditor.postalAccount };
  const [first, ...others] = chosen.map((payment) => composePayment(composed, payment));
  if (first === undefined) throw new RangeError("nothing of the position is to be paid");
  return {
    form,
    formKey: formKeyOf(form, shown === organization ? undefined : creditor),
    subject: printedText(debtPosition.description, subjectLengthMax),
    creditor,
    debtor: composeDebtor(debtPosition.debtor),
    payments: [first, ...others],
  };
}

/** A type with an office or a postal account of its own has pages of its own. */
function formKeyOf(form: NoticeForm, own: NoticeCreditor | undefined): string {
  const key = noticeFormKey(form);
  return own === undefined ? key : key + JSON.stringify([own.officeName, own.postalAccount]);
}

function composeForm(
  { organization, debtPositionType, debtPosition }: PositionFacts,
  creditor: NoticeCreditor,
  chosen: readonly PositionNotice[],
): NoticeForm {
  const { layout = "3.5.1", languages = { mode: "italian" } } = organization.noticePrint ?? {};
  const parts = partsOf(debtPosition, chosen);
  const isIn2019 = layout === "2019" && parts.kind === "single";
  const [first] = chosen;
  const country = debtPosition.debtor.address?.country;
  return {
    layout: isIn2019 ? "2019" : "3.5.1",
    languages: isIn2019 ? { mode: "italian" } : languages,
    parts,
    withSlip:
      debtPositionType.account !== "bank" &&
      creditor.postalAccount !== undefined &&
      chosen.every(({ amountCents }) => amountCents <= slipAmountCentsMax),
    withDueDate:
      debtPositionType.printDueDate && first?.way === "atOnce" && first.dueDate !== undefined,
    abroad: country !== undefined && country !== "IT",
    spontaneous: debtPosition.spontaneous === true,
  };
}

function partsOf(position: DebtPosition, chosen: readonly PositionNotice[]): NoticeParts {
  if (chosen.length <= 1) return { kind: "single" };
  if (chosen.some((payment) => isDiscounted(position, payment))) return { kind: "fine" };
  const withSingle = chosen[0]?.way === "atOnce";
  const count = chosen.length - (withSingle ? 1 : 0);
  return { kind: "instalments", withSingle, count };
}

type PaymentFacts = PositionFacts & {
  readonly form: NoticeForm;
  readonly account: PostalAccount | undefined;
};

function composePayment(facts: PaymentFacts, payment: PositionNotice): NoticePayment {
  const { organization, debtPositionType, debtPosition, form } = facts;
  const { noticeNumber, amountCents, dueDate } = payment;
  const isEnglish = form.languages.mode === "only" && form.languages.language === "en";
  return {
    ...kindOf(debtPosition, payment),
    noticeNumber,
    noticeNumberText:
      form.layout === "2019"
        ? formatNoticeNumber2019(noticeNumber)
        : formatNoticeNumber(noticeNumber),
    amountCents,
    amountText: isEnglish ? formatEuroEnglish(amountCents) : formatEuroItalian(amountCents),
    ...(debtPositionType.printDueDate && dueDate !== undefined
      ? { dueDateText: formatItalianDate(dueDate) }
      : {}),
    qrPayload: composeQrPayload({
      noticeNumber,
      creditorFiscalCode: organization.fiscalCode,
      amountCents,
    }),
    ...(form.withSlip ? composeSlip(facts, payment) : {}),
  };
}

function kindOf(
  position: DebtPosition,
  payment: PositionNotice,
): Pick<NoticePayment, "kind" | "number"> {
  if (isDiscounted(position, payment)) return { kind: "discounted" };
  if (payment.place !== undefined) return { kind: "instalment", number: payment.place.number };
  const isFine = position.installmentPlans?.some(({ kind }) => kind === "discount") === true;
  return { kind: isFine ? "reduced" : "single" };
}

function composeSlip(
  { organization, debtPosition, account }: PaymentFacts,
  { noticeNumber, amountCents }: PositionNotice,
): Pick<NoticePayment, "dataMatrixPayload"> {
  if (account === undefined) return {};
  const dataMatrixPayload = composeDataMatrixPayload({
    noticeNumber,
    postalAccountNumber: account.number,
    amountCents,
    creditorFiscalCode: organization.fiscalCode,
    debtorCode: debtPosition.debtor.code,
    debtorName: debtPosition.debtor.fullName,
    subject: debtPosition.description,
  });
  return { dataMatrixPayload };
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
