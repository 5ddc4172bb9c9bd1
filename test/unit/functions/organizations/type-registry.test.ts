import { describe, expect, it } from "vitest";
import { documentation } from "../../../../functions/organizations/type-registry/documentation.ts";
import * as operations from "../../../../functions/organizations/type-registry/operations.ts";
import { replaceType } from "../../../../functions/organizations/type-registry/replace-type.ts";
import { findDebtPositionType } from "../../../../shared/domain/organizations/organization.ts";
import { parseOrganizationFiscalCode } from "../../../../shared/domain/values/organization-fiscal-code.ts";
import { demoOrganization } from "../../../support/demo-organization.ts";
import { expectDocumented } from "../../../support/documented-answer.ts";
import { present } from "../../../support/notifications/debts.ts";
import { taxonomyEntry, typeWorld } from "../../../support/type-world.ts";

const bankIban = "IT59G0569601600000002145033";
const sync = {
  syncedAt: "2027-02-01T04:17:00.000Z",
  codes: 1,
  added: [],
  changed: [],
  missing: [],
  organizationTypes: [],
  warnings: [],
  warningsCount: 0,
};
const offered = {
  description: "Trasporto scolastico",
  taxonomyCode: "9/0107101TS/",
  account: "bank",
  spontaneous: true,
  code: "TRASPORTO",
  dueDateMandatory: false,
  printDueDate: false,
  notifyIo: true,
  anonymousDebtorAllowed: false,
} as const;

async function worldWithOffer() {
  const world = await typeWorld();
  const { code: taxonomyCode } = taxonomyEntry(offered.taxonomyCode);
  const entry = { ...offered, taxonomyCode, version: 1 };
  await world.catalogue.save(entry, undefined, audited);
  world.audits.length = 0;
  return world;
}

const audited = {
  scope: "region",
  at: "2027-02-01T09:00:00.000Z",
  actor: { kind: "client", id: "regione" },
  action: "CatalogueTypeAdded",
  target: "catalogueType:TRASPORTO",
  outcome: "done",
  changes: [],
} as const;

describe("the types of an ente", () => {
  it("are listed with a version, and only those of whoever is held to some", async () => {
    const world = await typeWorld();
    const all = await world.call(operations.listTypes);
    expectDocumented(documentation, all.result, "listDebtPositionTypes");
    expect(all).toMatchObject({ status: 200, etag: '"1"' });
    const some = await world.call(operations.listTypes, { caller: { typeCodes: ["MENSA"] } });
    expect(some.body).toMatchObject({ debtPositionTypes: [{ code: "MENSA" }] });
  });

  it("are shown with what can be said of their taxonomy code today", async () => {
    const world = await typeWorld();
    const state = async () => {
      const shown = await world.call(operations.showType, { typeCode: "MENSA" });
      expectDocumented(documentation, shown.result, "getDebtPositionType");
      return shown.body;
    };
    expect(await state()).toMatchObject({ taxonomy: { state: "unchecked" } });
    await world.taxonomy.recordSync(sync, undefined);
    expect(await state()).toMatchObject({ taxonomy: { state: "unknown" } });
    await world.taxonomy.keep([taxonomyEntry("9/0107101TS/", "2027-03-03")]);
    expect(await state()).toMatchObject({
      taxonomy: {
        state: "expiring",
        validTo: "2027-03-03",
        sentence: expect.stringMatching(/03\/03\/2027/u),
      },
    });
    await world.taxonomy.keep([taxonomyEntry("9/0107101TS/", "2027-03-04")]);
    expect(await state()).toMatchObject({ taxonomy: { state: "valid" } });
    await world.taxonomy.keep([taxonomyEntry("9/0107101TS/", "2027-01-31")]);
    expect(await state()).toMatchObject({ taxonomy: { state: "ended" } });
  });

  it("of others, and those that are not there, look the same", async () => {
    const world = await typeWorld();
    const caller = { typeCodes: ["MENSA"] };
    for (const operation of Object.values(operations)) {
      if (!operation.path.includes("{typeCode}") || operation.access.kind === "region") continue;
      const request = { caller, ifMatch: '"1"', body: { answers: {} } };
      const isForm = operation === operations.replaceForm;
      const sent = isForm ? { ...request, body: form } : request;
      const own = operation === operations.changeOwnType ? { ...sent, body: {} } : sent;
      const others = await world.call(operation, { ...own, typeCode: "TARI" });
      const missing = await world.call(operation, { ...own, typeCode: "NESSUNO" });
      expect([operation.path, others.status, others.body]).toEqual([
        operation.path,
        404,
        missing.body,
      ]);
    }
    expect(world.audits).toEqual([]);
  });
});

