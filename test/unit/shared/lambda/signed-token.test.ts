import { createHmac, createPublicKey, generateKeyPairSync, type KeyObject } from "node:crypto";
import { JwtVerifier } from "aws-jwt-verify";
import fc from "fast-check";
import { type JWTHeaderParameters, type JWTPayload, SignJWT } from "jose";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { verifySignedToken } from "../../../../shared/lambda/signed-token.ts";
import type { SigningKey, SigningKeys } from "../../../../shared/lambda/signing-keys.ts";

const issuer = "https://accesso.example";
const audience = "portale";
const nowSeconds = 1_795_000_000;
const pairs = {
  RSA: generateKeyPairSync("rsa", { modulusLength: 2_048 }),
  "P-256": generateKeyPairSync("ec", { namedCurve: "P-256" }),
  "P-384": generateKeyPairSync("ec", { namedCurve: "P-384" }),
  "P-521": generateKeyPairSync("ec", { namedCurve: "P-521" }),
  Ed25519: generateKeyPairSync("ed25519"),
} as const;
type PairName = keyof typeof pairs;
const pairOf = {
  RS256: "RSA",
  RS384: "RSA",
  RS512: "RSA",
  ES256: "P-256",
  ES384: "P-384",
  ES512: "P-521",
  EdDSA: "Ed25519",
} as const;
type AlgorithmName = keyof typeof pairOf;
const algorithmNames = ["RS256", "RS384", "RS512", "ES256", "ES384", "ES512", "EdDSA"] as const;

function keyOf(name: PairName, algorithm?: string): SigningKey {
  const key: KeyObject = pairs[name].publicKey;
  const { kty = "", crv } = key.export({ format: "jwk" });
  return { type: kty, curve: crv, algorithm, key };
}

const published = new Map<string, SigningKey>(
  algorithmNames.map((name) => [name, keyOf(pairOf[name])]),
);
const keys: SigningKeys = async (keyId) => published.get(keyId);

const claims = { iss: issuer, aud: audience, exp: nowSeconds + 60, sub: "cliente" };

function without(name: keyof typeof claims): JWTPayload {
  return Object.fromEntries(Object.entries(claims).filter(([claim]) => claim !== name));
}

function sign(
  payload: JWTPayload,
  { alg, kid = alg, ...more }: Partial<JWTHeaderParameters> & { alg: AlgorithmName },
): Promise<string> {
  const header = { alg, kid, ...more };
  return new SignJWT(payload).setProtectedHeader(header).sign(pairs[pairOf[alg]].privateKey);
}

const base64Url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
const verify = (token: string, at = nowSeconds, from = keys) =>
  verifySignedToken(token, { issuer, audience, nowSeconds: at }, from);

beforeAll(() => {
  vi.useFakeTimers({ now: nowSeconds * 1_000, toFake: ["Date"] });
});
afterAll(() => {
  vi.useRealTimers();
});

