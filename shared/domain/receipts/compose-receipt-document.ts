import { anonymousDebtorCode } from "../debt-positions/debt-position.ts";
import { formatItalianDate } from "../values/calendar-date.ts";
import { asciiUpperCase } from "../values/character-codes.ts";
import { type EuroCents, euroCents, formatEuroItalian } from "../values/euro-cents.ts";
import { printedText } from "../values/printed-text.ts";
import type { Receipt, ReceiptSubject, ReceiptTransfer } from "./receipt.ts";
import type {
  ReceiptDetail,
  ReceiptDocument,
  ReceiptIssuer,
  ReceiptParty,
  ReceiptShare,
  ReceiptTotal,
} from "./receipt-document.ts";
import { paymentMethodName, receiptWording as wording } from "./receipt-wording.ts";
import { romeDateTimeOf } from "./rome-date-time.ts";

/** Longest texts that pagoPA lets through (SANP 3.12.0, paSendRTV2); longer ones are cut. */
const nameLengthMax = 140;
const descriptionLengthMax = 140;
const codeLengthMax = 200;
const taxCodeLengthMax = 35;
const noteLengthMax = 210;
/** What banks read before the words (SACI 1.4.0, causale di versamento). */
const remittancePrefix = /^\/RF[BS]\/[^/]+\/[^/]+\/TXT\/(?=.)/;

export type ReceiptDocumentFacts = {
  /** The ente that hands the document out, which may be one of several beneficiaries. */
  readonly organization?: ReceiptIssuer;
  readonly verificationCode: string;
  /** Where the code can be checked. */
  readonly verificationUrl: string;
};

/**
 * Composes the receipt for people, with what a payment service provider's attestation must carry
 * (date and time, ente and its fiscal code, IUV, provider and its fiscal code, payment token,
 * amount, subject; SANP 3.12.0, "Attestazione di pagamento") and what pagoPA's own receipts add.
 */
export function composeReceiptDocument(
  receipt: Receipt,
  facts: ReceiptDocumentFacts,
): ReceiptDocument {
  const executed = receipt.outcome === "OK";
  const debtor = partyOf(receipt.debtor);
  const officeName = textOf(receipt.officeName, nameLengthMax);
  const noticeNumberText = groupedByFour(receipt.noticeNumberText);
  return {
    title: executed ? wording.title : wording.titleNotExecuted,
    subject: mandatoryText(receipt.description, descriptionLengthMax),
    executed,
    outcome: executed
      ? { heading: wording.executed }
      : { heading: wording.notExecuted, warning: wording.notExecutedWarning },
    creditor: {
      name: mandatoryText(receipt.creditorName, nameLengthMax),
      fiscalCode: receipt.creditorFiscalCode,
      ...(officeName === undefined ? {} : { officeName }),
    },
    ...(debtor === undefined ? {} : { debtor }),
    amountText: formatEuroItalian(receipt.amountCents),
    ...(receipt.paidAt === undefined ? {} : { paidAtText: dateTimeText(receipt.paidAt) }),
    details: composeDetails(receipt, noticeNumberText, facts.organization),
    totals: composeTotals(receipt),
    shares: composeShares(receipt, facts.organization),
    verification: { code: facts.verificationCode, url: facts.verificationUrl },
    notes: composeNotes(receipt),
    continuation: wording.continuation(noticeNumberText),
    ...composeLogo(facts.organization),
  };
}

function composeLogo(issuer: ReceiptIssuer | undefined): Pick<ReceiptDocument, "logo"> {
  if (issuer?.logoPngBase64 === undefined) return {};
  const { fiscalCode: organizationFiscalCode, logoPngBase64: pngBase64 } = issuer;
  return { logo: { organizationFiscalCode, pngBase64 } };
}

function composeDetails(
  receipt: Receipt,
  noticeNumberText: string,
  issuer: ReceiptIssuer | undefined,
): readonly ReceiptDetail[] {
  const executed = receipt.outcome === "OK";
  const method = textOf(receipt.paymentMethod, codeLengthMax);
  const payer = receipt.payer === undefined ? undefined : partyOf(receipt.payer);
  const isCreditor = issuer === undefined || issuer.fiscalCode === receipt.creditorFiscalCode;
  const details: readonly (ReceiptDetail | undefined)[] = [
    codeDetail(wording.noticeNumber, noticeNumberText),
    codeDetail(wording.iuv, receipt.creditorReferenceId),
    codeDetail(wording.receiptId, receipt.receiptId),
    timeDetail(receipt),
    pspDetail(receipt.psp),
    method === undefined
      ? undefined
      : { label: wording.paymentMethod, value: paymentMethodName(method), kind: "text" },
    payer === undefined
      ? undefined
      : partyDetail(executed ? wording.payer : wording.payerNotExecuted, payer),
    isCreditor
      ? undefined
      : partyDetail(wording.issuer, {
          name: mandatoryText(issuer.name, nameLengthMax),
          fiscalCode: issuer.fiscalCode,
        }),
  ];
  return details.filter((detail) => detail !== undefined);
}

function timeDetail({ outcome, paidAt, applicationDate }: Receipt): ReceiptDetail | undefined {
  if (paidAt !== undefined) {
    const label = outcome === "OK" ? wording.paidAt : wording.triedAt;
    return { label, value: dateTimeText(paidAt), kind: "text" };
  }
  if (applicationDate === undefined) return undefined;
  const value = formatItalianDate(applicationDate);
  return { label: wording.applicationDate, value, kind: "text" };
}

