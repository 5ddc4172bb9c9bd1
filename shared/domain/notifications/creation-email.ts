import { formatItalianDate } from "../values/calendar-date.ts";
import type { EmailAddress } from "../values/email-address.ts";
import { formatEuroItalian } from "../values/euro-cents.ts";
import { formatNoticeNumber, iuvOf } from "../values/notice-number.ts";
import type { Email } from "./channels.ts";
import { type PaymentRequest, subjectOf } from "./payment-request.ts";
import { escapeHtml } from "./plain-text.ts";

export const portalName = "Portale dei Pagamenti";

const greetingEnd = "ti informa che è stato emesso un avviso di pagamento pagoPA a tuo nome.";
const attachmentText =
  "L'avviso è allegato a questo messaggio in formato PDF: puoi stamparlo o mostrarlo dal telefono.";
const moreText = "Maggiori informazioni sul";
const whereText = [
  "Puoi pagare con l'app IO, dal tuo Home Banking, con la tua app di pagamento o con gli altri",
  "canali abilitati, oppure sul territorio presso banche, uffici postali, tabaccherie e altri",
  "esercenti convenzionati.",
].join(" ");
const amountText = [
  "In fase di pagamento l'importo potrebbe subire aumenti (per sanzioni, interessi, costi di",
  "notifica o altri fattori) o riduzioni (per sgravi o note di credito).",
].join(" ");
const askText = "Per informazioni sull'importo e sul motivo del pagamento rivolgiti a";
const courtesyText =
  "Questo è un messaggio di cortesia inviato in automatico: non sostituisce le notifiche di legge.";
const noReplyText = "Ti chiediamo di non rispondere a questo indirizzo.";

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
  return {
    senderName: `${request.organizationName} tramite ${portalName}`,
    to,
    subject: subjectOf(request),
    text: textOf(input),
    html: htmlOf(input),
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

function factsOf(request: PaymentRequest): readonly (readonly [label: string, value: string])[] {
  const { dueDate } = request;
  return [
    ["Oggetto del pagamento", request.description],
    ["Importo", `${formatEuroItalian(request.amountCents)} €`],
    ...(dueDate === undefined ? [] : [["Da pagare entro il", formatItalianDate(dueDate)] as const]),
    ["Numero Avviso", formatNoticeNumber(request.noticeNumber)],
    ["Codice Fiscale Ente Creditore", request.organizationFiscalCode],
  ];
}

function contactsTextOf({ organizationName, organizationContacts }: PaymentRequest): string {
  const where = organizationContacts.length === 0 ? "" : `: ${organizationContacts.join(", ")}`;
  return `${askText} ${organizationName}${where}.`;
}

function textOf({ request, portalUrl }: CreationEmailInput): string {
  return [
    `Gentile ${request.debtorName},`,
    `${request.organizationName} ${greetingEnd}`,
    factsOf(request)
      .map(([label, value]) => `${label}: ${value}`)
      .join("\n"),
    attachmentText,
    `${whereText} ${moreText} ${portalName}: ${portalUrl}`,
    amountText,
    contactsTextOf(request),
    `${courtesyText}\n${noReplyText}`,
  ].join("\n\n");
}

function htmlOf({ request, portalUrl }: CreationEmailInput): string {
  const url = escapeHtml(portalUrl);
  const rows = factsOf(request).map(([label, value]) => htmlRow(label, value));
  return `<!doctype html>
<html lang="it">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(subjectOf(request))}</title>
</head>
<body style="margin:0;padding:24px;background:#ffffff;color:#17324d;${font}">
<main style="max-width:600px;margin:0 auto">
<h1 style="font-size:22px;line-height:28px;margin:0 0 16px">Avviso di pagamento</h1>
${paragraph(`Gentile ${escapeHtml(request.debtorName)},`)}
${paragraph(`<strong>${escapeHtml(request.organizationName)}</strong> ${escapeHtml(greetingEnd)}`)}
<table style="width:100%;border-collapse:collapse;margin:0 0 16px">
${rows.join("\n")}
</table>
${paragraph(escapeHtml(attachmentText))}
${paragraph(`${escapeHtml(whereText)} ${moreText} <a href="${url}">${portalName}</a>.`)}
${paragraph(escapeHtml(amountText))}
${paragraph(escapeHtml(contactsTextOf(request)))}
<p style="${small}">${escapeHtml(courtesyText)}<br>${escapeHtml(noReplyText)}</p>
</main>
</body>
</html>
`;
}

const font = "font-family:'Titillium Web',Arial,sans-serif;font-size:16px;line-height:24px";
const small = "margin:24px 0 0;font-size:14px;line-height:20px;color:#455a64";
const cell = "padding:8px 0;border-bottom:1px solid #c5c7c9;text-align:left;vertical-align:top";

function htmlRow(label: string, value: string): string {
  return [
    `<tr><th scope="row" style="${cell};padding-right:16px">${escapeHtml(label)}</th>`,
    `<td style="${cell};overflow-wrap:anywhere">${escapeHtml(value)}</td></tr>`,
  ].join("");
}

function paragraph(html: string): string {
  return `<p style="margin:0 0 16px">${html}</p>`;
}
