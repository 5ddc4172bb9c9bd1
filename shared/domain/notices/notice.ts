import type { EuroCents } from "../values/euro-cents.ts";
import type { NoticeNumber } from "../values/notice-number.ts";
import type { OrganizationFiscalCode } from "../values/organization-fiscal-code.ts";

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
};

export type NoticeDebtor = {
  /** Upper case; absent when the ente does not name the debtor. */
  readonly code?: string;
  /** At most 70 characters. */
  readonly name: string;
  /** Street and civic number, then "CAP Città (PR)"; together at most 140 characters. */
  readonly addressLines: readonly string[];
};

/**
 * Payment notice (avviso di pagamento) of one debt in one instalment, composed: every text as it
 * is printed and every payload as it is encoded (Avviso di pagamento 3.5.1).
 */
export type Notice = {
  readonly noticeNumber: NoticeNumber;
  /** "3000 0000 0000 0064 67". */
  readonly noticeNumberText: string;
  /** Oggetto del pagamento, at most 90 characters. */
  readonly subject: string;
  readonly creditor: NoticeCreditor;
  readonly debtor: NoticeDebtor;
  readonly amountCents: EuroCents;
  /** "1.234,56". */
  readonly amountText: string;
  /** "30/06/2027"; absent when the debt has none or its type does not print it. */
  readonly dueDateText?: string;
  readonly qrPayload: string;
  /** Present only where the debt can be paid with a postal slip. */
  readonly postalSlip?: {
    readonly account: PostalAccount;
    /** Exactly 256 characters. */
    readonly dataMatrixPayload: string;
  };
};
