import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { organizationBody } from "../../../../../shared/domain/organizations/organization-body.ts";

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

  it("has no state: that is changed by itself", () => {
    const [message, ...others] = messagesFor({ status: "ESERCIZIO" });
    expect(others).toEqual([]);
    expect(message).toContain("Lo stato non fa parte dell'anagrafica");
    expect(message).toContain("/status-changes");
  });

  it("takes all that MyPay knows of an ente", () => {
    const changes = {
      administratorEmail: "sindaco@comune.example.it",
      organizationTypeCode: "01",
      globalLocationNumber: "8032089000000",
      goLiveOn: "2027-01-01",
      otherStations: [{ station: "12345678903_02", segregationCode: "44" }],
      multiIntermediary: true,
      postalSlipConfirmed: false,
      bankIban: "it90 n030 6901 6001 0000 0012 345",
      bankBic: "BCITITMM",
      activeIbans: ["IT90N0306901600100000012345"],
      information: "Orari:\nlunedì 9-12",
      defaultBackUrl: "https://servizi.comune.example.it/esito",
    };
    expect(messagesFor(changes)).toEqual([]);
  });

  it.each<[Record<string, unknown>, string]>([
    [{ name: "C".repeat(5_000) }, "Il testo supera 100 caratteri."],
    [{ name: "Comune\u0000di Prova" }, "caratteri di controllo"],
    [{ name: "Comune\ndi Prova" }, "caratteri di controllo"],
    [{ fiscalCode: "02336340158" }, "Codice fiscale dell'ente non valido."],
    [{ bankIban: "IT90X0306901600100000012345" }, "IBAN non valido"],
    [{ bankIban: "IT91N0306901600100000012345" }, "IBAN non valido"],
    [{ bankIban: "DE89370400440532013000" }, "IBAN estero"],
    [{ postalIban: "IT90N0306901600100000012345" }, "Poste Italiane"],
    [{ postalIban: "FR1420041010050500013M02606" }, "IBAN estero"],
    [{ bankBic: "BCIT" }, "BIC"],
    [{ cbillCode: "ABC" }, "CBILL"],
    [{ station: "1234567890_01" }, "codice di stazione"],
    [{ segregationCode: "1" }, "due cifre"],
    [{ globalLocationNumber: "8032089000001" }, "GLN"],
    [{ goLiveOn: "2027-02-30" }, "data di avvio"],
    [{ organizationTypeCode: "1" }, "due cifre"],
    [{ administratorEmail: "sindaco" }, "posta"],
    [{ information: "x".repeat(4_001) }, "4000"],
    [{ information: "\u0007" }, ""],
    [{ defaultBackUrl: "http://servizi.comune.example.it/" }, "https://"],
    [{ defaultBackUrl: "https://utente:segreto@comune.example.it/" }, "https://"],
    [{ defaultBackUrl: "javascript:alert(1)" }, "https://"],
    [{ contacts: { phone: "chiamare" } }, "Telefono"],
    [{ contacts: { website: "ftp://comune.example.it" } }, "Indirizzo web"],
    [{ address: { street: "Via Roma", province: "XX" } }, "provincia"],
    [{ address: { street: "Via Roma", country: "XX" } }, "paese"],
    [{ address: { street: "Via Roma", postalCode: "2085A" } }, "CAP"],
    [{ multiIntermediary: "sì" }, "true oppure false"],
  ])("does not take %j, and says why", (changes, says) => {
    expect(messagesFor(changes).join(" ")).toContain(says);
    expect(messagesFor(changes)).not.toEqual([]);
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
