import { generateKeyPairSync, type KeyObject } from "node:crypto";
import { exportJWK, SignJWT } from "jose";
import { startScriptedService } from "./scripted-service.ts";

export type TokenIssuer = {
  /** Where it is, and what its tokens say it is called. */
  readonly url: string;
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
  /** Of the portal's audience and five minutes from now, unless the claims say otherwise. */
  sign(claims: Readonly<Record<string, unknown>>): Promise<string>;
  stop(): Promise<void>;
};

export const tokenAudience = "portale";
export const tokenKeyId = "chiave";

/** An authorization server of one key, which it publishes at any address. */
export async function startTokenIssuer(): Promise<TokenIssuer> {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const server = await startScriptedService();
  const jwk = { ...(await exportJWK(publicKey)), kid: tokenKeyId, alg: "ES256", use: "sig" };
  server.play({ status: 200, body: { keys: [jwk] } });
  return {
    url: server.url,
    publicKey,
    privateKey,
    sign(claims) {
      const usual = { iss: server.url, aud: tokenAudience, exp: Date.now() / 1_000 + 300 };
      return new SignJWT({ ...usual, ...claims })
        .setProtectedHeader({ alg: "ES256", kid: tokenKeyId })
        .sign(privateKey);
    },
    stop: () => server.stop(),
  };
}

/** The variables by which a function trusts the Region's server and the portal itself. */
export function trustVariables(region: TokenIssuer, portal: TokenIssuer) {
  return {
    JWT_ISSUER: region.url,
    JWT_JWKS_URI: `${region.url}/jwks`,
    JWT_AUDIENCE: tokenAudience,
    JWT_ORGANIZATION_CLAIM: "ente",
    PORTAL_ISSUER: portal.url,
  } as const;
}
