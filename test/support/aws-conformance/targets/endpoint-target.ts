import { VerifyEmailIdentityCommand } from "@aws-sdk/client-ses";
import { simpleParser } from "mailparser";
import * as z from "zod";
import type { AwsClients, AwsTarget, MailPlace, TargetId } from "../aws-target.ts";
import { createBelongings } from "../belongings.ts";
import { deployRecorder } from "./deploy-recorder.ts";
import { testMailbox } from "./mailboxes.ts";
import { openTarget } from "./open-target.ts";
import { createTargetClients } from "./target-clients.ts";

const howToName =
  "name the endpoint with AWS_ENDPOINT_URL; for AWS itself leave it out and set " +
  "PORTALE_AWS_CONFORMANCE=aws and PORTALE_AWS_CONFORMANCE_SENDER, an address verified on SES";

/** The endpoint that the environment names: an emulator, or AWS itself where that is asked for. */
export async function openEndpointTarget(
  environment: Readonly<Record<string, string | undefined>>,
): Promise<AwsTarget> {
  const endpoint = environment["AWS_ENDPOINT_URL"]?.replace(/\/$/u, "");
  if (endpoint === undefined && environment["PORTALE_AWS_CONFORMANCE"] !== "aws") {
    throw new Error(howToName);
  }
  const region = environment["AWS_REGION"] ?? "eu-south-1";
  const { AWS_ACCESS_KEY_ID: accessKeyId = "test", AWS_SECRET_ACCESS_KEY: key = "test" } =
    environment;
  const credentials = { accessKeyId, secretAccessKey: key };
  const access = { region, ...(endpoint !== undefined && { credentials }) };
  const { id, version } = await identify(endpoint);
  const belongings = createBelongings();
  const clients = createTargetClients(access, () => endpoint);
  const mail = mailOf(id, { endpoint, sender: environment["PORTALE_AWS_CONFORMANCE_SENDER"] });
  if (id !== "aws") await verifySender(clients, mail);
  return openTarget({
    id,
    version,
    region,
    s3Endpoint: endpoint,
    clients,
    mail,
    belongings,
    async deploy() {
      const apiId = await deployRecorder({ environment, access, endpoint, belongings });
      const apiUrl =
        endpoint === undefined
          ? `https://${apiId}.execute-api.${region}.amazonaws.com`
          : `${endpoint}/_aws/execute-api/${apiId}/$default`;
      return { apiUrl, passMinute: async () => undefined };
    },
    stop: async () => undefined,
  });
}

type Identity = { readonly id: TargetId; readonly version: string };

/** Who answers: MiniStack answers LocalStack's address too, so it is asked first. */
async function identify(endpoint: string | undefined): Promise<Identity> {
  if (endpoint === undefined) return { id: "aws", version: "" };
  const health = z.object({ version: z.string() });
  for (const id of ["ministack", "localstack"] as const) {
    const response = await fetch(`${endpoint}/_${id}/health`);
    const told = response.ok ? health.safeParse(await response.json()) : undefined;
    if (told?.success) return { id, version: told.data.version };
  }
  throw new Error(`${endpoint} is neither MiniStack nor LocalStack: no differences are known`);
}

/** On AWS its owner has to; emulators believe whoever says so. */
async function verifySender({ ses }: AwsClients, { from }: MailPlace): Promise<void> {
  await ses.send(new VerifyEmailIdentityCommand({ EmailAddress: from }));
}

type MailSettings = {
  readonly endpoint: string | undefined;
  readonly sender: string | undefined;
};

function mailOf(id: TargetId, { endpoint, sender }: MailSettings): MailPlace {
  if (id === "aws") {
    if (sender === undefined) throw new Error(howToName);
    return {
      from: testMailbox(sender),
      // Takes mails and answers for them, without a person behind it.
      to: testMailbox("success@simulator.amazonses.com"),
      read: async () => {
        throw new Error("AWS keeps no mail to be read");
      },
    };
  }
  const read = id === "ministack" ? readFromMiniStack : readFromLocalStack;
  return {
    from: testMailbox("portale@example.it"),
    to: testMailbox("persona@example.it"),
    read: (messageId) => read(`${endpoint}`, messageId),
  };
}

const miniStackMails = z.object({
  messages: z.record(z.string(), z.array(z.object({ MessageId: z.string(), Subject: z.string() }))),
});

async function readFromMiniStack(endpoint: string, messageId: string) {
  const response = await fetch(`${endpoint}/_ministack/ses/messages`);
  const { messages } = miniStackMails.parse(await response.json());
  const mail = Object.values(messages)
    .flat()
    .find(({ MessageId }) => MessageId === messageId);
  return mail && { subject: mail.Subject, attachments: [] };
}

const localStackMails = z.object({
  messages: z.array(z.object({ Id: z.string(), RawData: z.optional(z.string()) })),
});

async function readFromLocalStack(endpoint: string, messageId: string) {
  const response = await fetch(`${endpoint}/_aws/ses?id=${encodeURIComponent(messageId)}`);
  const { messages } = localStackMails.parse(await response.json());
  const raw = messages.find(({ Id }) => Id === messageId)?.RawData;
  if (raw === undefined) return undefined;
  const { subject = "", attachments } = await simpleParser(raw);
  return {
    subject,
    attachments: attachments.map(({ filename = "", content }) => ({ fileName: filename, content })),
  };
}
