import * as z from "zod/mini";
import type { SigningKey, SigningKeys } from "./signing-keys.ts";

/** Whose tokens are taken, and when. */
export type TokenTerms = {
  readonly issuer: string;
  readonly audience: string;
  readonly nowSeconds: number;
};

type Algorithm = {
  readonly keyType: string;
  readonly curves?: readonly string[];
  /** `null` where the signature's own algorithm hashes (Ed25519). */
  readonly digest: string | null;
};

/** RFC 7518 and RFC 8037. Neither `none` nor an HMAC, for which a public key is no secret. */
const algorithms: ReadonlyMap<string, Algorithm> = new Map(
  Object.entries({
    RS256: { keyType: "RSA", digest: "sha256" },
    RS384: { keyType: "RSA", digest: "sha384" },
    RS512: { keyType: "RSA", digest: "sha512" },
    ES256: { keyType: "EC", curves: ["P-256"], digest: "sha256" },
    ES384: { keyType: "EC", curves: ["P-384"], digest: "sha384" },
    ES512: { keyType: "EC", curves: ["P-521"], digest: "sha512" },
    EdDSA: { keyType: "OKP", curves: ["Ed25519", "Ed448"], digest: null },
  }),
);

/** `crit` names what must be understood: nothing of it is (RFC 7515, section 4.1.11). */
const headerShape = z.lazy(() =>
  z.object({ alg: z.string(), kid: z.string(), crit: z.optional(z.never()) }),
);

const claimsShape = z.lazy(() =>
  z.looseObject({
    iss: z.string(),
    aud: z.union([z.string(), z.array(z.string())]),
    exp: z.number(),
    nbf: z.optional(z.number()),
    iat: z.optional(z.number()),
    sub: z.optional(z.string()),
    scope: z.optional(z.string()),
    jti: z.optional(z.string()),
  }),
);
export type TokenClaims = z.infer<typeof claimsShape>;

/** Header, claims and signature, each in base64url: nothing but the compact form (RFC 7515). */
const compactForm = /^([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)$/u;

/**
 * The claims of a JWT that one of the keys has signed, whose issuer, audience and time are right;
 * `undefined` for any other, one without an end included. What it claims counts only once its
 * signature is right. Throws only when the keys cannot be read.
 */
export async function verifySignedToken(
  token: string,
  terms: TokenTerms,
  keys: SigningKeys,
): Promise<TokenClaims | undefined> {
  const [, header = "", payload = "", signature = ""] = compactForm.exec(token) ?? [];
  const { alg, kid } = headerShape.safeParse(readJson(header)).data ?? {};
  const algorithm = algorithms.get(alg ?? "");
  if (algorithm === undefined || kid === undefined) return undefined;
  const key = await keys(kid);
  if (key === undefined || !isKeyFor(key, algorithm, alg)) return undefined;
  if (!isSignedWith(key, algorithm, { text: `${header}.${payload}`, signature })) return undefined;
  const claims = claimsShape.safeParse(readJson(payload)).data;
  return claims && keepsTerms(claims, terms) ? claims : undefined;
}

/** The key decides what it is used for, not the token. */
function isKeyFor(key: SigningKey, { keyType, curves }: Algorithm, name: string | undefined) {
  if (key.algorithm !== undefined && key.algorithm !== name) return false;
  return key.type === keyType && (curves === undefined || curves.includes(key.curve ?? ""));
}

function isSignedWith(
  { key }: SigningKey,
  { digest }: Algorithm,
  signed: { readonly text: string; readonly signature: string },
): boolean {
  const { verify } = process.getBuiltinModule("node:crypto");
  const signature = Buffer.from(signed.signature, "base64url");
  // Elliptic signatures of tokens are two plain numbers, not DER.
  return verify(digest, Buffer.from(signed.text), { key, dsaEncoding: "ieee-p1363" }, signature);
}

function keepsTerms(claims: TokenClaims, { issuer, audience, nowSeconds }: TokenTerms): boolean {
  const { iss, aud, exp, nbf = nowSeconds } = claims;
  const isForUs = typeof aud === "string" ? aud === audience : aud.includes(audience);
  return iss === issuer && isForUs && exp >= nowSeconds && nbf <= nowSeconds;
}

function readJson(base64Url: string): unknown {
  try {
    return JSON.parse(Buffer.from(base64Url, "base64url").toString("utf8"));
  } catch {
    return undefined;
  }
}
