import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { type ParsedMail, simpleParser } from "mailparser";
import { closeServer, listenLocally } from "../../../infra/local/http/listening.ts";

export type MailServer = {
  readonly url: string;
  /** The mails taken so far, parsed from what was really sent. */
  readonly mails: readonly ParsedMail[];
  stop(): Promise<void>;
};

/** Takes every `SendRawEmail` of the SES v1 API, on a free port. */
export async function startMailServer(): Promise<MailServer> {
  const mails: ParsedMail[] = [];
  const server = createServer(async (request, response) => {
    const form = new URLSearchParams(await text(request));
    mails.push(await simpleParser(Buffer.from(form.get("RawMessage.Data") ?? "", "base64")));
    response.setHeader("content-type", "text/xml");
    response.end(
      `<SendRawEmailResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><SendRawEmailResult>
      <MessageId>mail-${mails.length}</MessageId></SendRawEmailResult></SendRawEmailResponse>`,
    );
  });
  const url = `http://127.0.0.1:${await listenLocally(server, 0)}`;
  return { url, mails, stop: () => closeServer(server) };
}
