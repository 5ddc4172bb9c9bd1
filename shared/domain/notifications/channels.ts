import type { EmailAddress } from "../values/email-address.ts";
import type { FiscalCode } from "../values/fiscal-code.ts";
import type { AppIoMessage } from "./app-io-message.ts";

/**
 * Whether the ente may write to a person on App IO: see `AppIoProblem`, and `notNow` when it cannot
 * be known at present. Asking changes nothing, so it may be asked again.
 */
export type ProfileCheck =
  | { readonly outcome: "reachable" }
  | { readonly outcome: "notReachable" }
  | { readonly outcome: "noServiceKey" }
  | { readonly outcome: "notNow" }
  | { readonly outcome: "refused"; readonly httpStatus: number };

/**
 * What became of a message handed to App IO:
 * - `notNow`: not accepted, may be handed over again later;
 * - `noAnswer`: may have been accepted, must not be handed over again.
 */
export type AppIoSubmission =
  | { readonly outcome: "accepted"; readonly messageId?: string }
  | { readonly outcome: "notReachable" }
  | { readonly outcome: "noServiceKey" }
  | { readonly outcome: "notNow" }
  | { readonly outcome: "noAnswer" }
  | { readonly outcome: "refused"; readonly httpStatus: number };

/** What became of a mail handed to the mail service; same meanings as on App IO. */
export type EmailSubmission =
  | { readonly outcome: "accepted"; readonly messageId?: string }
  | { readonly outcome: "notNow" }
  | { readonly outcome: "noAnswer" }
  | { readonly outcome: "refused"; readonly code: string };

/** A person on App IO, written to by the service of one ente. */
export type AppIoRecipient = {
  readonly organizationFiscalCode: string;
  readonly fiscalCode: FiscalCode;
};

/** The App IO channel. `sendMessage` hands the message over at most once, never twice. */
export type AppIo = {
  checkProfile(recipient: AppIoRecipient): Promise<ProfileCheck>;
  sendMessage(recipient: AppIoRecipient, message: AppIoMessage): Promise<AppIoSubmission>;
};

/** A mail of the portal on behalf of an ente; texts are plain, the HTML is already escaped. */
export type Email = {
  /** Name shown as the sender, "Comune di Prova tramite Portale dei Pagamenti". */
  readonly senderName: string;
  readonly to: EmailAddress;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly sentAt: Date;
  readonly attachments: readonly EmailAttachment[];
};

export type EmailAttachment = {
  /** Letters, digits, `_`, `-` and `.` only. */
  readonly fileName: string;
  readonly contentType: string;
  readonly content: Uint8Array;
};

/** The mail channel. `send` hands the mail over at most once, never twice. */
export type Mailer = { send(email: Email): Promise<EmailSubmission> };
