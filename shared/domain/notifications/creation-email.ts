import { formatItalianDate } from "../values/calendar-date.ts";
import type { EmailAddress } from "../values/email-address.ts";
import { formatEuroItalian } from "../values/euro-cents.ts";
import { formatNoticeNumber, iuvOf } from "../values/notice-number.ts";
import type { Email } from "./channels.ts";
import {
  askingText,
  type EmailBody,
  emailHtmlOf,
  emailTextOf,
  noReplyText,
  portalName,
} from "./email-body.ts";
import { type PaymentRequest, subjectOf } from "./payment-request.ts";

const greetingEnd = "ti informa che è stato emesso un avviso di pagamento pagoPA a tuo nome.";
const attachmentText =
  "L'avviso è allegato a questo messaggio in formato PDF: puoi stamparlo o mostrarlo dal telefono.";
const whereText = [
  "Puoi pagare con l'app IO, dal tuo Home Banking, con la tua app di pagamento o con gli altri",
  "canali abilitati, oppure sul territorio presso banche, uffici postali, tabaccherie e altri",
  "esercenti convenzionati. Maggiori informazioni sul",
].join(" ");
const amountText = [
  "In fase di pagamento l'importo potrebbe subire aumenti (per sanzioni, interessi, costi di",
  "notifica o altri fattori) o riduzioni (per sgravi o note di credito).",
].join(" ");
const courtesyText =
  "Questo è un messaggio di cortesia inviato in automatico: non sostituisce le notifiche di legge.";

export type CreationEmailInput = {
  readonly request: PaymentRequest;
  readonly to: EmailAddress;
  readonly noticePdf: Uint8Array;
  /** Home page of the portal. */
  readonly portalUrl: string;
  readonly sentAt: Date;
};

/**
 * The mail that tells a debtor of a new debt, with the notice attached: a courtesy message, which
 * replaces no legal notification (pagoPA, "Messaggi di cortesia", guideline 1.1). The subject and
 * the name of the attachment carry no personal data.
 */
export function composeCreationEmail(input: CreationEmailInput): Email {
  const { request, to, noticePdf, sentAt } = input;
  const body = bodyOf(input);
  return {
    senderName: `${request.organizationName} tramite ${portalName}`,
    to,
    subject: body.title,
    text: emailTextOf(body),
    html: emailHtmlOf(body),
    sentAt,
    attachments: [
      {
        fileName: `avviso_${iuvOf(request.noticeNumber)}.pdf`,
        contentType: "application/pdf",
        content: noticePdf,
      },
    ],
  };
}

function bodyOf({ request, portalUrl }: CreationEmailInput): EmailBody {
  const { organizationName, organizationContacts } = request;
  const asking = askingText(
    "sull'importo e sul motivo del pagamento",
    organizationName,
    organizationContacts,
  );
  return {
    title: subjectOf(request),
    heading: "Avviso di pagamento",
    greeting: `Gentile ${request.debtorName},`,
    opening: { organizationName, text: greetingEnd },
    facts: factsOf(request),
    paragraphs: [
      { text: attachmentText },
      { text: whereText, link: { label: portalName, url: portalUrl } },
      { text: amountText },
      { text: asking },
    ],
    closing: [courtesyText, noReplyText],
  };
}

function factsOf(request: PaymentRequest): EmailBody["facts"] {
  const { dueDate } = request;
  return [
    ["Oggetto del pagamento", request.description],
    ["Importo", `${formatEuroItalian(request.amountCents)} €`],
    ...(dueDate === undefined ? [] : [["Da pagare entro il", formatItalianDate(dueDate)] as const]),
    ["Numero Avviso", formatNoticeNumber(request.noticeNumber)],
    ["Codice Fiscale Ente Creditore", request.organizationFiscalCode],
  ];
}
