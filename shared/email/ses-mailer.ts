import { SESClient, SESServiceException, SendRawEmailCommand } from "@aws-sdk/client-ses";
import type { EmailSubmission, Mailer } from "../domain/notifications/channels.ts";
import { composeMime } from "./compose-mime.ts";

const answerSecondsMax = 10;

/** Refusals that concern this one mail; the others concern the account and may pass. */
const refusalsOfTheMail = new Set(["MessageRejected", "InvalidParameterValue"]);
/** Failures before anything was sent: no credentials, no connection. */
const failuresBeforeSending = new Set([
  "CredentialsProviderError",
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
]);

/**
 * Amazon SES (`SendRawEmail`), or the endpoint named by `AWS_ENDPOINT_URL_SES`. One attempt and no
 * repetition by the SDK: a second attempt after a lost answer would be a second mail.
 */
export function createSesMailer(
  from: string,
  client: Pick<SESClient, "send"> = new SESClient({ maxAttempts: 1 }),
): Mailer {
  return {
    async send(email) {
      const raw = await composeMime(email, from);
      const command = new SendRawEmailCommand({
        Source: from,
        Destinations: [email.to],
        RawMessage: { Data: raw },
      });
      try {
        const { MessageId: messageId } = await client.send(command, {
          abortSignal: AbortSignal.timeout(answerSecondsMax * 1000),
        });
        return { outcome: "accepted", ...(messageId === undefined ? {} : { messageId }) };
      } catch (error) {
        return submissionOf(error);
      }
    },
  };
}

function submissionOf(error: unknown): EmailSubmission {
  if (error instanceof SESServiceException && error.$fault === "client") {
    const { name } = error;
    return refusalsOfTheMail.has(name) ? { outcome: "refused", code: name } : { outcome: "notNow" };
  }
  return { outcome: failedBeforeSending(error) ? "notNow" : "noAnswer" };
}

function failedBeforeSending(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error && typeof error.code === "string" ? error.code : error.name;
  return failuresBeforeSending.has(code);
}
