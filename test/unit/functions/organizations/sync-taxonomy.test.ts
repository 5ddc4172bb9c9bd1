import { describe, expect, it } from "vitest";
import {
  type SyncFigures,
  syncTaxonomy,
} from "../../../../functions/organizations/sync-taxonomy/sync-taxonomy.ts";
import { sampleTaxonomy } from "../../../../infra/local/taxonomy/sample-taxonomy.ts";
import { parseTaxonomyCode } from "../../../../shared/domain/values/taxonomy-code.ts";
import { demoOrganization } from "../../../support/demo-organization.ts";
import { present } from "../../../support/notifications/debts.ts";
import { typeWorld } from "../../../support/type-world.ts";

type Row = Record<string, string>;
const rows: Row[] = JSON.parse(sampleTaxonomy());
const code = (text: string) => present(parseTaxonomyCode(text));

async function syncWorld() {
  const world = await typeWorld();
  const told: SyncFigures[] = [];
  const sync = (list: unknown) =>
    syncTaxonomy({
      ...world,
      download: async () => (typeof list === "string" ? list : JSON.stringify(list)),
      tell: (figures) => told.push(figures),
    });
  return { ...world, told, sync };
}

describe("pagoPA's taxonomy", () => {
  it("has every code that the demo enti use in the local sample", () => {
    const codes = rows.map((row) => row["DATI SPECIFICI INCASSO"]);
    for (const ipaCode of ["c_demo1", "p_demo2", "r_demo3"]) {
      for (const { taxonomyCode } of demoOrganization(ipaCode).debtPositionTypes) {
        expect(codes).toContain(taxonomyCode);
      }
    }
  });

  it("is taken in as it is published, and the change is written down", async () => {
    const world = await syncWorld();
    await world.sync(rows);
    expect(await world.taxonomy.find(code("9/0101101IM/"))).toMatchObject({
      organizationType: { code: "01", name: "Comuni" },
      macroArea: { code: "01" },
      service: { code: "101", name: "Rifiuti" },
      legalReason: "IM",
      validFrom: "2020-01-01",
      validTo: "2099-12-31",
    });
    // Other prefixes say how a debt is handled, not what it is for.
    expect(await world.taxonomy.find(code("7/0101101IM/"))).toBeDefined();
    expect(await world.taxonomy.findSync()).toMatchObject({
      codes: rows.length,
      syncedAt: "2027-02-01T09:00:00.000Z",
      organizationTypes: [{ code: "01" }, { code: "02" }, { code: "03" }],
      warnings: [],
    });
    expect(world.taxonomy.audits).toMatchObject([{ action: "TaxonomySynced", scope: "region" }]);
    expect(world.told).toEqual([{ typesExpiring: 0, typesEnded: 0 }]);
  });

  it("that says what it said before changes nothing", async () => {
    const world = await syncWorld();
    await world.sync(rows);
    await world.sync(rows.toReversed());
    expect(world.taxonomy.audits).toHaveLength(1);
    expect(await world.taxonomy.findSync()).toMatchObject({ added: [], changed: [], missing: [] });
  });

  it("tells of types whose code ends, has ended or is not there any more", async () => {
    const world = await syncWorld();
    await world.sync(rows);
    const changed = rows
      .filter((row) => row["DATI SPECIFICI INCASSO"] !== "9/0114100TS/")
      .map((row) => {
        const written = row["DATI SPECIFICI INCASSO"];
        if (written === "9/0101101IM/") return { ...row, "DATA FINE VALIDITA": "15/02/2027" };
        if (written === "9/0107101TS/") return { ...row, "DATA FINE VALIDITA": "2027-01-31" };
        return row;
      });
    await world.sync(changed);
    const sync = await world.taxonomy.findSync();
    expect(sync?.changed.toSorted()).toEqual(["9/0101101IM/", "9/0107101TS/"]);
    expect(sync?.missing).toEqual(["9/0114100TS/"]);
    expect(sync?.warnings).toMatchObject([
      { typeCode: "MENSA", state: "ended", validTo: "2027-01-31" },
      { typeCode: "TARI", state: "expiring", validTo: "2027-02-15" },
    ]);
    expect(world.told.at(-1)).toEqual({ typesExpiring: 1, typesEnded: 1 });
    // What is no longer listed stays as it was: debts carry it.
    expect(await world.taxonomy.find(code("9/0114100TS/"))).toBeDefined();
  });

  it.each([
    ["is no list", "<html></html>"],
    ["is empty", []],
    ["is another list", [{ nome: "a" }, { nome: "b" }]],
    ["has lost more than half", rows.slice(0, 2)],
  ])("that %s changes nothing and is told as a failure", async (_what, list) => {
    const world = await syncWorld();
    await world.sync(rows);
    const before = await world.taxonomy.findSync();
    await expect(world.sync(list)).rejects.toThrow();
    expect(await world.taxonomy.findSync()).toBe(before);
    expect(world.told).toHaveLength(1);
  });

  it("may have a few elements that cannot be read", async () => {
    const world = await syncWorld();
    const many = Array.from({ length: 20 }, (_, index) => ({
      ...rows[0],
      "DATI SPECIFICI INCASSO": `9/0199${100 + index}AP/`,
    }));
    await world.sync([...many, { nome: "a" }]);
    expect(await world.taxonomy.findSync()).toMatchObject({ codes: 20 });
  });
});
