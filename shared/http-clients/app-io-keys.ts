import { GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import * as z from "zod";

/** Keys of the enti's services on App IO: one each, because the sender must be the creditor. */
export type AppIoKeys = {
  /** The key of the ente's service; undefined for an ente that has no service yet. */
  keyFor(organizationFiscalCode: string): Promise<string | undefined>;
};

const minutesKept = 5;
const secretShape = z.record(z.string().regex(/^\d{11}$/), z.string().min(1));

/**
 * Keys kept in one Secrets Manager secret, a JSON object from the ente's fiscal code to its key
 * (64 KB hold about 1,100 enti). Read again every five minutes, so that a rotated key or a new ente
 * needs no deployment; a reading that fails is not kept.
 */
export function createSecretAppIoKeys(
  secretArn: string,
  client: Pick<SecretsManagerClient, "send"> = new SecretsManagerClient(),
): AppIoKeys {
  let kept: { readonly keys: ReadonlyMap<string, string>; readonly untilMs: number } | undefined;
  return {
    async keyFor(organizationFiscalCode) {
      if (kept === undefined || kept.untilMs < Date.now()) {
        const keys = await readKeys(secretArn, client);
        kept = { keys, untilMs: Date.now() + minutesKept * 60_000 };
      }
      return kept.keys.get(organizationFiscalCode);
    },
  };
}

async function readKeys(
  secretArn: string,
  client: Pick<SecretsManagerClient, "send">,
): Promise<ReadonlyMap<string, string>> {
  const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: secretArn }));
  return new Map(Object.entries(parseSecret(SecretString ?? "")));
}

/** Says nothing of the text it could not read: it is a secret. */
function parseSecret(text: string): Record<string, string> {
  try {
    return secretShape.parse(JSON.parse(text));
  } catch {
    throw new Error("the secret of the App IO keys is not an object of fiscal codes and keys");
  }
}

/** The enti's own keys where a secret is named, else the one key that a stub takes for all. */
export function createAppIoKeys(sources: {
  readonly secretArn: string | undefined;
  readonly stubKey: string | undefined;
}): AppIoKeys {
  const { secretArn, stubKey } = sources;
  return secretArn === undefined
    ? { keyFor: async () => stubKey }
    : createSecretAppIoKeys(secretArn);
}
