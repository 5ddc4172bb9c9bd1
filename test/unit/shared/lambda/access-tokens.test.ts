import { createPublicKey } from "node:crypto";
import { calculateJwkThumbprint, jwtVerify } from "jose";
import { describe, expect, it } from "vitest";
import { parseOrganizationFiscalCode } from "../../../../shared/domain/values/organization-fiscal-code.ts";
import { createAccessTokenSigner } from "../../../../shared/lambda/access-token-signer.ts";
import { createAccessTokens } from "../../../../shared/lambda/access-tokens.ts";
import { verifySignedToken } from "../../../../shared/lambda/signed-token.ts";

const names = { issuer: "https://api.regione.example", audience: "https://api.regione.example" };
const [first, second] = ["a".repeat(64), "b".repeat(64)];
const now = new Date("2027-03-01T10:00:00Z");
const nowSeconds = now.getTime() / 1_000;
const organization = parseOrganizationFiscalCode("02336340159") ?? expect.fail();
const grant = {
  kind: "client",
  subject: "client-1",
  clientId: "client-1",
  organization,
  permissions: ["notices:read", "receipts:read"],
  typeCodes: ["TARI"],
  secondsValid: 600,
} as const;

function keysOf(seeds: string) {
  const known = createAccessTokenSigner(seeds, names).publicKeys();
  return async (keyId: string) => {
    const jwk = known.find(({ kid }) => kid === keyId);
    if (jwk === undefined) return undefined;
    const key = createPublicKey({ key: jwk, format: "jwk" });
    return { type: jwk.kty, curve: jwk.crv, algorithm: jwk.alg, key };
  };
}

const terms = { ...names, nowSeconds };

describe("the portal's own tokens", () => {
  it("are taken by the portal, with all they say", async () => {
    const token = createAccessTokenSigner(first, names).signAccessToken(grant, now);
    expect(await verifySignedToken(token, terms, keysOf(first))).toEqual({
      iss: names.issuer,
      aud: names.audience,
      sub: "client-1",
      client_id: "client-1",
      scope: "notices:read receipts:read",
      organization_fiscal_code: organization,
      debt_position_types: ["TARI"],
      iat: nowSeconds,
      exp: nowSeconds + 600,
      jti: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
    const late = { ...terms, nowSeconds: nowSeconds + 601 };
    expect(await verifySignedToken(token, late, keysOf(first))).toBeUndefined();
  });

  it("are right for another's library too, and their key's id is its thumbprint", async () => {
    const signer = createAccessTokenSigner(first, names);
    const [jwk = expect.fail()] = signer.publicKeys();
    const token = signer.signAccessToken(grant, now);
    const { protectedHeader } = await jwtVerify(
      token,
      createPublicKey({ key: jwk, format: "jwk" }),
      {
        ...names,
        currentDate: now,
      },
    );
    expect(protectedHeader.kid).toBe(await calculateJwkThumbprint(jwk));
    expect(jwk).not.toHaveProperty("d");
  });

  it("of two seeds are signed with the first, and good for both", async () => {
    const token = createAccessTokenSigner(`${second},${first}`, names).signAccessToken(grant, now);
    expect(await verifySignedToken(token, terms, keysOf(second))).toBeDefined();
    expect(await verifySignedToken(token, terms, keysOf(first))).toBeUndefined();
    const old = createAccessTokenSigner(first, names).signAccessToken(grant, now);
    expect(await verifySignedToken(old, terms, keysOf(`${second},${first}`))).toBeDefined();
  });

  it("are not signed with a seed that could be guessed, nor with none", () => {
    for (const seeds of ["", "corto", `${first},corto`, `${first},${second},${first}`]) {
      expect(() => createAccessTokenSigner(seeds, names)).toThrow("one or two long texts");
    }
    const settings = { PORTAL_ISSUER: names.issuer, JWT_AUDIENCE: names.audience };
    expect(() => createAccessTokens(settings)).toThrow("no seed");
  });

  it("come from the secret, which is read once for many of them", async () => {
    let reads = 0;
    const tokens = createAccessTokens(
      {
        PORTAL_ISSUER: names.issuer,
        JWT_AUDIENCE: names.audience,
        TOKEN_SEED_SECRET_ARN: "arn:segreto",
      },
      () => async (arn) => {
        reads += 1;
        return arn === "arn:segreto" ? first : "";
      },
    );
    const token = await tokens.sign(grant, now);
    expect(await verifySignedToken(token, terms, keysOf(first))).toBeDefined();
    expect(await tokens.publicKeys()).toHaveLength(1);
    expect(reads).toBe(1);
  });
});