describe("a token", () => {
  it.each(algorithmNames)("signed with %s is taken, with what it claims", async (alg) => {
    const payload = { ...claims, client_id: "ente", ente: "02336340159", scope: "a b" };
    expect(await verify(await sign(payload, { alg }))).toEqual(payload);
  });

  it("is taken for several audiences when ours is among them", async () => {
    const forMany = await sign({ ...claims, aud: ["altro", audience] }, { alg: "RS256" });
    expect(await verify(forMany)).toMatchObject({ aud: ["altro", audience] });
  });

  it.each([
    { wrong: "another issuer", payload: { ...claims, iss: `${issuer}/` } },
    { wrong: "no issuer", payload: without("iss") },
    { wrong: "another audience", payload: { ...claims, aud: ["altro", "portale2"] } },
    { wrong: "no audience", payload: without("aud") },
    { wrong: "no end", payload: without("exp") },
    { wrong: "an end that is past", payload: { ...claims, exp: nowSeconds - 1 } },
    { wrong: "a beginning to come", payload: { ...claims, nbf: nowSeconds + 1 } },
    { wrong: "a scope that is no text", payload: { ...claims, scope: ["a"] } },
  ])("with $wrong is refused", async ({ payload }) => {
    expect(await verify(await sign(payload, { alg: "ES256" }))).toBeUndefined();
    expect(await verify(await sign(claims, { alg: "ES256" }))).toBeDefined();
  });

  it("is good from its beginning up to its end", async () => {
    const token = await sign({ ...claims, nbf: nowSeconds }, { alg: "RS256" });
    expect(await verify(token, nowSeconds - 0.1)).toBeUndefined();
    expect(await verify(token, nowSeconds)).toBeDefined();
    expect(await verify(token, nowSeconds + 60)).toBeDefined();
    expect(await verify(token, nowSeconds + 60.1)).toBeUndefined();
  });

  it("that names no key, or one that nobody knows, is refused", async () => {
    expect(await verify(await sign(claims, { alg: "RS256", kid: "altra" }))).toBeUndefined();
    const unnamed = await new SignJWT(claims)
      .setProtectedHeader({ alg: "RS256" })
      .sign(pairs.RSA.privateKey);
    expect(await verify(unnamed)).toBeUndefined();
  });

  it("that says it needs no signature is refused", async () => {
    for (const alg of ["none", "None", "NONE", ""]) {
      const unsigned = `${base64Url({ alg, kid: "RS256" })}.${base64Url(claims)}`;
      for (const token of [unsigned, `${unsigned}.`, `${unsigned}.AA`]) {
        expect(await verify(token)).toBeUndefined();
      }
    }
  });

  it("signed with the public key as if it were a secret is refused", async () => {
    const text = `${base64Url({ alg: "HS256", kid: "RS256" })}.${base64Url(claims)}`;
    const { publicKey } = pairs.RSA;
    const secrets = [
      publicKey.export({ type: "spki", format: "pem" }),
      publicKey.export({ type: "spki", format: "der" }),
      JSON.stringify(publicKey.export({ format: "jwk" })),
    ];
    for (const secret of secrets) {
      const signature = createHmac("sha256", secret).update(text).digest("base64url");
      expect(await verify(`${text}.${signature}`)).toBeUndefined();
    }
  });

  it("signed by somebody else under the name of our key is refused", async () => {
    const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2_048 });
    const header = {
      alg: "RS256",
      kid: "RS256",
      jwk: createPublicKey(privateKey).export({ format: "jwk" }),
    };
    const forged = await new SignJWT(claims).setProtectedHeader(header).sign(privateKey);
    expect(await verify(forged)).toBeUndefined();
  });

  it("is refused when a key serves an algorithm or a curve it is not for", async () => {
    const only =
      (key: SigningKey): SigningKeys =>
      async () =>
        key;
    const token = await sign(claims, { alg: "RS384" });
    expect(await verify(token, nowSeconds, only(keyOf("RSA", "RS384")))).toBeDefined();
    expect(await verify(token, nowSeconds, only(keyOf("RSA", "RS256")))).toBeUndefined();
    expect(await verify(token, nowSeconds, only(keyOf("P-384")))).toBeUndefined();
    const elliptic = await sign(claims, { alg: "ES256" });
    expect(await verify(elliptic, nowSeconds, only(keyOf("P-384")))).toBeUndefined();
  });

  it("that wants something understood is refused: nothing is", async () => {
    const header = { alg: "RS256", kid: "RS256", crit: ["b64"], b64: true };
    const token = await new SignJWT(claims)
      .setProtectedHeader(header)
      .sign(pairs.RSA.privateKey, { crit: { b64: true } });
    expect(await verify(token)).toBeUndefined();
  });

  it("of which one character was changed is refused", async () => {
    const token = await sign(claims, { alg: "ES256" });
    await fc.assert(
      fc.asyncProperty(
        fc.nat(token.length - 2),
        fc.constantFrom(..."AZaz09-_.="),
        async (at, by) => {
          const changed = token.slice(0, at) + by + token.slice(at + 1);
          fc.pre(changed !== token);
          expect(await verify(changed)).toBeUndefined();
        },
      ),
    );
  });

  it("that is no token is refused, whatever it is", async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.json().map(base64Url)), async (text) => {
        expect(await verify(text)).toBeUndefined();
        expect(await verify(`${text}.${text}.${text}`)).toBeUndefined();
      }),
    );
  });
});

describe("beside the library of AWS, which is judged by the same keys", () => {
  const verifier = JwtVerifier.create({ issuer, audience, jwksUri: `${issuer}/jwks` });
  verifier.cacheJwks({
    keys: algorithmNames.map((kid) => ({
      ...pairs[pairOf[kid]].publicKey.export({ format: "jwk" }),
      kty: keyOf(pairOf[kid]).type,
      kid,
    })),
  });
  const seconds = fc.integer({ min: nowSeconds - 5, max: nowSeconds + 5 });
  const payloads = fc.record(
    {
      iss: fc.constantFrom(issuer, "https://altri.example"),
      aud: fc.oneof(fc.constantFrom(audience, "altro"), fc.subarray([audience, "altro"])),
      exp: seconds,
      nbf: seconds,
      iat: seconds,
      sub: fc.string(),
      scope: fc.string(),
      ente: fc.json(),
    },
    { requiredKeys: ["exp"] },
  );
  const algorithm = fc.constantFrom(...algorithmNames);
  const headers = fc
    .tuple(algorithm, algorithm, fc.constantFrom("its own", "its own", "another's"))
    .map(([alg, other, key]) => ({ alg, kid: key === "its own" ? alg : other }));

  it("the same tokens are taken, for the same claims", () =>
    fc.assert(
      fc.asyncProperty(payloads, headers, async (payload, header) => {
        const token = await sign(payload, header);
        const expected = await verifier.verify(token).catch(() => undefined);
        expect(await verify(token)).toEqual(expected);
      }),
      { numRuns: 300 },
    ));
});
