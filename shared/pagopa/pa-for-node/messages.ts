import type { EuroCents } from "../../domain/values/euro-cents.ts";

/** The six operations that pagoPA's node calls on an ente's station (SANP 3.12.0, paForNode). */
export const paForNodePrimitives = [
  "paVerifyPaymentNotice",
  "paGetPayment",
  "paGetPaymentV2",
  "paSendRT",
  "paSendRTV2",
  "paDemandPaymentNotice",
] as const;
export type PaForNodePrimitive = (typeof paForNodePrimitives)[number];

/** Who is called: the ente, its intermediary and the intermediary's station. */
export type StationIdentity = {
  readonly idPA: string;
  readonly idBrokerPA: string;
  readonly idStation: string;
};

export type QrCode = { readonly fiscalCode: string; readonly noticeNumber: string };
export type MapEntry = { readonly key: string; readonly value: string };

/** ctSubject: debtor or payer. */
export type CtSubject = {
  readonly entityUniqueIdentifierType: "F" | "G";
  readonly entityUniqueIdentifierValue: string;
  readonly fullName: string;
  readonly streetName?: string;
  readonly civicNumber?: string;
  readonly postalCode?: string;
  readonly city?: string;
  readonly stateProvinceRegion?: string;
  readonly country?: string;
  readonly "e-mail"?: string;
};

export type MarcaDaBolloRequest = {
  readonly hashDocumento: string;
  readonly tipoBollo: "01";
  readonly provinciaResidenza: string;
};

type CommonTransfer = {
  readonly idTransfer: number;
  /** Cents here, a decimal with two digits on the wire. */
  readonly transferAmount: EuroCents;
  readonly fiscalCodePA: string;
  /** V2 only. */
  readonly companyName?: string;
  readonly remittanceInformation: string;
  readonly transferCategory: string;
  readonly metadata?: readonly MapEntry[];
};

/** A transfer of paGetPayment and paGetPaymentV2; a stamp exists in V2 only. */
export type PaymentTransfer = CommonTransfer &
  (
    | { readonly IBAN: string; readonly richiestaMarcaDaBollo?: never }
    | { readonly IBAN?: never; readonly richiestaMarcaDaBollo: MarcaDaBolloRequest }
  );

/** A transfer of a receipt; a stamp's attachment (base64) exists in V2 only. */
export type CtReceiptTransfer = CommonTransfer &
  (
    | { readonly IBAN: string; readonly MBDAttachment?: never }
    | { readonly IBAN?: never; readonly MBDAttachment: string }
  );

/** ctReceipt / ctReceiptV2. Dates and times are texts, as they came. */
export type CtReceipt = {
  readonly receiptId: string;
  readonly noticeNumber: string;
  readonly fiscalCode: string;
  readonly outcome: "OK" | "KO";
  readonly creditorReferenceId: string;
  readonly paymentAmount: EuroCents;
  readonly description: string;
  readonly companyName: string;
  readonly officeName?: string;
  readonly debtor: CtSubject;
  readonly transferList: readonly CtReceiptTransfer[];
  readonly idPSP: string;
  readonly pspFiscalCode?: string;
  readonly pspPartitaIVA?: string;
  readonly PSPCompanyName: string;
  readonly idChannel: string;
  readonly channelDescription: string;
  readonly payer?: CtSubject;
  readonly paymentMethod?: string;
  /** V2 only, as the four after it. */
  readonly paymentNote?: string;
  readonly fee?: EuroCents;
  readonly primaryCiIncurredFee?: EuroCents;
  readonly idBundle?: string;
  readonly idCiBundle?: string;
  readonly paymentDateTime?: string;
  readonly applicationDate?: string;
  readonly transferDate?: string;
  readonly metadata?: readonly MapEntry[];
  readonly standIn?: boolean;
};

export type VerifyRequest = StationIdentity & {
  readonly primitive: "paVerifyPaymentNotice";
  readonly qrCode: QrCode;
};
export type GetPaymentRequest = StationIdentity & {
  readonly primitive: "paGetPayment" | "paGetPaymentV2";
  readonly qrCode: QrCode;
  readonly amount?: EuroCents;
  readonly paymentNote?: string;
  readonly transferType?: "POSTAL" | "PAGOPA";
  readonly dueDate?: string;
};
export type SendReceiptRequest = StationIdentity & {
  readonly primitive: "paSendRT" | "paSendRTV2";
  readonly receipt: CtReceipt;
};
export type DemandRequest = StationIdentity & {
  readonly primitive: "paDemandPaymentNotice";
  readonly idServizio: string;
  /** Mandatory in the schema; callers that leave it out are served all the same. */
  readonly idSoggettoServizio?: string;
  /** Base64 of an XML of the service catalogue. */
  readonly datiSpecificiServizioRequest: string;
};
export type PaForNodeRequest =
  | VerifyRequest
  | GetPaymentRequest
  | SendReceiptRequest
  | DemandRequest;

/** ctFaultBean: why an operation is answered KO. */
export type Fault = {
  readonly faultCode: string;
  readonly faultString: string;
  /** Who says so: the ente's fiscal code. */
  readonly id: string;
  readonly description?: string;
  readonly serial?: number;
  /** The three of a fault that is passed on. */
  readonly originalFaultCode?: string;
  readonly originalFaultString?: string;
  readonly originalDescription?: string;
};

export type PaymentOptionDescription = {
  readonly amount: EuroCents;
  readonly options: "EQ" | "LS" | "GT" | "ANY";
  readonly dueDate?: string;
  readonly detailDescription?: string;
  readonly allCCP: boolean;
};

/** What verify and demand say of a notice. */
export type NoticeDescription = {
  readonly paymentOptionDescription: PaymentOptionDescription;
  readonly paymentDescription: string;
  readonly fiscalCodePA: string;
  readonly companyName: string;
  readonly officeName?: string;
};

/** ctPaymentPAV2. What is composed for V1 may be as complete. */
export type PaymentData = {
  readonly creditorReferenceId: string;
  readonly paymentAmount: EuroCents;
  readonly dueDate: string;
  readonly retentionDate?: string;
  readonly lastPayment?: boolean;
  readonly description: string;
  readonly companyName: string;
  readonly officeName?: string;
  readonly debtor: CtSubject;
  readonly transferList: readonly PaymentTransfer[];
  readonly metadata?: readonly MapEntry[];
};

/** ctPaymentPA: the ente's name may be missing; a transfer has an account and no name. */
export type PaymentDataV1 = Omit<PaymentData, "companyName"> & { readonly companyName?: string };

export type KoResponse = {
  readonly primitive: PaForNodePrimitive;
  readonly outcome: "KO";
  readonly fault: Fault;
};
export type VerifyResponse = NoticeDescription & {
  readonly primitive: "paVerifyPaymentNotice";
  readonly outcome: "OK";
};
export type GetPaymentResponse =
  | {
      readonly primitive: "paGetPayment";
      readonly outcome: "OK";
      readonly data: PaymentDataV1;
    }
  | {
      readonly primitive: "paGetPaymentV2";
      readonly outcome: "OK";
      readonly data: PaymentData;
    };
export type SendReceiptResponse = {
  readonly primitive: "paSendRT" | "paSendRTV2";
  readonly outcome: "OK";
};
export type DemandResponse = NoticeDescription & {
  readonly primitive: "paDemandPaymentNotice";
  readonly outcome: "OK";
  readonly qrCode: QrCode;
};
export type PaForNodeResponse =
  | KoResponse
  | VerifyResponse
  | GetPaymentResponse
  | SendReceiptResponse
  | DemandResponse;
