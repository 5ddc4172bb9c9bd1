import { createSecretReader, type SecretReader } from "../aws/secret-reader.ts";
import {
  type AccessTokenGrant,
  type AccessTokenSigner,
  createAccessTokenSigner,
} from "./access-token-signer.ts";
import type { PublicKey } from "./portal-keys.ts";

/** What a function that gives out the portal's tokens finds in its environment. */
export type AccessTokenSettings = {
  readonly PORTAL_ISSUER: string;
  readonly JWT_AUDIENCE: string;
  /** The secret from which the keys are derived. */
  readonly TOKEN_SEED_SECRET_ARN?: string | undefined;
  /** The seed itself, of a portal that protects nothing. */
  readonly TOKEN_SEED?: string | undefined;
};

/** The portal's own tokens: see `createAccessTokenSigner`. */
export type AccessTokens = {
  sign(grant: AccessTokenGrant, now: Date): Promise<string>;
  publicKeys(): Promise<readonly PublicKey[]>;
};

/** A new seed is known everywhere after so long. */
const minutesKept = 5;

/** Signs with what is in the secret, which is read again every five minutes. */
export function createAccessTokens(
  settings: AccessTokenSettings,
  connect: () => SecretReader = createSecretReader,
): AccessTokens {
  const readSeed = seedReader(settings, connect);
  const names = { issuer: settings.PORTAL_ISSUER, audience: settings.JWT_AUDIENCE };
  let kept: { readonly signer: AccessTokenSigner; readonly untilMs: number } | undefined;
  const signer = async (): Promise<AccessTokenSigner> => {
    if (kept === undefined || kept.untilMs < Date.now()) {
      kept = {
        signer: createAccessTokenSigner(await readSeed(), names),
        untilMs: Date.now() + minutesKept * 60_000,
      };
    }
    return kept.signer;
  };
  return {
    sign: async (grant, now) => (await signer()).signAccessToken(grant, now),
    publicKeys: async () => (await signer()).publicKeys(),
  };
}

function seedReader(
  { TOKEN_SEED_SECRET_ARN: secretArn, TOKEN_SEED: seed }: AccessTokenSettings,
  connect: () => SecretReader,
): () => Promise<string> {
  if (secretArn === undefined) {
    if (seed === undefined) throw new Error("there is no seed to sign tokens with");
    return async () => seed;
  }
  const readSecret = connect();
  return () => readSecret(secretArn);
}
