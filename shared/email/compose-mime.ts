import MailComposer from "nodemailer/lib/mail-composer";
import type { Email } from "../domain/notifications/channels.ts";
import { parseEmailAddress } from "../domain/values/email-address.ts";

const fileNamePattern = /^[\w.-]{1,100}$/;
/** Anything that could end a header line or turn the direction of writing. */
const unsafeInHeader = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

/**
 * The mail as MIME (RFC 5322): text and HTML as alternatives, attachments after them, marked as
 * automatic (RFC 3834). `from` is the portal's own address, verified on SES.
 * @throws Error when a header value or an attachment's name could forge other headers; the message
 * does not repeat the value.
 */
export function composeMime(email: Email, from: string): Promise<Buffer> {
  refuseUnsafe(email, from);
  const composer = new MailComposer({
    from: { name: email.senderName, address: from },
    to: { name: "", address: email.to },
    subject: email.subject,
    date: email.sentAt,
    headers: { "Auto-Submitted": "auto-generated", "Content-Language": "it" },
    text: email.text,
    html: email.html,
    attachments: email.attachments.map(({ fileName, contentType, content }) => ({
      filename: fileName,
      contentType,
      content: Buffer.from(content),
    })),
    disableFileAccess: true,
    disableUrlAccess: true,
    newline: "win",
  });
  return composer.compile().build();
}

function refuseUnsafe({ senderName, to, subject, attachments }: Email, from: string): void {
  if (unsafeInHeader.test(senderName) || unsafeInHeader.test(subject)) {
    throw new Error("a mail header holds control characters");
  }
  if (parseEmailAddress(to) !== to || parseEmailAddress(from) !== from) {
    throw new Error("a mail address is not one");
  }
  if (!attachments.every(({ fileName }) => fileNamePattern.test(fileName))) {
    throw new Error("an attachment has no plain name");
  }
}
