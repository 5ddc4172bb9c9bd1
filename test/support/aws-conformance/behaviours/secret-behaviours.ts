import {
  CreateSecretCommand,
  DeleteSecretCommand,
  GetSecretValueCommand,
} from "@aws-sdk/client-secrets-manager";
import { expect } from "vitest";
import type { AwsTarget, Behaviour } from "../aws-target.ts";

async function makeSecret({ clients: { secrets }, belongings }: AwsTarget, SecretString: string) {
  const { ARN: SecretId } = await secrets.send(
    new CreateSecretCommand({ Name: belongings.uniqueName("secret"), SecretString }),
  );
  belongings.removeLater(() =>
    secrets.send(new DeleteSecretCommand({ SecretId, ForceDeleteWithoutRecovery: true })),
  );
  return SecretId;
}

export const secretBehaviours = {
  secretByArn: {
    sentence: "un segreto si legge con il suo ARN",
    async prove(target) {
      const SecretId = await makeSecret(target, '{"chiave":"è segreta"}');
      expect(SecretId).toMatch(/^arn:aws:secretsmanager:[a-z0-9-]+:\d{12}:secret:/u);
      const found = await target.clients.secrets.send(new GetSecretValueCommand({ SecretId }));
      expect(found.SecretString).toBe('{"chiave":"è segreta"}');
    },
  },
  secretMissing: {
    sentence: "un segreto che non c'è dà un errore suo",
    async prove({ clients: { secrets }, belongings }) {
      const SecretId = belongings.uniqueName("no-secret");
      await expect(secrets.send(new GetSecretValueCommand({ SecretId }))).rejects.toMatchObject({
        name: "ResourceNotFoundException",
      });
    },
  },
} as const satisfies Readonly<Record<string, Behaviour>>;