const form = {
  type: "object",
  properties: { nome: { type: "string", maxLength: 70 } },
  required: ["nome"],
  "x-causale": "Mensa {nome}",
};

describe("a type of the catalogue", () => {
  it("is adopted as a copy that collects nothing yet, with a line of the audit", async () => {
    const world = await worldWithOffer();
    const list = await world.call(operations.listOfferedTypes);
    expectDocumented(documentation, list.result, "listOfferedDebtPositionTypes");
    const body = { catalogueCode: "TRASPORTO", code: "TRASPORTO_A" };
    const adopted = await world.call(operations.adoptType, { body });
    expectDocumented(documentation, adopted.result, "adoptDebtPositionType");
    expect(adopted).toMatchObject({
      status: 201,
      etag: '"2"',
      body: { code: "TRASPORTO_A", catalogueCode: "TRASPORTO", active: false },
    });
    expect(adopted.result.headers?.["location"]).toContain("/debt-position-types/TRASPORTO_A");
    expect(world.audits).toMatchObject([
      { action: "DebtPositionTypeAdopted", target: "type:TRASPORTO_A", outcome: "done" },
    ]);
  });

  it("is not adopted twice under one code, nor under a reserved one, nor if it is not there", async () => {
    const world = await worldWithOffer();
    const adopt = (body: object) => world.call(operations.adoptType, { body });
    expect((await adopt({ catalogueCode: "TRASPORTO" })).status).toBe(201);
    const again = await adopt({ catalogueCode: "TRASPORTO" });
    expect(again).toMatchObject({ status: 409, body: { type: "/problemi/tipo-dovuto-esistente" } });
    expect(await adopt({ catalogueCode: "TRASPORTO", code: "DEFAULT" })).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: "/code" }] },
    });
    expect(await adopt({ catalogueCode: "ALTRO" })).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: "/catalogueCode" }] },
    });
    for (const code of ["A B", "A/B", "A\u0000", "A".repeat(65), ""]) {
      expect(await adopt({ catalogueCode: "TRASPORTO", code })).toMatchObject({ status: 400 });
    }
  });
});

