import { describe, expect, it } from "vitest";
import * as z from "zod";
import { documentation } from "../../../../functions/access/client-registry/documentation.ts";
import * as operations from "../../../../functions/access/client-registry/operations.ts";
import { routes } from "../../../../functions/access/client-registry/routes.ts";
import type { Caller } from "../../../../shared/domain/access/caller.ts";
import type { Operation } from "../../../../shared/domain/access/operation.ts";
import {
  organizationPermissions,
  permissions,
} from "../../../../shared/domain/access/permission.ts";
import type { OrganizationFiscalCode } from "../../../../shared/domain/values/organization-fiscal-code.ts";
import { newClientId, newKeptSecret } from "../../../../shared/lambda/client-secret.ts";
import { inMemoryApiClients } from "../../../support/access/in-memory-api-clients.ts";
import { comune, provincia } from "../../../support/access/sample-clients.ts";
import { demoOrganization } from "../../../support/demo-organization.ts";
import { present } from "../../../support/notifications/debts.ts";

const region: Caller = { kind: "client", id: "regione", permissions };
const administrator = (organization: OrganizationFiscalCode): Caller => ({
  kind: "person",
  id: `amministratore-${organization}`,
  organization,
  permissions: organizationPermissions,
  role: "organizationAdministrator",
});
const ofComune = administrator(comune);
const house = {
  name: "Software House S.r.l.",
  vatNumber: "12345678903",
  email: "assistenza@softwarehouse.example",
};
const grant = { permissions: ["debt-positions:write", "notices:read"] };

type Sent = {
  readonly parameters?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly ifMatch?: string;
};

function registry() {
  const clients = inMemoryApiClients();
  const dependencies = {
    clients,
    organizations: {
      find: async (fiscalCode: OrganizationFiscalCode) =>
        [comune, provincia].includes(fiscalCode)
          ? { ...demoOrganization(), fiscalCode }
          : undefined,
    },
    newClientId,
    newSecret: newKeptSecret,
    outbound: { loopback: false },
    now: () => new Date("2027-03-10T10:00:00.000Z"),
  };
  const call = async (operation: Operation, caller: Caller, sent: Sent = {}) => {
    const route = present(routes.find((each) => each.operation === operation));
    const result = await route.answer(
      {
        caller,
        parameters: { fiscalCode: caller.organization ?? "", ...sent.parameters },
        query: {},
        headers: sent.ifMatch === undefined ? {} : { "if-match": sent.ifMatch },
        cookies: [],
        body: sent.body === undefined ? "" : JSON.stringify(sent.body),
      },
      dependencies,
    );
    const json = result.body === undefined ? undefined : JSON.parse(String(result.body));
    if (result.status < 300 && result.body !== undefined)
      fitsDocumentation(operation, result.status, json);
    return { status: result.status, json, etag: result.headers?.["etag"] };
  };
  return { clients, call };
}

function fitsDocumentation(operation: Operation, status: number, json: unknown): void {
  const documented = present(documentation.find((each) => each.operation === operation));
  const schema = present(present(documented.answers[status]).schema);
  expect(z.safeParse(schema, json).error).toBeUndefined();
}

type Registry = ReturnType<typeof registry>;

async function softwareHouseClient({ call }: Registry): Promise<{ readonly clientId: string }> {
  const body = { serves: "organizations", name: "Gestionale", softwareHouse: house };
  const { status, json } = await call(operations.registerClient, region, { body });
  expect(status).toBe(201);
  return { clientId: json.clientId };
}

async function ownClient({ call }: Registry, body: object = {}) {
  const sent = { name: "Programma del Comune", ...grant, ...body };
  const answer = await call(operations.registerOrganizationClient, ofComune, { body: sent });
  return { ...answer, parameters: { clientId: answer.json?.clientId } };
}

