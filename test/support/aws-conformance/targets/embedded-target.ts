import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { vi } from "vitest";
import * as z from "zod";
import { localCredentials } from "../../../../infra/local/aws-clients.ts";
import { mailSchema } from "../../../../infra/local/emulators/mail-schema.ts";
import { startLocalCloud } from "../../../../infra/local/local-cloud.ts";
import { localRegion } from "../../../../infra/local/template/resource-identity.ts";
import type { AwsTarget, MailPlace } from "../aws-target.ts";
import { createBelongings } from "../belongings.ts";
import { synthesizeRecorder } from "../functions/recorder-stack.ts";
import { targetVersions } from "../target-versions.ts";
import { testMailbox } from "./mailboxes.ts";
import { openTarget } from "./open-target.ts";
import { createTargetClients } from "./target-clients.ts";

/** Starts the emulators that come from npm, and the local runner with the recording functions. */
export async function startEmbeddedTarget(): Promise<AwsTarget> {
  const belongings = createBelongings();
  const outputFolder = await mkdtemp(join(tmpdir(), "aws-conformance-"));
  const assembly = await synthesizeRecorder({
    prefix: belongings.prefix,
    outputFolder,
    codeIs: "asset",
  });
  const { url, endpoints, stop } = await startLocalCloud({ port: 0, dataDir: undefined, assembly });
  const access = { region: localRegion, credentials: localCredentials };
  const clients = createTargetClients(access, (service) => {
    if (service === "dynamoDb") return endpoints.dynamoDb;
    return service === "ses" ? endpoints.mail : endpoints.s3;
  });
  return openTarget({
    id: "embedded",
    version: targetVersions.embedded,
    region: localRegion,
    s3Endpoint: endpoints.s3,
    clients,
    mail: mailAt(endpoints.mail),
    belongings,
    deploy: async () => ({ apiUrl: url, passMinute }),
    async stop() {
      await stop();
      await rm(outputFolder, { recursive: true, force: true });
    },
  });
}

/** The runner's clock is this process's: it is turned until the runner has looked at it. */
async function passMinute(): Promise<void> {
  vi.setSystemTime(Date.now() + 60_000);
  await delay(2_500);
  vi.useRealTimers();
}

const storeSchema = z.object({ emails: z.array(mailSchema) });

function mailAt(endpoint: string): MailPlace {
  return {
    from: testMailbox("portale@example.it"),
    to: testMailbox("persona@example.it"),
    async read(_messageId, subject) {
      const response = await fetch(`${endpoint}/store`);
      const { emails } = storeSchema.parse(await response.json());
      const mail = emails.find((each) => each.subject === subject);
      if (mail === undefined) return undefined;
      return {
        subject: mail.subject,
        attachments: mail.attachments.map(({ filename = "", content }) => ({
          fileName: filename,
          content: Buffer.from(content, "base64"),
        })),
      };
    },
  };
}
