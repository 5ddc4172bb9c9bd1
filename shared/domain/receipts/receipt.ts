import type { CalendarDate } from "../values/calendar-date.ts";
import type { EuroCents } from "../values/euro-cents.ts";
import type { MetadataEntry } from "../values/metadata-entry.ts";
import type { NoticeNumber } from "../values/notice-number.ts";
import type { OrganizationFiscalCode } from "../values/organization-fiscal-code.ts";
import type { ReceiptId } from "../values/receipt-id.ts";

/** A person of a receipt: who owed, or who paid. */
export type ReceiptSubject = {
  /** A natural person (`F`) or a legal entity (`G`). */
  readonly kind: "F" | "G";
  /** Fiscal code or VAT number, or `ANONIMO`. */
  readonly code: string;
  readonly fullName: string;
  readonly streetName?: string;
  readonly civicNumber?: string;
  readonly postalCode?: string;
  readonly city?: string;
  readonly stateProvinceRegion?: string;
  readonly country?: string;
  readonly email?: string;
};

/** A part of the payment, credited to one account or spent on one digital stamp. */
export type ReceiptTransfer = {
  /** 1 to 5; with the receipt id, the join with the reporting flows. */
  readonly idTransfer: number;
  readonly amountCents: EuroCents;
  /** Eleven digits: the schema asks no control digit, and no receipt is lost for want of it. */
  readonly beneficiaryFiscalCode: string;
  readonly beneficiaryName?: string;
  readonly destination:
    | { readonly kind: "account"; readonly iban: string }
    /** The stamp's own XML (marca da bollo digitale), base64. */
    | { readonly kind: "stamp"; readonly attachmentBase64: string };
  readonly remittanceInformation: string;
  readonly transferCategory: string;
  readonly metadata?: readonly MetadataEntry[];
};

/**
 * A receipt (ricevuta telematica) as pagoPA's node sends it: what the payment service provider
 * attests of one payment of one notice. Source: SANP 3.12.0, paSendRT and paSendRTV2.
 */
export type Receipt = {
  readonly primitive: "paSendRT" | "paSendRTV2";
  /** The ente the node hands it to: the notice's, or another beneficiary of the payment. */
  readonly recipientFiscalCode: OrganizationFiscalCode;
  readonly receiptId: ReceiptId;
  /** 18 digits; a notice number that no portal issues is not a `NoticeNumber`. */
  readonly noticeNumber: NoticeNumber | undefined;
  /** The 18 digits as they came. */
  readonly noticeNumberText: string;
  /** The ente that issued the notice, perhaps none of ours: eleven digits, as for beneficiaries. */
  readonly creditorFiscalCode: string;
  readonly outcome: "OK" | "KO";
  /** IUV, as pagoPA's `creditorReferenceId`: secondary to the notice number. */
  readonly creditorReferenceId: string;
  readonly amountCents: EuroCents;
  readonly description: string;
  readonly creditorName: string;
  readonly officeName?: string;
  readonly debtor: ReceiptSubject;
  /** 1 to 5. */
  readonly transfers: readonly ReceiptTransfer[];
  readonly psp: {
    readonly id: string;
    readonly fiscalCode?: string;
    readonly vatNumber?: string;
    readonly name: string;
    readonly channelId: string;
    readonly channelDescription: string;
  };
  readonly payer?: ReceiptSubject;
  readonly paymentMethod?: string;
  /** The cart's id, where Checkout was given one (V2 only). */
  readonly paymentNote?: string;
  /** Fee charged to the payer, on top of the amount. */
  readonly feeCents?: EuroCents;
  /** Fee borne by the ente (V2 only). */
  readonly creditorFeeCents?: EuroCents;
  readonly bundleId?: string;
  readonly creditorBundleId?: string;
  /** Instant of the payment, ISO 8601 UTC; a time without zone is read as Europe/Rome. */
  readonly paidAt?: string;
  readonly applicationDate?: CalendarDate;
  readonly transferDate?: CalendarDate;
  readonly metadata?: readonly MetadataEntry[];
  /** The node answered in place of the ente, which could not be reached. */
  readonly standIn: boolean;
};