describe("a client of a software house", () => {
  it("is registered by the Region, delegated by each ente, and seen by each as its own part", async () => {
    const world = registry();
    const parameters = await softwareHouseClient(world);
    const { call, clients } = world;
    for (const organization of [comune, provincia]) {
      const own = administrator(organization);
      expect((await call(operations.getOrganizationClient, own, { parameters })).status).toBe(404);
      const body = organization === comune ? { ...grant, typeCodes: ["TARI"] } : grant;
      const granted = await call(operations.grantOwnDelegation, own, { parameters, body });
      expect([granted.status, granted.etag]).toEqual([201, '"1"']);
    }
    const seen = await call(operations.listOrganizationClients, ofComune);
    expect(seen.json.clients).toMatchObject([
      { ...parameters, isOwn: false, secrets: null, delegation: { typeCodes: ["TARI"] } },
    ]);
    expect(JSON.stringify(seen.json)).not.toContain(provincia);
    const whole = await call(operations.getClient, region, { parameters });
    expect(whole.json.delegations).toMatchObject([
      { organization: comune, typeCodes: ["TARI"] },
      { organization: provincia, typeCodes: null },
    ]);
    expect(clients.audit.map(({ scope, action }) => [scope, action])).toEqual([
      ["region", "ClientRegistered"],
      [comune, "ClientDelegated"],
      [provincia, "ClientDelegated"],
    ]);
    const ofProvincia = clients.audit.filter(({ scope }) => scope === provincia);
    expect(JSON.stringify(ofProvincia)).not.toContain(comune);
  });

  it("is changed by no ente, which may only withdraw its delegation", async () => {
    const world = registry();
    const parameters = await softwareHouseClient(world);
    const { call, clients } = world;
    const granted = await call(operations.grantOwnDelegation, ofComune, {
      parameters,
      body: grant,
    });
    const ifMatch = present(granted.etag);
    const body = { name: "Altro", status: "disabled" };
    const attempts = [
      await call(operations.updateOrganizationClient, ofComune, { parameters, body, ifMatch }),
      await call(operations.rotateOrganizationSecret, ofComune, {
        parameters,
        body: { overlapDays: 0 },
      }),
    ];
    expect(attempts.map(({ status }) => status)).toEqual([403, 403]);
    expect(clients.audit.slice(-2)).toMatchObject([
      { outcome: "refused", reason: "notOwner", scope: comune },
      { outcome: "refused", reason: "notOwner", scope: comune },
    ]);
    const other = administrator(provincia);
    expect((await call(operations.withdrawOwnDelegation, other, { parameters })).status).toBe(404);
    const withdrawn = await call(operations.withdrawOwnDelegation, ofComune, {
      parameters,
      ifMatch,
    });
    expect(withdrawn.status).toBe(204);
    expect((await call(operations.listOrganizationClients, ofComune)).json.clients).toEqual([]);
  });

  it("is delegated by the Region too, under the version that was seen", async () => {
    const world = registry();
    const client = await softwareHouseClient(world);
    const parameters = { ...client, fiscalCode: comune };
    const { call } = world;
    const put = (sent: object) =>
      call(operations.grantDelegation, region, { parameters, body: grant, ...sent });
    expect((await put({})).status).toBe(201);
    expect((await put({})).status).toBe(428);
    expect((await put({ ifMatch: '"1"' })).etag).toBe('"2"');
    expect((await put({ ifMatch: '"1"' })).status).toBe(412);
    expect((await call(operations.getDelegation, region, { parameters })).etag).toBe('"2"');
    const nobody = { ...client, fiscalCode: "01234567890" };
    const unknown = { parameters: nobody, body: grant };
    expect((await call(operations.grantDelegation, region, unknown)).status).toBe(404);
    const withdrawal = { parameters, ifMatch: '"2"' };
    expect((await call(operations.withdrawDelegation, region, withdrawal)).status).toBe(204);
    expect((await call(operations.getDelegation, region, { parameters })).status).toBe(404);
  });
});

describe("a client of an ente", () => {
  it("does not exist for others, and cannot be made to serve them", async () => {
    const world = registry();
    const { parameters } = await ownClient(world);
    const { call } = world;
    const other = administrator(provincia);
    const sent = { parameters, body: grant };
    expect((await call(operations.getOrganizationClient, other, sent)).status).toBe(404);
    expect((await call(operations.grantOwnDelegation, other, sent)).status).toBe(404);
    const forOther = { parameters: { ...parameters, fiscalCode: provincia }, body: grant };
    expect((await call(operations.grantDelegation, region, forOther)).status).toBe(404);
    const own = await call(operations.getOrganizationClient, ofComune, sent);
    const withdrawal = { parameters, ifMatch: present(own.etag) };
    expect((await call(operations.withdrawOwnDelegation, ofComune, withdrawal)).status).toBe(409);
  });

  it("gets a new secret beside the old one, and loses the one that is revoked", async () => {
    const world = registry();
    const { parameters, json } = await ownClient(world);
    const { call, clients } = world;
    const rotate = (overlapDays: number) =>
      call(operations.rotateOrganizationSecret, ofComune, { parameters, body: { overlapDays } });
    const rotated = await rotate(7);
    expect(rotated.status).toBe(201);
    expect(rotated.json.clientSecret).not.toBe(json.clientSecret);
    expect(rotated.json.secrets).toMatchObject([
      { expiresAt: null },
      { secretId: json.secrets[0].secretId, expiresAt: "2027-03-17T10:00:00.000Z" },
    ]);
    expect((await rotate(7)).status).toBe(409);
    const secret = { ...parameters, secretId: json.secrets[0].secretId };
    const revoke = (ifMatch?: string) =>
      call(operations.revokeOrganizationSecret, ofComune, {
        parameters: secret,
        ...(ifMatch !== undefined && { ifMatch }),
      });
    expect((await revoke()).status).toBe(428);
    expect((await revoke(rotated.etag)).json.secrets).toHaveLength(1);
    expect((await revoke("*")).status).toBe(404);
    const told = JSON.stringify(clients.audit);
    for (const shown of [json.clientSecret, rotated.json.clientSecret]) {
      expect(told).not.toContain(shown);
    }
    expect(told).not.toMatch(/digest|assistenza@/);
  });

  it("is disabled by its ente, or by the Region", async () => {
    const world = registry();
    const { parameters, etag } = await ownClient(world);
    const { call } = world;
    const body = { name: "Programma del Comune", status: "disabled" };
    const sent = { parameters, body, ifMatch: present(etag) };
    const disabled = await call(operations.updateOrganizationClient, ofComune, sent);
    expect(disabled.json.status).toBe("disabled");
    const active = { ...sent, body: { ...body, status: "active" }, ifMatch: '"2"' };
    expect((await call(operations.updateClient, region, active)).json.status).toBe("active");
  });
});

