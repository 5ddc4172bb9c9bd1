import { describe, expect, it } from "vitest";
import {
  registerOrganization,
  type SentWithLogo,
} from "../../functions/organizations/register-organization/register-organization.ts";
import { logoPngOfSvg } from "../../shared/documents/images/svg-logo.ts";
import type { Organization } from "../../shared/domain/organizations/organization.ts";
import type { OrganizationStore } from "../../shared/domain/organizations/organization-store.ts";
import { printedFactsOf } from "../../shared/domain/organizations/printed-facts.ts";
import { parseIpaCode } from "../../shared/domain/values/ipa-code.ts";
import { demoOrganization, registrationOf } from "./demo-organization.ts";
import { inventedFiscalCode } from "./invented-fiscal-code.ts";
import { present } from "./notifications/debts.ts";

/** An invented ente. */
function enteOf(number: number): Organization {
  const ipaCode = present(parseIpaCode(`c_prova${number}`));
  return { ...demoOrganization(), fiscalCode: inventedFiscalCode(number), ipaCode };
}

const region = { kind: "client", id: "regione" } as const;

/** By whoever saw nothing of an ente that is new, else whichever version there is. */
async function register(organizations: OrganizationStore, sent: SentWithLogo) {
  const known = await organizations.find(sent.fiscalCode);
  return registerOrganization(
    {
      fiscalCode: sent.fiscalCode,
      sent,
      seen: { kind: known === undefined ? "none" : "any" },
      caller: region,
    },
    {
      organizations,
      drawLogo: logoPngOfSvg,
      pngProblem: () => undefined,
      brokerFiscalCode: "12345678903",
      now: () => new Date("2026-06-01T10:00:00Z"),
    },
  );
}

/** What every store of enti has to do, in memory as in the table. */
export function organizationStoreContract(name: string, open: () => OrganizationStore): void {
  describe(`enti in ${name}`, () => {
    it("come back as they were saved, all that their notices show included", async () => {
      const store = open();
      const ente = enteOf(1);
      const noticePrint = {
        layout: "2019",
        languages: { mode: "bilingual", first: "de" },
        onlineChannel: "siteAndApp",
        physicalChannel: "Sportello tributi",
        packOrder: "postalCode",
        duplex: true,
        envelopeWindow: "left",
      } as const;
      const whole = { ...ente, noticePrint, logoPngBase64: "iVBORw0KGgo=" };
      expect(await store.find(ente.fiscalCode)).toBeUndefined();
      expect(await store.save(whole, undefined, registrationOf(whole))).toBe("written");
      expect(await store.find(ente.fiscalCode)).toEqual(whole);
      expect(await store.findPrintedFacts(ente.fiscalCode, 1)).toEqual(printedFactsOf(whole));
    });

    it("keep the printed facts of every version they had, and none they had not", async () => {
      const store = open();
      const { noticeVersion: _, version: __, ...registry } = enteOf(2);
      const names = ["Comune di Prova", "Comune di Prova", "Comune di Provate", "Comune di Prova"];
      const versions: number[] = [];
      for (const name of names) {
        const outcome = await register(store, { ...registry, name });
        if (outcome.outcome !== "registered") expect.fail(outcome.outcome);
        versions.push(outcome.organization.noticeVersion);
      }
      expect(versions).toEqual([1, 1, 2, 3]);
      const kept = await Promise.all(
        [0, 1, 2, 3, 4].map((version) => store.findPrintedFacts(registry.fiscalCode, version)),
      );
      expect(kept.map((facts) => facts?.name)).toEqual([
        undefined,
        "Comune di Prova",
        "Comune di Provate",
        "Comune di Prova",
        undefined,
      ]);
    });

    it("are not replaced by whoever read another version of them", async () => {
      const store = open();
      const ente = enteOf(3);
      const second = { ...ente, name: "Altro nome", noticeVersion: 2, version: 2 };
      const audit = registrationOf(ente);
      expect(await store.save(ente, undefined, registrationOf(ente))).toBe("written");
      expect(await store.save({ ...ente, name: "Di nuovo" }, undefined, audit)).toBe("refused");
      expect(await store.save(second, ente, audit)).toBe("written");
      expect(await store.save({ ...second, name: "In ritardo" }, ente, audit)).toBe("refused");
      expect(await store.find(ente.fiscalCode)).toEqual(second);
      expect(await store.findPrintedFacts(ente.fiscalCode, 2)).toEqual(printedFactsOf(second));
    });

    it("have a codice IPA to themselves, until they let it go", async () => {
      const store = open();
      const [ente, other] = [enteOf(5), enteOf(6)];
      const { ipaCode } = ente;
      expect(await store.findByIpaCode(ipaCode)).toBeUndefined();
      expect(await store.save(ente, undefined, registrationOf(ente))).toBe("written");
      expect(await store.findByIpaCode(ipaCode)).toBe(ente.fiscalCode);
      const taken = { ...other, ipaCode };
      expect(await store.save(taken, undefined, registrationOf(taken))).toBe("refused");
      expect(await store.find(other.fiscalCode)).toBeUndefined();
      const renamed = { ...ente, ipaCode: enteOf(7).ipaCode, version: 2 };
      expect(await store.save(renamed, ente, registrationOf(ente))).toBe("written");
      expect(await store.save(taken, undefined, registrationOf(taken))).toBe("written");
      expect(await store.findByIpaCode(ipaCode)).toBe(other.fiscalCode);
    });

    it("end at versions that all are kept, however many register one at once", async () => {
      const store = open();
      const { noticeVersion: _, version: __, ...registry } = enteOf(4);
      const names = ["A", "B", "C"];
      await register(store, { ...registry, name: "Prima" });
      const registered = await Promise.all(
        names.map((name) => register(store, { ...registry, name })),
      );
      expect(registered.map(({ outcome }) => outcome)).toEqual(names.map(() => "registered"));
      const kept = await Promise.all(
        [1, 2, 3, 4].map((version) => store.findPrintedFacts(registry.fiscalCode, version)),
      );
      expect(kept.map((facts) => facts?.name).toSorted()).toEqual([...names, "Prima"]);
      expect((await store.find(registry.fiscalCode))?.noticeVersion).toBe(4);
    });
  });
}
