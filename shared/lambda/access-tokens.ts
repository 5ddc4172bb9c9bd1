import type { SecretReader } from "../aws/secret-reader.ts";
import { type AccessTokenGrant, createAccessTokenSigner } from "./access-token-signer.ts";
import type { PublicKey } from "./portal-keys.ts";
import { keptOfSeed, type PortalSeedSettings } from "./portal-seed.ts";

/** What a function that gives out the portal's tokens finds in its environment. */
export type AccessTokenSettings = PortalSeedSettings & {
  readonly PORTAL_ISSUER: string;
  readonly JWT_AUDIENCE: string;
};

/** The portal's own tokens: see `createAccessTokenSigner`. */
export type AccessTokens = {
  sign(grant: AccessTokenGrant, now: Date): Promise<string>;
  publicKeys(): Promise<readonly PublicKey[]>;
};

/** Signs with what is in the secret, which is read again every five minutes. */
export function createAccessTokens(
  settings: AccessTokenSettings,
  connect?: () => SecretReader,
): AccessTokens {
  const names = { issuer: settings.PORTAL_ISSUER, audience: settings.JWT_AUDIENCE };
  const makeSigner = (seed: string) => createAccessTokenSigner(seed, names);
  const signer = keptOfSeed(settings, makeSigner, connect);
  return {
    sign: async (grant, now) => (await signer()).signAccessToken(grant, now),
    publicKeys: async () => (await signer()).publicKeys(),
  };
}
