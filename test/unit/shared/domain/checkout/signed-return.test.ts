import { createPublicKey, verify } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseCartId } from "../../../../../shared/domain/checkout/cart.ts";
import {
  type ReturnOutcome,
  returnOutcomeOf,
  type SignedReturn,
  signedReturnText,
  signedReturnUrl,
} from "../../../../../shared/domain/checkout/signed-return.ts";
import { signedReturnParameters } from "../../../../../shared/domain/values/signed-return-parameters.ts";
import {
  createOutcomeSigner,
  keptOutcomeSigner,
} from "../../../../../shared/lambda/outcome-signer.ts";
import { present } from "../../../../support/notifications/debts.ts";

const signer = createOutcomeSigner("seme-di-prova-lungo-almeno-32-caratteri");
const [jwk] = signer.publicKeys();
const publicKey = createPublicKey({ key: present(jwk), format: "jwk" });

const sample: SignedReturn = {
  id: present(parseCartId("0123456789abcdef0123456789abcdef")),
  origin: { returnUrl: "https://servizi.comune.example/ritorno", reference: "Pratica 12/è" },
  outcome: "OK",
  at: new Date("2027-03-10T10:00:00.999Z"),
};

/** What an ente's portal does, by the documentation alone. */
function isSigned(address: string, registered: string): boolean {
  const { searchParams } = new URL(address);
  const told = ["idCarrello", "riferimento", "esito", "istante"].map(
    (name) => searchParams.get(name) ?? "",
  );
  const text = ["portale-pagamenti:ritorno:1", registered, ...told].join("\n");
  const signature = Buffer.from(searchParams.get("firma") ?? "", "base64url");
  return verify(null, Buffer.from(text), publicKey, signature);
}

describe("the way back to an ente's portal", () => {
  it("carries the outcome and a signature that the published key verifies", () => {
    const address = signedReturnUrl(sample, signer);
    expect(isSigned(address, sample.origin.returnUrl)).toBe(true);
    const { origin, pathname, searchParams } = new URL(address);
    expect(origin + pathname).toBe(sample.origin.returnUrl);
    expect([...searchParams.keys()]).toEqual(signedReturnParameters);
    expect(Object.fromEntries(searchParams)).toMatchObject({
      idCarrello: sample.id,
      riferimento: "Pratica 12/è",
      esito: "OK",
      istante: "1804672800",
      chiave: signer.keyId,
    });
  });

  it("signs this very text, byte by byte", () => {
    expect(Buffer.from(signedReturnText(sample)).toString("latin1")).toBe(
      "portale-pagamenti:ritorno:1\n" +
        "https://servizi.comune.example/ritorno\n" +
        "0123456789abcdef0123456789abcdef\n" +
        "Pratica 12/\u00c3\u00a8\n" +
        "OK\n" +
        "1804672800",
    );
  });

  it.each([
    ["https://a.example/r", "https://a.example/r?idCarrello="],
    ["https://a.example/r?", "https://a.example/r?idCarrello="],
    ["https://a.example/r?x=1", "https://a.example/r?x=1&idCarrello="],
    ["https://a.example/r?x=%20&", "https://a.example/r?x=%20&idCarrello="],
  ])("keeps what stands in %s", (returnUrl, beginning) => {
    const address = signedReturnUrl({ ...sample, origin: { returnUrl } }, signer);
    expect(address.startsWith(beginning)).toBe(true);
    expect(address).not.toContain("riferimento");
    expect(isSigned(address, returnUrl)).toBe(true);
  });

  it("does not verify with anything changed in it, nor at another portal", () => {
    const address = signedReturnUrl({ ...sample, outcome: "KO" }, signer);
    const { returnUrl } = sample.origin;
    const forged = (name: string, value: string) => {
      const url = new URL(address);
      url.searchParams.set(name, value);
      return url.href;
    };
    expect(isSigned(address, `${returnUrl}/altro`)).toBe(false);
    expect(isSigned(forged("esito", "OK"), returnUrl)).toBe(false);
    expect(isSigned(forged("idCarrello", "f".repeat(32)), returnUrl)).toBe(false);
    expect(isSigned(forged("riferimento", ""), returnUrl)).toBe(false);
    expect(isSigned(forged("istante", "1804672801"), returnUrl)).toBe(false);
    expect(isSigned(forged("firma", ""), returnUrl)).toBe(false);
  });

  it("verifies whatever the reference, and with no other reference", () => {
    const references = fc.stringMatching(/^[^\p{C}]{1,60}$/u);
    fc.assert(
      fc.property(references, references, (reference, other) => {
        const { returnUrl } = sample.origin;
        const origin = { returnUrl, reference };
        const url = new URL(signedReturnUrl({ ...sample, origin }, signer));
        expect(isSigned(url.href, returnUrl)).toBe(true);
        url.searchParams.set("riferimento", other);
        expect(isSigned(url.href, returnUrl)).toBe(reference === other);
      }),
      { numRuns: 20 },
    );
  });

  it.each<[Parameters<typeof returnOutcomeOf>[0], ReturnOutcome, ReturnOutcome]>([
    ["open", "KO", "KO"],
    ["inProgress", "IN_CORSO", "KO"],
    ["paid", "OK", "OK"],
    ["partiallyPaid", "PARZIALE", "PARZIALE"],
    ["expired", "SCADUTO", "SCADUTO"],
  ])("tells %s as %s, and as %s of whoever gave up", (outcome, told, ofWhoGaveUp) => {
    expect(returnOutcomeOf(outcome, false)).toBe(told);
    expect(returnOutcomeOf(outcome, true)).toBe(ofWhoGaveUp);
  });
});

describe("the signer of a function", () => {
  it("is that of the seed in its environment, and there is none without a seed", async () => {
    const seed = "seme-di-prova-lungo-almeno-32-caratteri";
    expect((await keptOutcomeSigner({ TOKEN_SEED: seed })()).keyId).toBe(signer.keyId);
    expect(() => keptOutcomeSigner({})).toThrow("no seed");
  });
});
