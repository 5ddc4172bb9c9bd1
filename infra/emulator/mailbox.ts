import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { type AddressObject, type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";
import type { Mail } from "../local/emulators/mail-schema.ts";

/** Attachments make a mail some 60 KB: all those of a large flow would fill the memory. */
const mailsMax = 2_000;

export type Mailbox = {
  readonly port: number;
  /** What arrived, oldest first. */
  readonly mails: () => readonly Mail[];
  readonly close: () => Promise<void>;
};

/** An SMTP server on loopback that takes every mail and delivers none. */
export async function openMailbox(): Promise<Mailbox> {
  const mails: Mail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    onData: (stream, session, done) => {
      receive(stream, session.envelope.rcptTo)
        .then((mail) => {
          mails.push(mail);
          mails.splice(0, Math.max(0, mails.length - mailsMax));
          done();
        })
        .catch(done);
    },
  });
  const { promise, resolve, reject } = Promise.withResolvers<AddressInfo>();
  server.once("error", reject);
  const listener = server.listen({ port: 0, host: "127.0.0.1" }, () => {
    const address = listener.address();
    if (address !== null && typeof address === "object") resolve(address);
    else reject(new Error("La casella di posta non ha un indirizzo"));
  });
  const { port } = await promise;
  return {
    port,
    mails: () => mails,
    close: () => {
      const closed = Promise.withResolvers<void>();
      server.close(() => closed.resolve());
      return closed.promise;
    },
  };
}

async function receive(
  stream: NodeJS.ReadableStream,
  recipients: readonly { readonly address: string }[],
): Promise<Mail> {
  const parsed = await simpleParser(await buffer(stream));
  return {
    messageId: (parsed.messageId ?? crypto.randomUUID()).replaceAll(/[<>]/gu, ""),
    from: parsed.from?.text ?? "",
    replyTo: addressesOf(parsed.replyTo),
    destination: { to: recipients.map(({ address }) => address), cc: [], bcc: [] },
    subject: parsed.subject ?? "",
    body: bodyOf(parsed),
    attachments: parsed.attachments.map(({ content, contentType, filename, size }) => ({
      content: content.toString("base64"),
      contentType,
      size,
      ...(filename === undefined ? {} : { filename }),
    })),
    at: Math.floor(Date.now() / 1_000),
  };
}

function bodyOf({ text, html }: ParsedMail): Mail["body"] {
  return {
    ...(text === undefined ? {} : { text }),
    ...(html === false ? {} : { html }),
  };
}

function addressesOf(found: AddressObject | undefined): string[] {
  return (found?.value ?? []).flatMap(({ address }) => (address === undefined ? [] : [address]));
}
