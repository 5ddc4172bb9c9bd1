import type { CalendarDate } from "../values/calendar-date.ts";
import type { EuroCents } from "../values/euro-cents.ts";
import type { MetadataEntry } from "../values/metadata-entry.ts";
import type { OrganizationFiscalCode } from "../values/organization-fiscal-code.ts";
import type { ReceiptId } from "../values/receipt-id.ts";
import type { Receipt, ReceiptSubject, ReceiptTransfer } from "./receipt.ts";

/** Fields without a value are left out of the JSON. */
type ReceiptSubjectData = {
  readonly kind: "F" | "G";
  readonly code: string;
  readonly fullName: string;
  readonly streetName: string | undefined;
  readonly civicNumber: string | undefined;
  readonly postalCode: string | undefined;
  readonly city: string | undefined;
  readonly stateProvinceRegion: string | undefined;
  readonly country: string | undefined;
  readonly email: string | undefined;
};

type ReceiptTransferData = {
  readonly idTransfer: number;
  readonly amountCents: EuroCents;
  readonly organizationFiscalCode: string;
  readonly organizationName: string | undefined;
  /** Either the account credited or the stamp bought (its XML, base64). */
  readonly iban: string | undefined;
  readonly stampAttachmentBase64: string | undefined;
  readonly remittanceInformation: string;
  readonly transferCategory: string;
  readonly metadata: readonly MetadataEntry[] | undefined;
};

/** A receipt as the API serves it in JSON: whole, amounts in cents, one name for each thing. */
export type ReceiptData = {
  readonly receiptId: ReceiptId;
  readonly outcome: "OK" | "KO";
  /** The ente that the node handed this copy to. */
  readonly recipientFiscalCode: OrganizationFiscalCode;
  /** The ente that issued the notice. */
  readonly organization: {
    readonly fiscalCode: string;
    readonly name: string;
    readonly officeName: string | undefined;
  };
  readonly noticeNumber: string;
  readonly creditorReferenceId: string;
  readonly amountCents: EuroCents;
  readonly description: string;
  readonly debtor: ReceiptSubjectData;
  readonly payer: ReceiptSubjectData | undefined;
  readonly transfers: readonly ReceiptTransferData[];
  readonly psp: {
    readonly id: string;
    readonly name: string;
    readonly fiscalCode: string | undefined;
    readonly vatNumber: string | undefined;
    readonly channelId: string;
    readonly channelDescription: string;
  };
  readonly paymentMethod: string | undefined;
  readonly paymentNote: string | undefined;
  readonly feeCents: EuroCents | undefined;
  readonly creditorFeeCents: EuroCents | undefined;
  readonly bundleId: string | undefined;
  readonly creditorBundleId: string | undefined;
  readonly paidAt: string | undefined;
  readonly applicationDate: CalendarDate | undefined;
  readonly transferDate: CalendarDate | undefined;
  readonly metadata: readonly MetadataEntry[] | undefined;
  readonly standIn: boolean;
  readonly primitive: Receipt["primitive"];
};

/**
 * The receipt for the API's JSON (fields of SANP 3.12.0, paSendRTV2). Written out field by field:
 * what the code calls things may change, what callers read may not.
 */
export function receiptData(receipt: Receipt): ReceiptData {
  return {
    receiptId: receipt.receiptId,
    outcome: receipt.outcome,
    recipientFiscalCode: receipt.recipientFiscalCode,
    organization: {
      fiscalCode: receipt.creditorFiscalCode,
      name: receipt.creditorName,
      officeName: receipt.officeName,
    },
    noticeNumber: receipt.noticeNumberText,
    creditorReferenceId: receipt.creditorReferenceId,
    amountCents: receipt.amountCents,
    description: receipt.description,
    debtor: subjectData(receipt.debtor),
    payer: receipt.payer === undefined ? undefined : subjectData(receipt.payer),
    transfers: receipt.transfers.map(transferData),
    psp: {
      id: receipt.psp.id,
      name: receipt.psp.name,
      fiscalCode: receipt.psp.fiscalCode,
      vatNumber: receipt.psp.vatNumber,
      channelId: receipt.psp.channelId,
      channelDescription: receipt.psp.channelDescription,
    },
    paymentMethod: receipt.paymentMethod,
    paymentNote: receipt.paymentNote,
    feeCents: receipt.feeCents,
    creditorFeeCents: receipt.creditorFeeCents,
    bundleId: receipt.bundleId,
    creditorBundleId: receipt.creditorBundleId,
    paidAt: receipt.paidAt,
    applicationDate: receipt.applicationDate,
    transferDate: receipt.transferDate,
    metadata: receipt.metadata,
    standIn: receipt.standIn,
    primitive: receipt.primitive,
  };
}

function subjectData(subject: ReceiptSubject): ReceiptSubjectData {
  return {
    kind: subject.kind,
    code: subject.code,
    fullName: subject.fullName,
    streetName: subject.streetName,
    civicNumber: subject.civicNumber,
    postalCode: subject.postalCode,
    city: subject.city,
    stateProvinceRegion: subject.stateProvinceRegion,
    country: subject.country,
    email: subject.email,
  };
}

function transferData(transfer: ReceiptTransfer): ReceiptTransferData {
  const { destination } = transfer;
  return {
    idTransfer: transfer.idTransfer,
    amountCents: transfer.amountCents,
    organizationFiscalCode: transfer.beneficiaryFiscalCode,
    organizationName: transfer.beneficiaryName,
    iban: destination.kind === "account" ? destination.iban : undefined,
    stampAttachmentBase64: destination.kind === "stamp" ? destination.attachmentBase64 : undefined,
    remittanceInformation: transfer.remittanceInformation,
    transferCategory: transfer.transferCategory,
    metadata: transfer.metadata,
  };
}
