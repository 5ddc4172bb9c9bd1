import { SESClient, VerifyDomainIdentityCommand } from "@aws-sdk/client-ses";
import { stageSettings } from "../stages.ts";

/**
 * Lets the portal send from its address: SES refuses mails from a domain that nobody has shown to
 * be theirs. On AWS the stage's stacks do it with DNS records; an emulator takes the bare request.
 */
export async function verifySender(
  settings: NonNullable<ConstructorParameters<typeof SESClient>[0]>,
): Promise<void> {
  const { from } = stageSettings("local").mail;
  const client = new SESClient(settings);
  try {
    const Domain = from.slice(from.indexOf("@") + 1);
    await client.send(new VerifyDomainIdentityCommand({ Domain }));
  } finally {
    client.destroy();
  }
}
