import type { EuroCents } from "../values/euro-cents.ts";
import type { NoticeNumber } from "../values/notice-number.ts";
import type { OrganizationFiscalCode } from "../values/organization-fiscal-code.ts";
import type { NoticeForm } from "./notice-form.ts";

/** Postal account of the ente with Poste's leave to print its slip: either both or no slip. */
export type PostalAccount = {
  /** 12 digits, as in the postal IBAN and in the Data Matrix. */
  readonly number: string;
  /** At most 50 characters. */
  readonly holder: string;
  /** "AUT. DB/… DEL dd/mm/yyyy", at most 50 characters. */
  readonly authorization: string;
};

/** What every notice of an ente says of the ente; texts are cleaned and within their limits. */
export type NoticeCreditor = {
  readonly fiscalCode: OrganizationFiscalCode;
  /** At most 100 characters. */
  readonly name: string;
  /** Settore, at most 50 characters. */
  readonly officeName?: string;
  /** "Info: " and contacts joined by " · ", at most 100 characters. */
  readonly info?: string;
  /** SIA code of the ente, upper case; the notice has no CBILL row without it. */
  readonly cbillCode?: string;
  readonly postalAccount?: PostalAccount;
  /** Where the ente itself takes payments (Ente.Canale.Online). */
  readonly onlineChannel?: "site" | "app" | "siteAndApp";
  /** A place of the ente where one can pay (Ente.Canale.Fisico), at most 50 characters. */
  readonly physicalChannel?: string;
};

export type NoticeDebtor = {
  /** Upper case; absent when the ente does not name the debtor. */
  readonly code?: string;
  /** At most 70 characters. */
  readonly name: string;
  /** Street and civic number, then "CAP Città (PR)"; together at most 140 characters. */
  readonly addressLines: readonly string[];
};

/** One amount that can be paid with a notice number of its own. */
export type NoticePayment = {
  /** `discounted` and `reduced` are the two amounts of a traffic fine. */
  readonly kind: "single" | "instalment" | "discounted" | "reduced";
  /** Place in its plan, from 1, of an instalment. */
  readonly number?: number;
  readonly noticeNumber: NoticeNumber;
  /** "3000 0000 0000 0064 67"; "3 0000 0000 0000 0646 7" in the layout of 2019. */
  readonly noticeNumberText: string;
  readonly amountCents: EuroCents;
  /** "1.234,56"; "1,234.56" where English is the only language. */
  readonly amountText: string;
  /** "30/06/2027"; absent when the debt has none or its type does not print it. */
  readonly dueDateText?: string;
  readonly qrPayload: string;
  /** Exactly 256 characters; there when the notice has postal slips. */
  readonly dataMatrixPayload?: string;
};

/**
 * Payment notice (avviso di pagamento) of one debt, composed: every text as it is printed and
 * every payload as it is encoded (Avviso di pagamento 3.5.1).
 */
export type Notice = {
  readonly form: NoticeForm;
  /** `noticeFormKey` of the form, and what its type shows of the ente otherwise than others. */
  readonly formKey: string;
  /** Oggetto del pagamento, at most 90 characters. */
  readonly subject: string;
  readonly creditor: NoticeCreditor;
  readonly debtor: NoticeDebtor;
  /**
   * The payment at once first, where there is one, then the instalments in order; of a fine, the
   * discounted amount and the reduced one. Never empty.
   */
  readonly payments: readonly [NoticePayment, ...NoticePayment[]];
};
