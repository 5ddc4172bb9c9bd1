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
});
