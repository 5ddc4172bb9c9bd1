import { describe, expect, it } from "vitest";
import { behaviourSections } from "../../support/aws-conformance/all-behaviours.ts";
import { allowedDifferences } from "../../support/aws-conformance/allowed-differences.ts";
import { differencesPage } from "../../support/aws-conformance/differences-page.ts";
import { hold } from "../../support/aws-conformance/run-behaviours.ts";

const behaviours = behaviourSections.flatMap((section) => section.behaviours);

describe("le differenze ammesse", () => {
  it("sono scritte nella loro pagina (si rifà con -u)", async () => {
    await expect(differencesPage()).toMatchFileSnapshot("./DIFFERENCES.md");
  });

  it("parlano ciascuna di comportamenti diversi", () => {
    for (const differences of Object.values(allowedDifferences)) {
      const ids = differences.flatMap((difference) => difference.behaviours);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  it("nominano comportamenti che hanno ciascuno il suo nome e la sua frase", () => {
    for (const names of [behaviours.map(({ id }) => id), behaviours.map((each) => each.sentence)]) {
      expect(new Set(names).size).toBe(names.length);
    }
  });
});

describe("un comportamento con una differenza ammessa", () => {
  const id = "mailArrives";
  const fails = async (why: string) => {
    throw new Error(why);
  };
  const held = (prove: () => Promise<void>) => hold({ id, prove }, somewhere);
  const somewhere = { id: "aws" } as const;

  it("va bene se fallisce come detto", async () => {
    await held(() => fails("AWS keeps no mail to be read"));
  });

  it("non va bene se fallisce per altro", async () => {
    await expect(held(() => fails("no connection"))).rejects.toThrow("otherwise than allowed");
  });

  it("non va bene se vale: la voce è da togliere", async () => {
    await expect(held(async () => undefined)).rejects.toThrow("remove the entry of mailArrives");
  });

  it("altrove vale e basta", async () => {
    await hold({ id, prove: async () => undefined }, { id: "embedded" });
    await expect(hold({ id, prove: () => fails("no mail") }, { id: "embedded" })).rejects.toThrow(
      "no mail",
    );
  });
});
