import type { Organization } from "../organizations/organization.ts";

/** Whom a receipt names, with the fiscal code where there is one. */
export type ReceiptParty = { readonly name: string; readonly fiscalCode?: string };

/** Codice fiscale or partita IVA of a person or company named beside it. */
export type TaxCode = { readonly label: string; readonly code: string };

/** A line of the payment's data: what it is, what it says. */
export type ReceiptDetail = {
  readonly label: string;
  readonly value: string;
  /** Codes are set in a type whose digits and letters are never mistaken for one another. */
  readonly kind: "text" | "code";
  /** Of whom `value` names. */
  readonly taxCode?: TaxCode;
};

export type ReceiptTotal = {
  readonly label: string;
  /** "1.234,56". */
  readonly amountText: string;
};

export type ReceiptShare = {
  readonly beneficiary: ReceiptParty;
  readonly description: string;
  readonly amountText: string;
};

/** The ente that hands the document out, and its logo where it has one. */
export type ReceiptIssuer = Pick<Organization, "fiscalCode" | "name" | "logoPngBase64">;

/**
 * A receipt composed for people: every text as it is printed. The original is the XML that the
 * node sent; this is a courtesy copy of its data.
 */
export type ReceiptDocument = {
  /** "Ricevuta di pagamento"; of a payment that was not executed it says so. */
  readonly title: string;
  /** Oggetto del pagamento. */
  readonly subject: string;
  readonly executed: boolean;
  readonly outcome: {
    readonly heading: string;
    /** What a reader must know at once; only where the payment was not executed. */
    readonly warning?: string;
  };
  readonly creditor: ReceiptParty & { readonly officeName?: string };
  /** Absent where the ente does not name the debtor. */
  readonly debtor?: ReceiptParty;
  /** "1.234,56": the amount of the notice, fee excluded. */
  readonly amountText: string;
  /** "30/06/2027 10:05:00", in Italy; absent where the provider gave no time. */
  readonly paidAtText?: string;
  readonly details: readonly ReceiptDetail[];
  /** Amount, fee, total; empty where the payer was charged no fee. */
  readonly totals: readonly ReceiptTotal[];
  /** Who gets what; empty where the whole amount is one ente's and no stamp was bought. */
  readonly shares: readonly ReceiptShare[];
  readonly verification: { readonly code: string; readonly url: string };
  readonly notes: readonly string[];
  /** Heads the pages after the first, where there are any. */
  readonly continuation: string;
  /** Of the ente that hands the document out. */
  readonly logo?: { readonly organizationFiscalCode: string; readonly pngBase64: string };
};
