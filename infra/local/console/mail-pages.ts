import * as z from "zod";
import { html } from "../../../shared/domain/values/html.ts";
import { type Mail, mailSchema } from "../emulators/mail-schema.ts";
import { type HttpAnswer, htmlAnswer, messageAnswer } from "../http/api-response.ts";
import { page } from "./console-page.ts";

const storeSchema = z.object({ emails: z.array(mailSchema) });

const mailsListedMax = 500;

/** Reads what the SES emulator holds. */
export async function readMails(mailUrl: string): Promise<readonly Mail[]> {
  const response = await fetch(`${mailUrl}/store`);
  return storeSchema.parse(await response.json()).emails;
}

/** The list of mails, one mail, its HTML part or one of its attachments, by path. */
export function answerMail(mails: readonly Mail[], path: string): HttpAnswer {
  if (path === "") {
    return htmlAnswer(listPage(mails));
  }
  const [, messageId = "", part, index] =
    /^\/([^/]+)(?:\/(html|attachments)(?:\/(\d+))?)?$/.exec(path) ?? [];
  const mail = mails.find((candidate) => candidate.messageId === decodeURIComponent(messageId));
  if (mail === undefined) {
    return messageAnswer(404, "Not Found");
  }
  if (part === "html") {
    return { ...htmlAnswer(mail.body.html ?? ""), headers: htmlPartHeaders };
  }
  return part === "attachments"
    ? attachmentAnswer(mail, Number(index))
    : htmlAnswer(mailPage(mail));
}

/** The mail's own HTML runs nothing and fetches nothing. */
const htmlPartHeaders = {
  "content-type": "text/html; charset=utf-8",
  "content-security-policy":
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox",
};

function attachmentAnswer(mail: Mail, index: number): HttpAnswer {
  const attachment = mail.attachments[index];
  if (attachment === undefined) {
    return messageAnswer(404, "Not Found");
  }
  const name = encodeURIComponent(attachment.filename ?? `allegato-${index}`);
  return {
    status: 200,
    headers: {
      "content-type": attachment.contentType,
      "content-disposition": `inline; filename*=UTF-8''${name}`,
    },
    body: Buffer.from(attachment.content, "base64"),
  };
}

function listPage(mails: readonly Mail[]): string {
  const rows = mails
    .slice(-mailsListedMax)
    .toReversed()
    .map(
      (mail) => html`<tr><td>${instant(mail)}</td><td>${mail.destination.to.join(", ")}</td>
<td><a href="${mailPath(mail)}">${mail.subject}</a></td>
<td class="number">${mail.attachments.length}</td></tr>`,
    );
  return page(
    "Posta inviata",
    html`<p>${mails.length} messaggi; si vedono gli ultimi ${mailsListedMax}.</p>
<table><thead><tr><th>Quando</th><th>A</th><th>Oggetto</th><th class="number">Allegati</th></tr>
</thead><tbody>${rows}</tbody></table>`,
  );
}

function mailPage(mail: Mail): string {
  const attachments = mail.attachments.map(
    ({ filename, contentType, size }, index) => html`<li>
<a href="${mailPath(mail)}/attachments/${index}">${filename ?? `allegato-${index}`}</a>
(${contentType}, ${size} byte)</li>`,
  );
  return page(
    mail.subject,
    html`<table><tbody><tr><th>Da</th><td>${mail.from}</td></tr>
<tr><th>A</th><td>${mail.destination.to.join(", ")}</td></tr>
<tr><th>Rispondi a</th><td>${mail.replyTo.join(", ")}</td></tr>
<tr><th>Quando</th><td>${instant(mail)}</td></tr></tbody></table>
<h2>Allegati</h2><ul>${attachments}</ul>
<h2>Testo</h2><pre>${mail.body.text ?? ""}</pre>
<h2>HTML</h2><iframe sandbox title="Messaggio" src="${mailPath(mail)}/html"></iframe>`,
  );
}

function mailPath(mail: Mail): string {
  return `/_local/mail/${encodeURIComponent(mail.messageId)}`;
}

function instant(mail: Mail): string {
  return new Date(mail.at * 1_000).toLocaleString("it-IT", { timeZone: "Europe/Rome" });
}
