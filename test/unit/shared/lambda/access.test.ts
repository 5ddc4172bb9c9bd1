import { createHmac } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  accessCookie,
  createTokenVerifier,
  presentedToken,
  type TokenVerifier,
  webRequestHeader,
} from "../../../../shared/lambda/access.ts";
import {
  startTokenIssuer,
  type TokenIssuer,
  tokenAudience,
  tokenKeyId,
  trustVariables,
} from "../../../support/token-issuer.ts";

const own = "02336340159";
let region: TokenIssuer;
let portal: TokenIssuer;
let verify: TokenVerifier;
beforeAll(async () => {
  [region, portal] = await Promise.all([startTokenIssuer(), startTokenIssuer()]);
  verify = createTokenVerifier(trustVariables(region, portal));
});
afterAll(() => Promise.all([region.stop(), portal.stop()]));

const client = { client_id: "gestionale", scope: "debt-positions:read openid receipts:read" };
const nowSeconds = () => Date.now() / 1_000;

describe("a token of the Region's server", () => {
  it("speaks for the ente in the claim that the stage names, with the scopes that are known", async () => {
    expect(await verify(await region.sign({ ...client, ente: own }))).toEqual({
      kind: "client",
      id: "gestionale",
      organization: own,
      permissions: ["debt-positions:read", "receipts:read"],
    });
  });

  it("without an ente speaks for none", async () => {
    const caller = await verify(await region.sign({ sub: "regione" }));
    expect(caller).toEqual({ kind: "client", id: "regione", permissions: [] });
  });
});

describe("a token of the portal itself", () => {
  it("speaks for its ente, types and role", async () => {
    const person = { sub: "p-1", role: "operator", scope: "debt-positions:read" };
    const claims = { ...person, organization_fiscal_code: own, debt_position_types: ["TARI"] };
    expect(await verify(await portal.sign(claims))).toEqual({
      kind: "person",
      id: "p-1",
      role: "operator",
      organization: own,
      typeCodes: ["TARI"],
      permissions: ["debt-positions:read"],
    });
  });

  it("says its ente in the portal's own claim, and the Region's claim counts nothing", async () => {
    const caller = await verify(await portal.sign({ ...client, ente: own }));
    expect(caller).not.toHaveProperty("organization");
  });

  it.each([
    ["a role that does not exist", { role: "sindaco" }],
    ["types that are no list", { debt_position_types: "TARI" }],
    ["an ente that is no text", { organization_fiscal_code: [own] }],
    ["an ente whose code is wrong", { organization_fiscal_code: "02336340150" }],
    ["an empty ente", { organization_fiscal_code: "" }],
    ["no name of who it is of", { client_id: undefined }],
    ["an empty name", { client_id: "" }],
  ])("with %s speaks for nobody", async (_what, wrong) => {
    expect(await verify(await portal.sign({ ...client, ...wrong }))).toBeUndefined();
  });
});

describe("a token that is no good", () => {
  const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  function handmade(header: object, sign: (text: string) => string): string {
    const claims = { ...client, iss: region.url, aud: tokenAudience, ente: own };
    const text = `${encoded(header)}.${encoded({ ...claims, exp: nowSeconds() + 300 })}`;
    return `${text}.${sign(text)}`;
  }

  const made: readonly (readonly [what: string, make: () => string | Promise<string>])[] = [
    ["of another audience", () => region.sign({ ...client, aud: "altro" })],
    ["of an issuer that nobody knows", () => region.sign({ ...client, iss: "https://x.example" })],
    [
      "of the portal in its words, signed by the Region",
      () => region.sign({ ...client, iss: portal.url }),
    ],
    [
      "of the Region in its words, signed by the portal",
      () => portal.sign({ ...client, iss: region.url }),
    ],
    ["that has expired", () => region.sign({ ...client, exp: nowSeconds() - 1 })],
    ["without an end", () => region.sign({ ...client, exp: undefined })],
    ["that is not valid yet", () => region.sign({ ...client, nbf: nowSeconds() + 60 })],
    ["that nobody signed", () => handmade({ alg: "none", kid: tokenKeyId }, () => "")],
    ["that nobody signed, with something there", () => handmade({ alg: "none" }, () => "AAAA")],
    [
      "signed with the public key as if it were a shared secret",
      () =>
        handmade({ alg: "HS256", kid: tokenKeyId }, (text) => {
          const key = region.publicKey.export({ type: "spki", format: "pem" });
          return createHmac("sha256", key).update(text).digest("base64url");
        }),
    ],
    [
      "whose claims were changed",
      async () => {
        const [header, , signature] = (await region.sign({ ...client, ente: own })).split(".");
        const claims = { ...client, iss: region.url, aud: tokenAudience, exp: nowSeconds() + 300 };
        return [header, encoded({ ...claims, ente: "80012340156" }), signature].join(".");
      },
    ],
    ["that is none", () => "non.un.token"],
    ["that is empty", () => ""],
  ];
  it.each(made)("%s", async (_what, make) => {
    expect(await verify(await make())).toBeUndefined();
  });

  it("is missing", async () => {
    expect(await verify(undefined)).toBeUndefined();
  });
});

describe("the token that a request presents", () => {
  const cookies = ["altro=1", `${accessCookie}=del-cookie`];
  const web = { [webRequestHeader]: "1" };

  it("is the bearer, whatever the case of the scheme", () => {
    expect(presentedToken({ headers: { authorization: "bearer abc.d.e" } })).toBe("abc.d.e");
  });

  it("is the cookie of a page of the portal, which says that it is one", () => {
    expect(presentedToken({ headers: web, cookies })).toBe("del-cookie");
    expect(presentedToken({ headers: web })).toBeUndefined();
  });

  it("is not the cookie that a page of another site makes a browser send", () => {
    expect(presentedToken({ headers: {}, cookies })).toBeUndefined();
  });

  it("is not the cookie where the request says something else of itself", () => {
    for (const authorization of ["Basic abc", "Bearer a b", "Bearer "]) {
      expect(presentedToken({ headers: { ...web, authorization }, cookies })).toBeUndefined();
    }
  });

  it("is not in a cookie that only ends like ours", () => {
    const near = [`x${accessCookie}=uno`, `${accessCookie}2=due`];
    expect(presentedToken({ headers: web, cookies: near })).toBeUndefined();
  });
});
