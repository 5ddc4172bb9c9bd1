import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createPersonSecrets } from "../../../../shared/lambda/person-secrets.ts";
import { fiscalCodes } from "../../../support/people/sample-people.ts";

const seed = "un-seme-di-prova-lungo-abbastanza";
const own = createPersonSecrets({ PERSON_SEED: seed });
const foreign = createPersonSecrets({ PERSON_SEED: `${seed}-altrui` });
const ticket = {
  state: "s",
  nonce: "n",
  codeVerifier: "v",
  returnTo: "/enti",
  expiresMs: 1_800_000_000_000,
};

describe("the pseudonym of a person", () => {
  it("is the same each time, another for each person and each portal, and shows no fiscal code", async () => {
    const ids = await Promise.all(fiscalCodes.map(own.personIdOf));
    expect(await Promise.all(fiscalCodes.map(own.personIdOf))).toEqual(ids);
    const others = await Promise.all(fiscalCodes.map(foreign.personIdOf));
    expect(new Set([...ids, ...others]).size).toBe(fiscalCodes.length * 2);
    expect(ids.filter((id) => fiscalCodes.some((code) => id.includes(code)))).toEqual([]);
  });

  it("is not made without a long seed", async () => {
    const [fiscalCode] = fiscalCodes;
    if (fiscalCode === undefined) expect.fail();
    const short = createPersonSecrets({ PERSON_SEED: "corto" });
    await expect(short.personIdOf(fiscalCode)).rejects.toThrow("seed");
    await expect(createPersonSecrets({}).personIdOf(fiscalCode)).rejects.toThrow("seed");
  });

  it("is tried again when the seed could not be read", async () => {
    const [fiscalCode] = fiscalCodes;
    if (fiscalCode === undefined) expect.fail();
    let reads = 0;
    const secrets = createPersonSecrets({ PERSON_SEED_SECRET_ARN: "arn" }, () => async () => {
      reads += 1;
      if (reads === 1) throw new Error("throttled");
      return seed;
    });
    await expect(secrets.personIdOf(fiscalCode)).rejects.toThrow("throttled");
    expect(await secrets.personIdOf(fiscalCode)).toBe(await own.personIdOf(fiscalCode));
    await secrets.seal(ticket);
    expect(reads).toBe(2);
  });
});

describe("a login under way", () => {
  it("comes back as it was sealed", async () => {
    expect(await own.open(await own.seal(ticket))).toEqual(ticket);
  });

  it("is nobody's when another portal sealed it, or when it was never sealed", async () => {
    expect(await own.open(await foreign.seal(ticket))).toBeUndefined();
    const text = Buffer.from(JSON.stringify(ticket)).toString("base64url");
    for (const forged of ["", ".", text, `${text}.`, `${text}.${text}`]) {
      expect(await own.open(forged)).toBeUndefined();
    }
  });

  it("is nobody's when a single character of it is another", async () => {
    const sealed = await own.seal(ticket);
    const places = fc.integer({ min: 0, max: sealed.length - 1 });
    await fc.assert(
      fc.asyncProperty(places, fc.constantFrom(..."AZaz09-_."), async (place, letter) => {
        const forged = `${sealed.slice(0, place)}${letter}${sealed.slice(place + 1)}`;
        // The last character of a base64 text holds bits that nobody reads: the text differs.
        if (forged !== sealed) expect(await own.open(forged)).toBeUndefined();
      }),
    );
  });
});
