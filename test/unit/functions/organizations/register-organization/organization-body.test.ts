import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { organizationBody } from "../../../../../functions/organizations/register-organization/organization-body.ts";

const demoFile = new URL("../../../../../infra/cli/demo/organizations.json", import.meta.url);
const demo = z
  .object({ organizations: z.array(z.record(z.string(), z.unknown())) })
  .parse(JSON.parse(readFileSync(demoFile, "utf8")));

const messagesFor = (changes: Readonly<Record<string, unknown>>) => {
  const outcome = organizationBody.safeParse({ ...demo.organizations[0], ...changes });
  return outcome.error?.issues.map((issue) => issue.message) ?? [];
};

describe("the registry of an ente", () => {
  it("takes every ente of the demo", () => {
    for (const organization of demo.organizations) {
      expect(organizationBody.safeParse(organization).error).toBeUndefined();
    }
  });

  it("takes null as absent", () => {
    expect(messagesFor({ posteAuthorization: null, postalIban: null })).toEqual([]);
  });

  it.each(["AUT. DB/SSIC/E 12345 DEL 01/02/2026", "aut. 1 del 1/1/2026"])(
    "takes %s as an authorisation of Poste",
    (posteAuthorization) => {
      expect(messagesFor({ posteAuthorization })).toEqual([]);
    },
  );

  it.each(["12345", "AUT. 12345", "DEL 01/02/2026 AUT. 1", "AUTDEL"])(
    "does not take %s as an authorisation of Poste",
    (posteAuthorization) => {
      expect(messagesFor({ posteAuthorization })).toEqual([
        "L'autorizzazione di Poste ha la forma AUT. … DEL gg/mm/aaaa.",
      ]);
    },
  );

  it.each<[Record<string, unknown>]>([
    [{}],
    [{ layout: "2019", languages: { mode: "italian" } }],
    [{ languages: { mode: "inline", second: "sl" }, onlineChannel: "siteAndApp" }],
    [{ languages: { mode: "bilingual", first: "de" }, physicalChannel: "Sportello tributi" }],
    [{ languages: { mode: "only", language: "en" }, packOrder: "postalCode" }],
    [{ duplex: true, envelopeWindow: "left", layout: null }],
  ])("takes %j as the way its notices are printed", (noticePrint) => {
    const parsed = organizationBody.parse({ ...demo.organizations[0], noticePrint });
    const { layout, ...others } = noticePrint;
    expect(parsed.noticePrint).toEqual({
      ...others,
      ...(typeof layout === "string" && { layout }),
    });
  });

  it.each<[unknown, string]>([
    [{ layout: "3.4" }, "Modello di avviso sconosciuto"],
    [{ languages: "de" }, "Lingue dell'avviso sconosciute"],
    [{ languages: { mode: "both" } }, "Lingue dell'avviso sconosciute"],
    [{ languages: { mode: "inline", second: "it" } }, "Lingua sconosciuta"],
    [{ languages: { mode: "inline" } }, "Lingua sconosciuta"],
    [{ languages: { mode: "bilingual", first: "fr" } }, "Prima lingua sconosciuta"],
    [{ languages: { mode: "only", language: "it" } }, "Lingua sconosciuta"],
    [{ onlineChannel: "web" }, "Canale online sconosciuto"],
    [{ physicalChannel: "S".repeat(51) }, "Il testo supera 50 caratteri."],
    [{ physicalChannel: " " }, "Il testo non può essere vuoto."],
    [{ packOrder: "name" }, "Ordine dei pacchi sconosciuto"],
    [{ duplex: "sì" }, "Stampa fronte-retro"],
    [{ envelopeWindow: "top" }, "Finestra della busta sconosciuta"],
    ["2019", "Le impostazioni di stampa"],
  ])("does not take %j as the way its notices are printed, and says why", (noticePrint, says) => {
    const messages = messagesFor({ noticePrint });
    expect(messages).toHaveLength(1);
    expect(messages[0]).toContain(says);
  });
});