function codeDetail(label: string, value: string): ReceiptDetail {
  return { label, value: mandatoryText(value, codeLengthMax), kind: "code" };
}

function partyDetail(label: string, { name, fiscalCode }: ReceiptParty): ReceiptDetail {
  const detail = { label, value: name, kind: "text" } as const;
  if (fiscalCode === undefined) return detail;
  return { ...detail, taxCode: { label: wording.fiscalCode, code: fiscalCode } };
}

function pspDetail({ name, fiscalCode, vatNumber }: Receipt["psp"]): ReceiptDetail {
  const party = partyDetail(wording.psp, {
    name: mandatoryText(name, nameLengthMax),
    ...codeEntry(textOf(fiscalCode, taxCodeLengthMax)),
  });
  const code = textOf(vatNumber, taxCodeLengthMax);
  if (party.taxCode !== undefined || code === undefined) return party;
  return { ...party, taxCode: { label: wording.vatNumber, code } };
}

function codeEntry(fiscalCode: string | undefined): Pick<ReceiptParty, "fiscalCode"> {
  return fiscalCode === undefined || fiscalCode === "" ? {} : { fiscalCode };
}

/** A person that the ente does not name is not named here either. */
function partyOf(subject: ReceiptSubject): ReceiptParty | undefined {
  const fiscalCode = asciiUpperCase(printedText(subject.code, taxCodeLengthMax));
  if (fiscalCode === anonymousDebtorCode) return undefined;
  const name = mandatoryText(subject.fullName, nameLengthMax);
  return { name, ...codeEntry(fiscalCode) };
}

/** A total is worth printing only where the payer was charged more than the notice's amount. */
function composeTotals(receipt: Receipt): readonly ReceiptTotal[] {
  const { amountCents, outcome, psp } = receipt;
  const feeCents = receipt.feeCents ?? 0;
  if (outcome === "KO" || feeCents === 0) return [];
  const total = (label: string, cents: EuroCents): ReceiptTotal => ({
    label,
    amountText: formatEuroItalian(cents),
  });
  return [
    total(wording.amountOfNotice, amountCents),
    total(`${wording.feeOf} ${mandatoryText(psp.name, nameLengthMax)}`, euroCents(feeCents)),
    total(wording.total, euroCents(amountCents + feeCents)),
  ];
}

function composeShares(
  receipt: Receipt,
  issuer: ReceiptIssuer | undefined,
): readonly ReceiptShare[] {
  const beneficiaries = new Set(receipt.transfers.map((each) => each.beneficiaryFiscalCode));
  if (beneficiaries.size < 2 && !receipt.transfers.some(isStamp)) return [];
  const knownNames = new Map<string, string>([
    ...(issuer === undefined ? [] : [[issuer.fiscalCode, issuer.name] as const]),
    [receipt.creditorFiscalCode, receipt.creditorName],
  ]);
  return receipt.transfers.map((transfer) => {
    const fiscalCode = transfer.beneficiaryFiscalCode;
    const name = textOf(transfer.beneficiaryName ?? knownNames.get(fiscalCode), nameLengthMax);
    const description = mandatoryText(
      transfer.remittanceInformation.replace(remittancePrefix, ""),
      descriptionLengthMax,
    );
    return {
      beneficiary: { name: name ?? wording.unnamedBeneficiary, fiscalCode },
      description: isStamp(transfer) ? `${wording.stamp} · ${description}` : description,
      amountText: formatEuroItalian(transfer.amountCents),
    };
  });
}

function isStamp({ destination }: ReceiptTransfer): boolean {
  return destination.kind === "stamp";
}

function composeNotes(receipt: Receipt): readonly string[] {
  const executed = receipt.outcome === "OK";
  const cartId = textOf(receipt.paymentNote, noteLengthMax);
  const feeCents = receipt.feeCents ?? 0;
  return [
    executed ? wording.provesPayment : wording.askCreditor,
    wording.original,
    ...(executed && cartId !== undefined && feeCents === 0 ? [wording.cart(cartId)] : []),
    ...(executed && receipt.transfers.some(isStamp) ? [wording.stampAttached] : []),
    ...(receipt.standIn ? [wording.standIn] : []),
  ];
}

/** "30/06/2027 10:05:00". */
function dateTimeText(instant: string): string {
  const { date, time } = romeDateTimeOf(instant);
  return `${formatItalianDate(date)} ${time}`;
}

/** "3000 0000 0000 0064 67" (Avviso di pagamento 3.5.1), whoever issued the number. */
function groupedByFour(digits: string): string {
  return digits.replaceAll(/\d{4}(?=\d)/g, "$& ");
}

/** The text of a field that must be there; a dash where nothing of it can be printed. */
function mandatoryText(text: string, lengthMax: number): string {
  return printedText(text, lengthMax) || wording.unprintable;
}

/** The text of a field that may be missing or blank. */
function textOf(text: string | undefined, lengthMax: number): string | undefined {
  if (text === undefined) return undefined;
  const printed = printedText(text, lengthMax);
  return printed === "" ? undefined : printed;
}
