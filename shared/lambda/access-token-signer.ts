import type { Caller } from "../domain/access/caller.ts";
import { portalOrganizationClaim } from "./access.ts";
import { type PublicKey, portalKeysOf } from "./portal-keys.ts";
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
  const [current, ...others] = portalKeysOf(seedText, "access-tokens");
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

function encode(members: object): string {
  return Buffer.from(JSON.stringify(members)).toString("base64url");
}
