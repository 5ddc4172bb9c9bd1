import { describe, expect, it } from "vitest";
import { documentation } from "../../../../functions/organizations/type-catalogue/documentation.ts";
import * as operations from "../../../../functions/organizations/type-catalogue/operations.ts";
import { adoptType } from "../../../../functions/organizations/type-registry/operations.ts";
import { expectDocumented } from "../../../support/documented-answer.ts";
import { taxonomyEntry, typeWorld } from "../../../support/type-world.ts";

const body = {
  description: "Trasporto scolastico",
  taxonomyCode: "9/0107101TS/",
  account: "bank",
  spontaneous: true,
  keywords: ["scuolabus"],
};
const typeCode = "TRASPORTO";

describe("the catalogue of types", () => {
  it("takes an entry, shows it with its version, and lists it", async () => {
    const world = await typeWorld();
    const added = await world.call(operations.replaceCatalogueType, { typeCode, body });
    expectDocumented(documentation, added.result, "replaceCatalogueType");
    expect(added).toMatchObject({ status: 201, etag: '"1"', body: { code: typeCode } });
    const shown = await world.call(operations.showCatalogueType, { typeCode });
    expectDocumented(documentation, shown.result, "getCatalogueType");
    expect(shown.etag).toBe('"1"');
    const listed = await world.call(operations.listCatalogue);
    expectDocumented(documentation, listed.result, "listCatalogueTypes");
    expect(listed.body).toMatchObject({ debtPositionTypes: [{ code: typeCode }] });
    expect(world.audits).toMatchObject([
      { scope: "region", action: "CatalogueTypeAdded", target: "catalogueType:TRASPORTO" },
    ]);
  });

  it("is changed by whoever has seen how it stands, and enti keep what they have", async () => {
    const world = await typeWorld();
    const write = (changes: object, ifMatch?: string) =>
      world.call(operations.replaceCatalogueType, {
        typeCode,
        body: { ...body, ...changes },
        ...(ifMatch !== undefined && { ifMatch }),
      });
    await write({});
    await world.call(adoptType, { body: { catalogueCode: typeCode } });
    expect(await write({})).toMatchObject({ status: 428, etag: '"1"' });
    expect((await write({}, '"2"')).status).toBe(412);
    expect(await write({ description: "Scuolabus" }, '"1"')).toMatchObject({ status: 200 });
    const ente = await world.organizations.find(world.ente.fiscalCode);
    expect(ente?.debtPositionTypes.at(-1)?.description).toBe("Trasporto scolastico");
    expect(world.audits.at(-1)?.changes).toContainEqual({
      pointer: "/description",
      before: "Trasporto scolastico",
      after: "Scuolabus",
    });
  });

  it("refuses entries that no type could be made from", async () => {
    const world = await typeWorld();
    const write = (changes: object, code = typeCode) =>
      world.call(operations.replaceCatalogueType, {
        typeCode: code,
        body: { ...body, ...changes },
      });
    const refusals: readonly (readonly [object, string])[] = [
      [{ bankIban: "IT59G0569601600000002145033" }, ""],
      [{ taxonomyCode: "0101101IM" }, "/taxonomyCode"],
      [{ description: "a".repeat(5_000) }, "/description"],
      [{ dueDateRule: { kind: "fixedDay", month: 2, day: 30 } }, "/dueDateRule/day"],
      [{ rtpOptOut: "sempre" }, "/rtpOptOut"],
    ];
    for (const [changes, pointer] of refusals) {
      expect(await write(changes)).toMatchObject({ status: 400, body: { errors: [{ pointer }] } });
    }
    expect(await write({}, "EXPORT_ENTE_SECONDARIO")).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: "/code" }] },
    });
    expect(world.audits).toEqual([]);
  });

  it("gives up an entry only when no ente has adopted it", async () => {
    const world = await typeWorld();
    await world.call(operations.replaceCatalogueType, { typeCode, body });
    await world.call(operations.replaceCatalogueType, { typeCode: "ALTRO", body });
    await world.call(adoptType, { body: { catalogueCode: typeCode, code: "SUO" } });
    const remove = (code: string) =>
      world.call(operations.removeCatalogueType, { typeCode: code, ifMatch: '"1"' });
    expect(await remove(typeCode)).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining(world.ente.fiscalCode) },
    });
    expect((await remove("ALTRO")).status).toBe(204);
    expect((await remove("ALTRO")).status).toBe(404);
  });
});

describe("the way to a taxonomy code", () => {
  it("goes from kind of ente to macro area, service and code, over what is valid today", async () => {
    const world = await typeWorld();
    await world.taxonomy.keep([
      taxonomyEntry("9/0107101TS/"),
      taxonomyEntry("9/0107101IM/", "2027-01-31"),
      taxonomyEntry("9/0108101TS/"),
      taxonomyEntry("9/0207101TS/"),
    ]);
    const choices = async (query: Readonly<Record<string, string>>) => {
      const answer = await world.call(operations.listTaxonomyChoices, { query });
      expectDocumented(documentation, answer.result, "listTaxonomyChoices");
      return answer.body;
    };
    expect(await choices({})).toMatchObject({ choices: [], syncedAt: null });
    const organizationTypes = [{ code: "01", name: "Ente 01" }];
    await world.taxonomy.recordSync({ ...synced, organizationTypes }, undefined);
    expect(await choices({})).toMatchObject({
      step: "organizationType",
      choices: [{ code: "01" }],
    });
    expect(await choices({ organizationType: "01" })).toMatchObject({
      step: "macroArea",
      choices: [{ code: "07" }, { code: "08" }],
    });
    expect(await choices({ organizationType: "01", macroArea: "07" })).toMatchObject({
      step: "service",
      choices: [{ code: "101" }],
    });
    const whole = { organizationType: "01", macroArea: "07", service: "101" };
    expect(await choices(whole)).toMatchObject({
      step: "code",
      choices: [{ code: "9/0107101TS/", name: "Tassa" }],
    });
  });

  it("leaves no step out", async () => {
    const world = await typeWorld();
    for (const query of [{ macroArea: "01" }, { organizationType: "1" }, { service: "101" }]) {
      const answer = await world.call(operations.listTaxonomyChoices, { query });
      expect(answer.status).toBe(400);
    }
  });
});

const synced = {
  syncedAt: "2027-02-01T04:17:00.000Z",
  codes: 1,
  added: [],
  changed: [],
  missing: [],
  organizationTypes: [],
  warnings: [],
  warningsCount: 0,
};

describe("types whose taxonomy code has to be changed", () => {
  it("are none before the list was had, then those that were found", async () => {
    const world = await typeWorld();
    const list = async () => {
      const answer = await world.call(operations.listTaxonomyWarnings);
      expectDocumented(documentation, answer.result, "listTaxonomyWarnings");
      return answer.body;
    };
    expect(await list()).toEqual({ syncedAt: null, total: 0, warnings: [] });
    const { code: taxonomyCode } = taxonomyEntry("9/0107101TS/");
    const warning = {
      organization: world.ente.fiscalCode,
      typeCode: "MENSA",
      taxonomyCode,
      state: "unknown",
    } as const;
    await world.taxonomy.recordSync(
      { ...synced, warnings: [warning], warningsCount: 1 },
      undefined,
    );
    expect(await list()).toMatchObject({ total: 1, warnings: [{ ...warning, validTo: null }] });
  });
});
