import {
  MailFromDomainNotVerifiedException,
  MessageRejected,
  SESServiceException,
  type SendRawEmailCommand,
} from "@aws-sdk/client-ses";
import { describe, expect, it } from "vitest";
import type { Email } from "../../../../shared/domain/notifications/channels.ts";
import { parseEmailAddress } from "../../../../shared/domain/values/email-address.ts";
import { createSesMailer } from "../../../../shared/email/ses-mailer.ts";
import { present } from "../../../support/notifications/debts.ts";

const from = "noreply@pagamenti.regione.example";
const email: Email = {
  senderName: "Comune di Prova",
  to: present(parseEmailAddress("mario@posta.example")),
  subject: "Avviso di pagamento",
  text: "testo",
  html: "<p>testo</p>",
  sentAt: new Date("2027-01-10T09:00:00Z"),
  attachments: [],
};

function mailerAnswering(answer: () => unknown) {
  const sent: SendRawEmailCommand[] = [];
  const client = {
    send: async (command: SendRawEmailCommand) => {
      sent.push(command);
      return answer();
    },
  };
  return { sent, mailer: createSesMailer(from, client as never) };
}

function serviceError(name: string, fault: "client" | "server") {
  return new SESServiceException({ name, $fault: fault, $metadata: {} });
}

const about = { $metadata: {}, message: "rejected" };

describe("createSesMailer", () => {
  it("hands the whole mail to SES, for the one recipient", async () => {
    const { sent, mailer } = mailerAnswering(() => ({ MessageId: "ses-1" }));
    expect(await mailer.send(email)).toEqual({ outcome: "accepted", messageId: "ses-1" });
    expect(sent).toHaveLength(1);
    expect(sent[0]?.input).toMatchObject({ Source: from, Destinations: [email.to] });
    expect(Buffer.from(sent[0]?.input.RawMessage?.Data ?? []).toString()).toContain("Subject:");
  });

  it.each([
    [new MessageRejected(about), { outcome: "refused", code: "MessageRejected" }],
    [new MailFromDomainNotVerifiedException(about), { outcome: "notNow" }],
    [serviceError("Throttling", "client"), { outcome: "notNow" }],
    [serviceError("AccessDenied", "client"), { outcome: "notNow" }],
    [serviceError("InternalFailure", "server"), { outcome: "noAnswer" }],
    [Object.assign(new Error("refused"), { code: "ECONNREFUSED" }), { outcome: "notNow" }],
    [Object.assign(new Error("reset"), { code: "ECONNRESET" }), { outcome: "noAnswer" }],
    [new DOMException("aborted", "AbortError"), { outcome: "noAnswer" }],
  ])("takes %o for %o", async (error, outcome) => {
    const { sent, mailer } = mailerAnswering(() => {
      throw error;
    });
    expect(await mailer.send(email)).toEqual(outcome);
    expect(sent).toHaveLength(1);
  });
});