describe("who gives", () => {
  it("gives no more than he has: permissions, types, or a secret to more than he may", async () => {
    const world = registry();
    const { parameters } = await ownClient(world);
    const foreign = { parameters: await softwareHouseClient(world), body: grant };
    const { call, clients } = world;
    const small: Caller = { ...ofComune, permissions: ["clients:write", "notices:read"] };
    const typed: Caller = { ...ofComune, typeCodes: ["TARI"] };
    const rotation = { parameters, body: { overlapDays: 0 } };
    const register = (body: object, caller: Caller) =>
      call(operations.registerOrganizationClient, caller, { body: { name: "x", ...body } });
    const refusals = [
      await register(grant, small),
      await register({ permissions: ["notices:read"] }, typed),
      await call(operations.grantOwnDelegation, small, foreign),
      await call(operations.grantOwnDelegation, typed, foreign),
      await call(operations.rotateOrganizationSecret, small, rotation),
      await call(operations.rotateOrganizationSecret, typed, rotation),
    ];
    expect(refusals.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403, 403]);
    expect((await register({ ...grant, typeCodes: ["TARI"] }, typed)).status).toBe(201);
    expect(clients.audit.filter(({ reason }) => reason === "beyondCaller")).toHaveLength(4);
  });

  it("as the Region gives a program of its own what he may do, and no ente's delegation", async () => {
    const world = registry();
    const { call } = world;
    const caller: Caller = { ...region, permissions: ["organizations:write", "audit:read"] };
    const body = { serves: "region", name: "Cruscotto", permissions: ["audit:read"] };
    const registered = await call(operations.registerClient, caller, { body });
    expect(registered.json).toMatchObject({ serves: "region", permissions: ["audit:read"] });
    const parameters = { clientId: registered.json.clientId };
    const more = { ...body, permissions: ["catalogue:write"] };
    expect((await call(operations.registerClient, caller, { body: more })).status).toBe(403);
    const update = { name: "Cruscotto", status: "active", permissions: ["catalogue:write"] };
    const sent = { parameters, body: update, ifMatch: '"1"' };
    expect((await call(operations.updateClient, caller, sent)).status).toBe(403);
    const rotation = { parameters, body: { overlapDays: 0 } };
    expect((await call(operations.rotateSecret, caller, rotation)).status).toBe(201);
    const delegated = { parameters, body: grant };
    expect((await call(operations.grantOwnDelegation, ofComune, delegated)).status).toBe(404);
  });
});

