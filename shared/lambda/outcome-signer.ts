import type { SecretReader } from "../aws/secret-reader.ts";
import { type PublicKey, portalKeysOf } from "./portal-keys.ts";
import { keptOfSeed, type PortalSeedSettings } from "./portal-seed.ts";

/** Signs what the portal tells other programs, so that they know who says it, and when. */
export type OutcomeSigner = {
  /** Ed25519 (RFC 8032) over the UTF-8 bytes of the text, 64 bytes. */
  sign(text: string): Buffer;
  /** Which key has signed: `kid` of the published one. */
  readonly keyId: string;
  /** Every key whose signatures are good, that of the seed which follows included. */
  publicKeys(): readonly PublicKey[];
};

/** Of the same seed as the portal's tokens, with a key of its own: see `portalKeysOf`. */
export function createOutcomeSigner(seedText: string): OutcomeSigner {
  const [current, ...others] = portalKeysOf(seedText, "outcomes");
  const publicKeys = [current, ...others].map(({ publicKey }) => publicKey);
  return {
    sign(text) {
      const { sign } = process.getBuiltinModule("node:crypto");
      return sign(null, Buffer.from(text), current.privateKey);
    },
    keyId: current.publicKey.kid,
    publicKeys: () => publicKeys,
  };
}

/** The signer of the seed in the environment; one that was changed is met in five minutes. */
export function keptOutcomeSigner(
  settings: PortalSeedSettings,
  connect?: () => SecretReader,
): () => Promise<OutcomeSigner> {
  return keptOfSeed(settings, createOutcomeSigner, connect);
}
