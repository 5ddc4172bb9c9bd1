import { SendRawEmailCommand } from "@aws-sdk/client-ses";
import { expect } from "vitest";
import { composeMime } from "../../../../shared/email/compose-mime.ts";
import type { AwsTarget, Behaviour } from "../aws-target.ts";
import { eventually } from "../eventually.ts";

const attachment = {
  fileName: "ricevuta.pdf",
  contentType: "application/pdf",
  content: Buffer.from([0x25, 0x50, 0x44, 0x46, 0, 13, 10, 255, 254]),
};

/** Sends a mail as the portal composes it; gives its id and its subject, which is its own. */
async function send({ clients: { ses }, mail, belongings }: AwsTarget) {
  const subject = `Ricevuta è ${belongings.uniqueName("mail")}`;
  const raw = await composeMime(
    {
      to: mail.to,
      senderName: "Portale Pagamenti",
      subject,
      text: "In allegato.",
      html: "<p>In allegato.</p>",
      attachments: [attachment],
      sentAt: new Date(),
    },
    mail.from,
  );
  const { MessageId } = await ses.send(
    new SendRawEmailCommand({
      Source: mail.from,
      Destinations: [mail.to],
      RawMessage: { Data: raw },
    }),
  );
  return { messageId: MessageId, subject };
}

async function received(target: AwsTarget) {
  const { messageId = "", subject } = await send(target);
  const found = await eventually(
    () => target.mail.read(messageId, subject),
    "a mail that can be read",
  );
  return { found, subject };
}

export const mailBehaviours = {
  rawMail: {
    sentence: "SES (v1) prende una mail MIME intera e le dà un identificativo",
    async prove(target) {
      const { messageId } = await send(target);
      expect(messageId).toMatch(/\S{8,}/u);
    },
  },
  mailArrives: {
    sentence: "una mail spedita si può rileggere, con il suo oggetto",
    async prove(target) {
      const { found, subject } = await received(target);
      expect(found.subject).toBe(subject);
    },
  },
  mailAttachment: {
    sentence: "l'allegato di una mail spedita si rilegge byte per byte",
    async prove(target) {
      const { found } = await received(target);
      expect(found.attachments.map(({ fileName }) => fileName)).toEqual([attachment.fileName]);
      expect(found.attachments[0]?.content).toEqual(attachment.content);
    },
  },
} as const satisfies Readonly<Record<string, Behaviour>>;