describe("what an ente changes of its type", () => {
  const change = async (
    world: Awaited<ReturnType<typeof typeWorld>>,
    body: object,
    ifMatch = '"1"',
  ) => world.call(operations.changeOwnType, { typeCode: "MENSA", body, ifMatch });

  it("replaces what is named, takes away what is null, and leaves the rest", async () => {
    const world = await typeWorld();
    const changed = await change(world, {
      bankIban,
      minAmountCents: 100,
      maxAmountCents: 50_000,
      budgetShares: [{ kind: "remainder", chapterCode: "3010" }],
      notificationChannels: ["email"],
      keywords: ["refezione"],
    });
    expectDocumented(documentation, changed.result, "changeDebtPositionType");
    expect(changed).toMatchObject({
      status: 200,
      etag: '"2"',
      body: { bankIban, minAmountCents: 100, description: "Mensa scolastica", active: true },
    });
    const back = await change(world, { bankIban: null, minAmountCents: null }, '"2"');
    expect(back.body).not.toHaveProperty("bankIban");
    expect(back.body).toMatchObject({ maxAmountCents: 50_000 });
    const ente = present(await world.organizations.find(world.ente.fiscalCode));
    expect(findDebtPositionType(ente, "MENSA")).toMatchObject({ keywords: ["refezione"] });
    expect(world.audits).toMatchObject([
      { actor: { kind: "person", id: "p1" }, target: "type:MENSA" },
      { target: "type:MENSA" },
    ]);
  });

  it("wants the state that was seen, and the present one", async () => {
    const world = await typeWorld();
    const missing = await world.call(operations.changeOwnType, { typeCode: "MENSA", body: {} });
    expect(missing).toMatchObject({ status: 428, etag: '"1"' });
    expect(await change(world, { active: false }, '"7"')).toMatchObject({
      status: 412,
      etag: '"1"',
    });
    expect(await change(world, { active: false }, 'W/"1"')).toMatchObject({ status: 412 });
    expect(world.audits).toEqual([]);
  });

  it.each([
    ["a field of the Region's", { taxonomyCode: "9/0101101IM/" }, "", "non può modificare"],
    ["a wrong IBAN", { bankIban: "IT90N0306901600100000012346" }, "/bankIban", "IBAN"],
    ["a foreign IBAN", { bankIban: "DE89370400440532013000" }, "/bankIban", "italiano"],
    ["a bank's IBAN as the postal one", { postalIban: bankIban }, "/postalIban", "07601"],
    [
      "both kinds of amount",
      { fixedAmountCents: 1, maxAmountCents: 2 },
      "/fixedAmountCents",
      "fisso",
    ],
    ["limits the wrong way", { minAmountCents: 2, maxAmountCents: 1 }, "/minAmountCents", "minimo"],
    ["an amount with decimals", { fixedAmountCents: 1.5 }, "/fixedAmountCents", "intero"],
    ["a due date that is printed", { printDueDate: true }, "/spontaneous", "spontaneo"],
    [
      "a channel twice",
      { notificationChannels: ["email", "email"] },
      "/notificationChannels",
      "volta",
    ],
    [
      "a budget without a remainder",
      { budgetShares: [{ kind: "percent", chapterCode: "A", percentThousandths: 100_000 }] },
      "/budgetShares",
      "resto",
    ],
    [
      "more than all of the budget",
      {
        budgetShares: [
          { kind: "percent", chapterCode: "A", percentThousandths: 60_000 },
          { kind: "percent", chapterCode: "B", percentThousandths: 40_001 },
          { kind: "remainder", chapterCode: "C" },
        ],
      },
      "/budgetShares",
      "100%",
    ],
    ["a keyword of 5,000 characters", { keywords: ["a".repeat(5_000)] }, "/keywords/0", "50"],
    ["control characters", { keywords: ["a\u0007"] }, "/keywords/0", "controllo"],
  ])("is refused with %s", async (...[_what, body, pointer, word]) => {
    const world = await typeWorld();
    const answer = await change(world, body);
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({
      errors: expect.arrayContaining([{ pointer, detail: expect.stringContaining(word) }]),
    });
    expect(world.audits).toEqual([]);
  });
});

describe("a type that is to be active", () => {
  it("needs its accounts and a taxonomy code that is valid today", async () => {
    const { bankIban: _, ...withoutBank } = demoOrganization();
    const world = await typeWorld(withoutBank);
    const { debtPositionTypes } = withoutBank;
    const body = { ...offered, code: undefined };
    const write = (sent: object, typeCode = "NUOVO") =>
      world.call(operations.replaceType, { typeCode, body: { ...body, ...sent } });
    expect(debtPositionTypes.length).toBeGreaterThan(0);
    expect(await write({})).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: "/account" }] },
    });
    await world.taxonomy.recordSync(sync, undefined);
    expect(await write({ bankIban })).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: "/taxonomyCode", detail: expect.stringContaining("elenco") }] },
    });
    await world.taxonomy.keep([taxonomyEntry("9/0107101TS/", "2027-01-01")]);
    expect(await write({ bankIban })).toMatchObject({
      body: { errors: [{ detail: expect.stringContaining("01/01/2027") }] },
    });
    expect((await write({ active: false })).status).toBe(201);
    await world.taxonomy.keep([taxonomyEntry("9/0107101TS/", "2027-12-31")]);
    const written = await write({ bankIban }, "ALTRO");
    expectDocumented(documentation, written.result, "replaceDebtPositionType");
    expect(written).toMatchObject({ status: 201, body: { active: true } });
  });

  it("goes on with a code that ends later, and may be changed in other things", async () => {
    const world = await typeWorld();
    await world.taxonomy.recordSync(sync, undefined);
    const change = { typeCode: "MENSA", body: { keywords: ["pasti"] }, ifMatch: '"1"' };
    expect((await world.call(operations.changeOwnType, change)).status).toBe(200);
    const off = { ...change, body: { active: false }, ifMatch: '"2"' };
    expect((await world.call(operations.changeOwnType, off)).status).toBe(200);
    const on = { ...change, body: { active: true }, ifMatch: '"3"' };
    expect((await world.call(operations.changeOwnType, on)).status).toBe(400);
  });
});