describe("the addresses of a program", () => {
  const back = "https://servizi.comune.example/pagamenti/ritorno?pratica=12";
  const addresses = { returnUrls: [back], webhookHosts: ["esiti.comune.example"] };
  const named = { name: "Programma del Comune", status: "active" };

  it("are registered with it, shown, changed under the version seen, and told to the audit", async () => {
    const world = registry();
    const { parameters, json, etag } = await ownClient(world, addresses);
    const { call, clients } = world;
    expect(json).toMatchObject(addresses);
    const other = "https://servizi.comune.example/altro";
    const put = (body: object, ifMatch?: string) =>
      call(operations.updateOrganizationClient, ofComune, {
        parameters,
        body: { ...named, ...body },
        ...(ifMatch !== undefined && { ifMatch }),
      });
    expect((await put({ returnUrls: [other] })).status).toBe(428);
    const changed = await put({ returnUrls: [other] }, present(etag));
    expect(changed.json).toMatchObject({ ...addresses, returnUrls: [other] });
    const emptied = await put({ returnUrls: [], webhookHosts: [] }, present(changed.etag));
    expect(emptied.json).toMatchObject({ returnUrls: [], webhookHosts: [] });
    expect(JSON.stringify(clients.audit)).toContain(other);
  });

  it("stay as they are when they are not sent", async () => {
    const world = registry();
    const { parameters, etag } = await ownClient(world, addresses);
    const sent = { parameters, body: named, ifMatch: present(etag) };
    const changed = await world.call(operations.updateOrganizationClient, ofComune, sent);
    expect(changed.json).toMatchObject(addresses);
  });

  it("are the Region's to give to a software house", async () => {
    const world = registry();
    const body = { serves: "organizations", name: "Gestionale", ...addresses };
    const { json } = await world.call(operations.registerClient, region, { body });
    const parameters = { clientId: json.clientId };
    const granted = await world.call(operations.grantOwnDelegation, ofComune, {
      parameters,
      body: grant,
    });
    expect(granted.json).toMatchObject(addresses);
    const sent = { parameters, body: { ...named, returnUrls: [] }, ifMatch: present(granted.etag) };
    const refused = await world.call(operations.updateOrganizationClient, ofComune, sent);
    expect(refused.status).toBe(403);
  });

  it.each([
    ["/returnUrls/0", { returnUrls: ["http://servizi.comune.example/"] }],
    ["/returnUrls/1", { returnUrls: [back, "http://localhost:4400/ritorno"] }],
    ["/returnUrls/0", { returnUrls: ["https://servizi.comune.example"] }],
    ["/returnUrls/0", { returnUrls: ["https://servizi.comune.example/#pagato"] }],
    ["/returnUrls/0", { returnUrls: ["https://servizi.comune.example/?esito=OK"] }],
    ["/returnUrls", { returnUrls: [back, back] }],
    ["/returnUrls", { returnUrls: Array.from({ length: 21 }, (_, n) => `${back}${n}`) }],
    ["/webhookHosts/0", { webhookHosts: ["https://esiti.comune.example"] }],
    ["/webhookHosts/0", { webhookHosts: ["esiti.comune.example/api"] }],
    ["/webhookHosts/0", { webhookHosts: ["ESITI.comune.example"] }],
    ["/webhookHosts/0", { webhookHosts: ["169.254.169.254"] }],
    ["/webhookHosts/0", { webhookHosts: ["localhost:4400"] }],
  ])("are refused at %s: %j", async (pointer, body) => {
    const world = registry();
    const answer = await ownClient(world, body);
    expect([answer.status, answer.json.errors[0].pointer]).toEqual([400, pointer]);
    expect(world.clients.audit).toEqual([]);
    const { parameters, etag } = await ownClient(world);
    const sent = { parameters, body: { ...named, ...body }, ifMatch: present(etag) };
    const update = await world.call(operations.updateOrganizationClient, ofComune, sent);
    expect([update.status, update.json.errors[0].pointer]).toEqual([400, pointer]);
  });
});

describe("what is sent", () => {
  it.each([
    ["no name", { name: " " }],
    ["a name of 5,000 characters", { name: "x".repeat(5_000) }],
    ["a control character", { name: "a\u0000b" }],
    ["an unknown permission", { permissions: ["tutto"] }],
    ["a permission of the Region", { permissions: ["organizations:write"] }],
    ["no permission", { permissions: [] }],
    ["a type twice", { typeCodes: ["TARI", "TARI"] }],
    ["a type that the ente has not", { typeCodes: ["NON-C-È"] }],
    ["a wrong VAT number", { softwareHouse: { ...house, vatNumber: "12345678901" } }],
    ["a wrong address", { softwareHouse: { ...house, email: "assistenza" } }],
    ["an endless secret", { validDays: 100_000 }],
  ])("with %s changes nothing", async (_, body) => {
    const world = registry();
    const answer = await ownClient(world, body);
    expect(answer.status).toBe(400);
    expect(answer.json.errors[0].detail).toMatch(/^[A-ZÈ].+[.:]/);
    expect(world.clients.audit).toEqual([]);
  });
});

describe("the documentation", () => {
  it("describes every call, with bodies that are accepted", () => {
    const all = Object.values(operations);
    expect(documentation.map(({ operation }) => operation)).toEqual(all);
    expect(routes.map(({ operation }) => operation)).toEqual(all);
    for (const { body } of documentation) {
      if (body !== undefined) expect(z.safeParse(body.schema, body.example).success).toBe(true);
    }
  });
});
