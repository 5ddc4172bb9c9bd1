import { readFile, writeFile } from "node:fs/promises";
import { exportJWK, generateKeyPair } from "jose";
import * as z from "zod";

const jwksSchema = z.object({ keys: z.array(z.record(z.string(), z.unknown())).min(1) });

export type SigningKeys = z.output<typeof jwksSchema>;

/** The provider's private key: made at the first start, kept so that tokens outlive a restart. */
export async function loadSigningKeys(path: string): Promise<SigningKeys> {
  const stored = await readFile(path, "utf8").catch(() => undefined);
  if (stored !== undefined) {
    return jwksSchema.parse(JSON.parse(stored));
  }
  const { privateKey } = await generateKeyPair("ES256", { extractable: true });
  const jwk = await exportJWK(privateKey);
  const keys = { keys: [{ ...jwk, kid: "locale", alg: "ES256", use: "sig" }] };
  await writeFile(path, JSON.stringify(keys), { mode: 0o600 });
  return keys;
}
