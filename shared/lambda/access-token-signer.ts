import type { KeyObject } from "node:crypto";
import type { Caller } from "../domain/access/caller.ts";
import { portalOrganizationClaim } from "./access.ts";
import { randomId } from "./random-id.ts";

/** What a token says of who it is given to, and for how long it is good. */
export type AccessTokenGrant = Pick<
  Caller,
  "kind" | "organization" | "permissions" | "typeCodes" | "role"
> & {
  /** Pseudonym of the person, or id of the client. */
  readonly subject: string;
  /** Of an API client. */
  readonly clientId?: string;
  readonly secondsValid: number;
};

/** A public key as a set of keys publishes it (RFC 7517, RFC 8037). */
export type PublicKey = {
  readonly kty: "OKP";
  readonly crv: "Ed25519";
  readonly x: string;
  readonly kid: string;
  readonly alg: "EdDSA";
  readonly use: "sig";
};

export type AccessTokenSigner = {
  /** A JWT (RFC 7519) signed by the first of the keys. */
  signAccessToken(grant: AccessTokenGrant, now: Date): string;
  /** Every key whose signatures are good, that of the seed which follows included. */
  publicKeys(): readonly PublicKey[];
};

type AccessTokenNames = { readonly issuer: string; readonly audience: string };

/**
 * Signs the portal's own tokens. `seedText` holds one secret, or two joined by a comma while one
 * takes the place of the other: the first signs, both are published.
 */
export function createAccessTokenSigner(
  seedText: string,
  { issuer, audience }: AccessTokenNames,
): AccessTokenSigner {
  const [current, ...others] = seedsOf(seedText).map(signingKeyOf);
  if (current === undefined) throw new Error("there is no seed to sign tokens with");
  const publicKeys = [current, ...others].map(({ publicKey }) => publicKey);
  const header = encode({ alg: "EdDSA", typ: "at+jwt", kid: current.publicKey.kid });
  return {
    signAccessToken(grant, now) {
      const issuedAt = Math.floor(now.getTime() / 1_000);
      const { organization, typeCodes, role, clientId } = grant;
      const claims = encode({
        iss: issuer,
        aud: audience,
        sub: grant.subject,
        scope: grant.permissions.join(" "),
        iat: issuedAt,
        exp: issuedAt + grant.secondsValid,
        jti: randomId(),
        ...(clientId !== undefined && { client_id: clientId }),
        ...(organization !== undefined && { [portalOrganizationClaim]: organization }),
        ...(typeCodes !== undefined && { debt_position_types: typeCodes }),
        ...(role !== undefined && { role }),
      });
      const signed = `${header}.${claims}`;
      const { sign } = process.getBuiltinModule("node:crypto");
      const signature = sign(null, Buffer.from(signed), current.privateKey);
      return `${signed}.${signature.toString("base64url")}`;
    },
    publicKeys: () => publicKeys,
  };
}

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

type KeyPair = { readonly privateKey: KeyObject; readonly publicKey: PublicKey };

/** What a private key of Ed25519 begins with in PKCS #8 (RFC 8410, section 7). */
const pkcs8Prefix = Buffer.from("302e020100300506032b657004220420", "hex");
/** What is derived: another purpose would have another text (RFC 5869, section 3.2). */
const derivedFor = "portale-pagamenti/access-tokens/ed25519/1";
const keyBytes = 32;

function signingKeyOf(seed: string): KeyPair {
  const { createPrivateKey, createPublicKey, hash, hkdfSync } =
    process.getBuiltinModule("node:crypto");
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

function encode(members: object): string {
  return Buffer.from(JSON.stringify(members)).toString("base64url");
}