describe("a type that the Region writes", () => {
  it("is new without a version, and replaced whole with the one that was seen", async () => {
    const world = await typeWorld();
    const body = { ...offered, code: undefined, rtpOptOut: "both", printDisabled: true };
    const write = (ifMatch?: string) =>
      world.call(operations.replaceType, {
        typeCode: "TRASPORTO",
        body,
        ...(ifMatch !== undefined && { ifMatch }),
      });
    expect((await write('"1"')).status).toBe(412);
    expect(await write()).toMatchObject({ status: 201, etag: '"2"', body: { rtpOptOut: "both" } });
    expect((await write()).status).toBe(428);
    expect(await write('"2"')).toMatchObject({ status: 200, etag: '"3"' });
    const page = { ...body, paymentPageUrl: "http://ente.example" };
    expect(
      await world.call(operations.replaceType, { typeCode: "TRASPORTO", body: page, ifMatch: "*" }),
    ).toMatchObject({ status: 400, body: { errors: [{ pointer: "/paymentPageUrl" }] } });
  });

  it("is of an ente that is there", async () => {
    const world = await typeWorld();
    const other = present(parseOrganizationFiscalCode("80012340156"));
    expect(await world.organizations.find(other)).toBeUndefined();
    const [sent] = world.ente.debtPositionTypes;
    const request = { organization: other, typeCode: "X", sent: present(sent) };
    const who = { caller: { kind: "client", id: "regione" }, seen: { kind: "none" } } as const;
    expect(await replaceType({ ...request, ...who }, world)).toEqual({ outcome: "unknown" });
  });
});

describe("a type that is removed", () => {
  it("is gone where it never had a debt, and stays where it had one", async () => {
    const world = await typeWorld();
    world.used.add("TARI");
    const remove = (typeCode: string, ifMatch?: string) =>
      world.call(operations.removeType, { typeCode, ...(ifMatch !== undefined && { ifMatch }) });
    expect((await remove("MENSA")).status).toBe(428);
    const used = await remove("TARI", '"1"');
    expect(used).toMatchObject({ status: 409, body: { type: "/problemi/tipo-dovuto-usato" } });
    expect(world.audits).toMatchObject([{ outcome: "refused", target: "type:TARI" }]);
    expect((await remove("MENSA", '"1"')).status).toBe(204);
    expect((await world.call(operations.showType, { typeCode: "MENSA" })).status).toBe(404);
    expect((await remove("MENSA", '"2"')).status).toBe(404);
  });
});

describe("the form of a type", () => {
  it("is kept, shown and tried out", async () => {
    const world = await typeWorld();
    const typeCode = "MENSA";
    expect((await world.call(operations.showForm, { typeCode })).status).toBe(404);
    const kept = await world.call(operations.replaceForm, { typeCode, body: form, ifMatch: '"1"' });
    expectDocumented(documentation, kept.result, "replaceSpontaneousForm");
    const shown = await world.call(operations.showForm, { typeCode });
    expectDocumented(documentation, shown.result, "getSpontaneousForm");
    expect(shown).toMatchObject({ body: form, etag: '"2"' });
    const body = { answers: { nome: "Anna" }, amountCents: 500 };
    const tried = await world.call(operations.tryForm, { typeCode, body });
    expectDocumented(documentation, tried.result, "tryFormAnswers");
    expect(tried.body).toMatchObject({ causale: "Mensa Anna", amountCents: 500, dueDate: null });
    const wrong = await world.call(operations.tryForm, { typeCode, body: { answers: {} } });
    expect(wrong).toMatchObject({ status: 400, body: { errors: [{ pointer: "/answers/nome" }] } });
  });

  it("is refused as a whole where something is wrong with it, and nothing changes", async () => {
    const world = await typeWorld();
    const body = { ...form, "x-causale": "{altro}" };
    const refused = await world.call(operations.replaceForm, {
      typeCode: "MENSA",
      body,
      ifMatch: '"1"',
    });
    expect(refused).toMatchObject({ status: 400, body: { errors: [{ pointer: "/x-causale" }] } });
    const ente = await world.organizations.find(world.ente.fiscalCode);
    expect(ente?.version).toBe(1);
  });
});
