import type { Receipt, ReceiptSubject, ReceiptTransfer } from "../../domain/receipts/receipt.ts";
import { type CalendarDate, parseCalendarDate } from "../../domain/values/calendar-date.ts";
import { parseNoticeNumber } from "../../domain/values/notice-number.ts";
import { parseOrganizationFiscalCode } from "../../domain/values/organization-fiscal-code.ts";
import { parseReceiptId } from "../../domain/values/receipt-id.ts";
import { parseRomeInstant } from "../../domain/values/rome-instant.ts";
import type { CtReceipt, CtReceiptTransfer, CtSubject, SendReceiptRequest } from "./messages.ts";

/**
 * The receipt in the domain's words (SANP 3.12.0, paSendRT and paSendRTV2). `undefined` only where
 * it could not be kept under its identity: `idPA` is no ente's fiscal code, or `receiptId` has
 * control characters or more than 200 characters.
 */
export function receiptOf({ primitive, idPA, receipt }: SendReceiptRequest): Receipt | undefined {
  const recipientFiscalCode = parseOrganizationFiscalCode(idPA);
  const receiptId = parseReceiptId(receipt.receiptId);
  if (recipientFiscalCode === undefined || receiptId === undefined) return undefined;
  const { payer, metadata, officeName, paymentMethod, paymentNote } = receipt;
  return {
    primitive,
    recipientFiscalCode,
    receiptId,
    noticeNumber: parseNoticeNumber(receipt.noticeNumber),
    noticeNumberText: receipt.noticeNumber,
    creditorFiscalCode: receipt.fiscalCode,
    outcome: receipt.outcome,
    creditorReferenceId: receipt.creditorReferenceId,
    amountCents: receipt.paymentAmount,
    description: receipt.description,
    creditorName: receipt.companyName,
    ...(officeName === undefined ? {} : { officeName }),
    debtor: subjectOf(receipt.debtor),
    transfers: receipt.transferList.map(transferOf),
    psp: serviceProviderOf(receipt),
    ...(payer === undefined ? {} : { payer: subjectOf(payer) }),
    ...(paymentMethod === undefined ? {} : { paymentMethod }),
    ...(paymentNote === undefined ? {} : { paymentNote }),
    ...feesOf(receipt),
    ...datesOf(receipt),
    ...(metadata === undefined ? {} : { metadata }),
    standIn: receipt.standIn ?? false,
  };
}

function subjectOf(subject: CtSubject): ReceiptSubject {
  const {
    entityUniqueIdentifierType: kind,
    entityUniqueIdentifierValue: code,
    "e-mail": email,
    ...nameAndAddress
  } = subject;
  return { kind, code, ...nameAndAddress, ...(email === undefined ? {} : { email }) };
}

function transferOf(transfer: CtReceiptTransfer): ReceiptTransfer {
  const { idTransfer, remittanceInformation, transferCategory, companyName, metadata } = transfer;
  return {
    idTransfer,
    amountCents: transfer.transferAmount,
    beneficiaryFiscalCode: transfer.fiscalCodePA,
    ...(companyName === undefined ? {} : { beneficiaryName: companyName }),
    destination:
      transfer.IBAN === undefined
        ? { kind: "stamp", attachmentBase64: transfer.MBDAttachment }
        : { kind: "account", iban: transfer.IBAN },
    remittanceInformation,
    transferCategory,
    ...(metadata === undefined ? {} : { metadata }),
  };
}

function serviceProviderOf(receipt: CtReceipt): Receipt["psp"] {
  const { pspFiscalCode, pspPartitaIVA } = receipt;
  return {
    id: receipt.idPSP,
    ...(pspFiscalCode === undefined ? {} : { fiscalCode: pspFiscalCode }),
    ...(pspPartitaIVA === undefined ? {} : { vatNumber: pspPartitaIVA }),
    name: receipt.PSPCompanyName,
    channelId: receipt.idChannel,
    channelDescription: receipt.channelDescription,
  };
}

function feesOf({ fee, primaryCiIncurredFee, idBundle, idCiBundle }: CtReceipt) {
  return {
    ...(fee === undefined ? {} : { feeCents: fee }),
    ...(primaryCiIncurredFee === undefined ? {} : { creditorFeeCents: primaryCiIncurredFee }),
    ...(idBundle === undefined ? {} : { bundleId: idBundle }),
    ...(idCiBundle === undefined ? {} : { creditorBundleId: idCiBundle }),
  };
}

function datesOf(receipt: CtReceipt) {
  const paidAt = parseRomeInstant(receipt.paymentDateTime ?? "");
  const applicationDate = dayOf(receipt.applicationDate);
  const transferDate = dayOf(receipt.transferDate);
  return {
    ...(paidAt === undefined ? {} : { paidAt }),
    ...(applicationDate === undefined ? {} : { applicationDate }),
    ...(transferDate === undefined ? {} : { transferDate }),
  };
}

const DATE_LENGTH = 10;

/** The day as it is written: `xsd:date` may have a time zone after it. */
function dayOf(date = ""): CalendarDate | undefined {
  return parseCalendarDate(date.slice(0, DATE_LENGTH));
}
