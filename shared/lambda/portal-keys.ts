import type { KeyObject } from "node:crypto";

/** A public key as a set of keys publishes it (RFC 7517, RFC 8037). */
export type PublicKey = {
  readonly kty: "OKP";
  readonly crv: "Ed25519";
  readonly x: string;
  readonly kid: string;
  readonly alg: "EdDSA";
  readonly use: "sig";
};

/** What the portal signs: a key of one purpose is good for no other. */
export type KeyPurpose = "access-tokens" | "outcomes";

/** What the portal alone makes and knows again: addresses hidden, texts sealed. */
export type SecretPurpose = "visitors" | "challenges" | "notice-links";

/** Shorter ones could be guessed. */
const seedLengthMin = 32;
const seedsMax = 2;

function seedsOf(text: string): readonly string[] {
  const seeds = text.split(",").map((seed) => seed.trim());
  if (seeds.length > seedsMax || seeds.some(({ length }) => length < seedLengthMin)) {
    throw new Error("the seeds of the portal's tokens are not one or two long texts");
  }
  return seeds;
}

export type KeyPair = { readonly privateKey: KeyObject; readonly publicKey: PublicKey };

/** What a private key of Ed25519 begins with in PKCS #8 (RFC 8410, section 7). */
const pkcs8Prefix = Buffer.from("302e020100300506032b657004220420", "hex");
const keyBytes = 32;

function keyPairOf(seed: string, purpose: KeyPurpose): KeyPair {
  const { createPrivateKey, createPublicKey, hash, hkdfSync } =
    process.getBuiltinModule("node:crypto");
  // Another purpose has another text, and so another key (RFC 5869, section 3.2).
  const derivedFor = `portale-pagamenti/${purpose}/ed25519/1`;
  const secret = Buffer.from(hkdfSync("sha256", seed, "", derivedFor, keyBytes));
  const privateKey = createPrivateKey({
    key: Buffer.concat([pkcs8Prefix, secret]),
    format: "der",
    type: "pkcs8",
  });
  const { x = "" } = createPublicKey(privateKey).export({ format: "jwk" });
  // RFC 7638, section 3, and RFC 8037, section 2: the members that a thumbprint is taken of.
  const kid = hash("sha256", `{"crv":"Ed25519","kty":"OKP","x":"${x}"}`, "base64url");
  return {
    privateKey,
    publicKey: { kty: "OKP", crv: "Ed25519", x, kid, alg: "EdDSA", use: "sig" },
  };
}

/**
 * The portal's keys for a purpose. `seedText` holds one secret, or two joined by a comma while one
 * takes the place of the other: the first signs, both are published.
 */
export function portalKeysOf(
  seedText: string,
  purpose: KeyPurpose,
): readonly [KeyPair, ...KeyPair[]] {
  const [current, ...others] = seedsOf(seedText).map((seed) => keyPairOf(seed, purpose));
  if (current === undefined) throw new Error("there is no seed to make keys of");
  return [current, ...others];
}

/** Secret keys for a purpose, of one seed or two: the first makes, each of them is known again. */
export function secretKeysOf(
  seedText: string,
  purpose: SecretPurpose,
): readonly [Buffer, ...Buffer[]] {
  const { hkdfSync } = process.getBuiltinModule("node:crypto");
  const derivedFor = `portale-pagamenti/${purpose}/hmac-sha256/1`;
  const [current, ...others] = seedsOf(seedText).map((seed) =>
    Buffer.from(hkdfSync("sha256", seed, "", derivedFor, keyBytes)),
  );
  if (current === undefined) throw new Error("there is no seed to make keys of");
  return [current, ...others];
}
