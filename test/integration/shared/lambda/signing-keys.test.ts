import { generateKeyPairSync, type JsonWebKey } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createSigningKeys } from "../../../../shared/lambda/signing-keys.ts";
import { type ScriptedService, startScriptedService } from "../../../support/scripted-service.ts";

const { publicKey } = generateKeyPairSync("rsa", { modulusLength: 2_048 });
const rsa = publicKey.export({ format: "jwk" });
const curve = generateKeyPairSync("ec", { namedCurve: "P-256" }).publicKey;
const elliptic = curve.export({ format: "jwk" });

let server: ScriptedService;
beforeAll(async () => {
  server = await startScriptedService();
});
afterAll(() => server.stop());

function play(...sets: readonly (readonly JsonWebKey[])[]): void {
  server.play(...sets.map((keys) => ({ status: 200, body: { keys } })));
}

describe("the keys of an authorization server", () => {
  it("are read once, with what they are for", async () => {
    play([
      { ...rsa, kid: "a", alg: "RS256", use: "sig" },
      { ...elliptic, kid: "b" },
    ]);
    const keys = createSigningKeys(`${server.url}/jwks?chi=portale`);
    const [first, second] = await Promise.all([keys("a"), keys("b")]);
    expect(first).toMatchObject({ type: "RSA", algorithm: "RS256" });
    expect(first?.key.equals(publicKey)).toBe(true);
    expect(second).toMatchObject({ type: "EC", curve: "P-256" });
    expect(await keys("a")).toBe(first);
    expect(server.requests.map(({ method, path }) => [method, path])).toEqual([
      ["GET", "/jwks?chi=portale"],
    ]);
  });

  it("are read again for one that is new, but not at once for one that is not there", async () => {
    let nowMs = 0;
    play([{ ...rsa, kid: "a" }], [{ ...elliptic, kid: "b" }]);
    const keys = createSigningKeys(`${server.url}/jwks`, () => nowMs);
    expect(await keys("a")).toBeDefined();
    expect(await keys("b")).toBeDefined();
    expect(server.requests).toHaveLength(2);
    expect(await keys("a")).toBeUndefined();
    nowMs = 9_999;
    expect(await keys("a")).toBeUndefined();
    expect(await keys("b")).toBeDefined();
    expect(server.requests).toHaveLength(3);
    nowMs = 10_000;
    expect(await keys("a")).toBeUndefined();
    expect(server.requests).toHaveLength(4);
  });

  it("are trusted for an hour: one that was withdrawn is then nobody's", async () => {
    let nowMs = 0;
    play([{ ...rsa, kid: "a" }], [{ ...elliptic, kid: "b" }]);
    const keys = createSigningKeys(`${server.url}/jwks`, () => nowMs);
    expect(await keys("a")).toBeDefined();
    nowMs = 3_599_999;
    expect(await keys("a")).toBeDefined();
    expect(server.requests).toHaveLength(1);
    nowMs = 3_600_000;
    expect(await keys("a")).toBeUndefined();
    expect(await keys("b")).toBeDefined();
  });

  it("do not include those that are not for signatures or cannot be understood", async () => {
    play([
      { kty: "oct", k: "c2VncmV0bw", kid: "secret" },
      { ...rsa, kid: "forSecrets", use: "enc" },
      { ...rsa, kid: "noModulus", n: "" },
      { kty: "RSA", e: "AQAB", kid: "noKey" },
      { ...elliptic, kid: "noPoint", x: "AA" },
      { ...rsa },
      { ...rsa, kid: "right" },
      { ...elliptic, kid: "right" },
    ]);
    const keys = createSigningKeys(`${server.url}/jwks`, () => 0);
    expect(await keys("right")).toMatchObject({ type: "RSA" });
    for (const kid of ["secret", "forSecrets", "noModulus", "noKey", "noPoint", "undefined", ""]) {
      expect(await keys(kid)).toBeUndefined();
    }
  });

  it("fail who asks while they cannot be read, and nobody later", async () => {
    server.play(
      { status: 503, body: "" },
      { status: 200, body: "<html>" },
      { status: 200, body: { chiavi: [] } },
      { status: 200, body: { keys: [{ ...rsa, kid: "a" }] } },
    );
    const keys = createSigningKeys(`${server.url}/jwks`);
    await expect(keys("a")).rejects.toThrow("the signing keys cannot be read: HTTP 503");
    await expect(keys("a")).rejects.toThrow("JSON");
    await expect(keys("a")).rejects.toThrow("keys");
    expect(await keys("a")).toBeDefined();
  });
});
