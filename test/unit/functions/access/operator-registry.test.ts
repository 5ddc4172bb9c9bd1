import { beforeEach, describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { changeOperator } from "../../../../functions/access/operator-registry/change-operator.ts";
import { documentation } from "../../../../functions/access/operator-registry/documentation.ts";
import { getOperator } from "../../../../functions/access/operator-registry/get-operator.ts";
import {
  type Invitation,
  type InviteOperatorDependencies,
  inviteOperator,
} from "../../../../functions/access/operator-registry/invite-operator.ts";
import { listOperators } from "../../../../functions/access/operator-registry/list-operators.ts";
import {
  respondChange,
  respondInvitation,
  respondList,
  respondOne,
} from "../../../../functions/access/operator-registry/responses.ts";
import type { Caller } from "../../../../shared/domain/access/caller.ts";
import { operatorBody } from "../../../../shared/domain/access/operator-bodies.ts";
import { permissionsOf, type Role } from "../../../../shared/domain/access/role.ts";
import { parseEmailAddress } from "../../../../shared/domain/values/email-address.ts";
import { createPersonSecrets } from "../../../../shared/lambda/person-secrets.ts";
import {
  createDynamoAssignmentStore,
  createDynamoOperatorStore,
  createDynamoRegionOperatorStore,
} from "../../../../shared/persistence/access/dynamo-operator-store.ts";
import { demoOrganization } from "../../../support/demo-organization.ts";
import { expectDocumented } from "../../../support/documented-answer.ts";
import { type InMemoryTable, inMemoryTable } from "../../../support/in-memory-table.ts";
import { fiscalCodes, somePersonId } from "../../../support/people/sample-people.ts";

const comune = demoOrganization();
const email = parseEmailAddress("canarino@comune.example") ?? expect.fail();
const [first, second, third] = fiscalCodes;
if (first === undefined || second === undefined || third === undefined) expect.fail();

let table: InMemoryTable;
let world: InviteOperatorDependencies;

beforeEach(() => {
  table = inMemoryTable();
  world = {
    operatorsOf: (scope) =>
      scope === "region"
        ? createDynamoRegionOperatorStore(table)
        : createDynamoOperatorStore(table, scope),
    organizations: { find: async (code) => (code === comune.fiscalCode ? comune : undefined) },
    personIdOf: createPersonSecrets({ PERSON_SEED: "un-seme-di-prova-lungo-abbastanza" })
      .personIdOf,
    now: () => new Date("2027-01-15T08:00:00.000Z"),
  };
});

function caller(role: Role, more: Partial<Caller> = {}): Caller {
  const id = somePersonId("m");
  return { kind: "person", id, role, permissions: permissionsOf(role), ...more };
}
const administrator = caller("organizationAdministrator", { organization: comune.fiscalCode });
const region = caller("regionAdministrator");
const regionInEnte = caller("regionAdministrator", { organization: comune.fiscalCode });

const invitation = (
  assignment: Omit<Extract<Invitation["assignment"], { organization: string }>, "organization">,
  fiscalCode = first,
): Invitation => ({
  fiscalCode,
  name: "Canarino Giallo",
  email,
  assignment: { organization: comune.fiscalCode, ...assignment },
});

async function invited(given: Invitation, by = administrator) {
  const result = await inviteOperator(given, by, world);
  return result.outcome === "added" ? result.operator : expect.fail(result.outcome);
}

const linesOfAudit = () => [...table.items.values()].filter(({ entity }) => entity === "AuditLine");

describe("an operator who is invited", () => {
  it("is there under a pseudonym, for the ente and for the person, with a line of the audit", async () => {
    const given = invitation({ role: "operator", typeCodes: ["TARI"] });
    const answer = respondInvitation(await inviteOperator(given, administrator, world));
    expectDocumented(documentation, answer, "inviteOperator");
    const personId = await world.personIdOf(first);
    expect(answer.headers).toMatchObject({
      etag: '"1"',
      location: `/v1/organizations/${comune.fiscalCode}/operators/${personId}`,
    });
    expect(await createDynamoAssignmentStore(table).listOf(personId)).toEqual([
      { organization: comune.fiscalCode, role: "operator", typeCodes: ["TARI"] },
    ]);
    expect(linesOfAudit()).toMatchObject([
      {
        scope: comune.fiscalCode,
        action: "OperatorAdded",
        target: `operator:${personId}`,
        actor: { kind: "person", role: "organizationAdministrator" },
        changes: [
          { pointer: "/role", after: "operator" },
          { pointer: "/typeCodes", after: ["TARI"] },
        ],
      },
    ]);
  });

  it("leaves the fiscal code nowhere, and no personal data in keys and audit", async () => {
    await invited(invitation({ role: "reader" }));
    const items = [...table.items.values()];
    expect(JSON.stringify(items)).not.toContain(first);
    const impersonal = items.filter(({ entity }) => entity !== "Operator");
    expect(JSON.stringify([impersonal, [...table.items.keys()]])).not.toMatch(/canarino/iu);
  });

  it("has one role there: a second invitation changes nothing", async () => {
    await invited(invitation({ role: "reader" }));
    const again = invitation({ role: "organizationAdministrator" });
    const answer = respondInvitation(await inviteOperator(again, administrator, world));
    expect(answer.status).toBe(409);
    expect(await listOperators(administrator, world)).toMatchObject([{ role: "reader" }]);
  });

  it("is refused beyond what the inviter has, which the audit tells", async () => {
    const client: Caller = { ...administrator, permissions: ["operators:write"] };
    const ofType: Caller = { ...administrator, typeCodes: ["MENSA"] };
    const operator = invitation({ role: "operator", typeCodes: ["TARI"] });
    for (const weak of [client, ofType]) {
      expect(respondInvitation(await inviteOperator(operator, weak, world)).status).toBe(403);
    }
    expect(await listOperators(administrator, world)).toEqual([]);
    const refused = { action: "OperatorAdded", outcome: "refused", reason: "beyondCaller" };
    expect(linesOfAudit()).toMatchObject([refused, refused]);
  });

  it("is refused for types that the ente has not, and in an ente that there is not", async () => {
    const given = invitation({ role: "operator", typeCodes: ["NULLA"] });
    const answer = respondInvitation(await inviteOperator(given, administrator, world));
    expect(answer.status).toBe(400);
    expect(String(answer.body)).toContain("NULLA");
    const nowhere = { ...world, organizations: { find: async () => undefined } };
    expect(respondInvitation(await inviteOperator(given, administrator, nowhere)).status).toBe(404);
  });
});

describe("an operator who is there", () => {
  it("is changed and withdrawn on the version that was seen only", async () => {
    const { personId } = await invited(invitation({ role: "reader" }));
    const becomes = {
      assignment: { organization: comune.fiscalCode, role: "operator" },
      contact: { name: "Canarino Verde" },
    } as const;
    const change = (ifMatch: string | undefined) =>
      changeOperator({ personId, ifMatch, becomes }, administrator, world);
    expect(respondChange(await change(undefined)).status).toBe(428);
    expect(respondChange(await change('"2"')).status).toBe(412);
    expect(respondChange(await change("7")).status).toBe(412);
    const answer = respondChange(await change('"1"'));
    expectDocumented(documentation, answer, "updateOperator");
    expect(answer.headers).toMatchObject({ etag: '"2"' });
    expect(await createDynamoAssignmentStore(table).listOf(personId)).toMatchObject([
      { role: "operator" },
    ]);
    const withdrawal = { personId, ifMatch: '"2"', becomes: "withdrawn" } as const;
    expect(respondChange(await changeOperator(withdrawal, administrator, world)).status).toBe(204);
    expect(await createDynamoAssignmentStore(table).listOf(personId)).toEqual([]);
    expect(respondChange(await changeOperator(withdrawal, administrator, world)).status).toBe(404);
    expect(JSON.stringify([...table.items.values()])).not.toMatch(/canarino/iu);
  });

  it("is nobody to another ente and to the Region", async () => {
    const { personId } = await invited(invitation({ role: "reader" }));
    const other = demoOrganization("p_demo2").fiscalCode;
    for (const stranger of [region, { ...administrator, organization: other }]) {
      expect(await listOperators(stranger, world)).toEqual([]);
      expect(respondOne(await getOperator(personId, stranger, world)).status).toBe(404);
      const withdrawal = { personId, ifMatch: "*", becomes: "withdrawn" } as const;
      expect((await changeOperator(withdrawal, stranger, world)).outcome).toBe("notFound");
    }
    expectDocumented(
      documentation,
      respondOne(await getOperator(personId, administrator, world)),
      "getOperator",
    );
    const list = respondList(await listOperators(administrator, world));
    expectDocumented(documentation, list, "listOperators");
  });

  it("stays when it is the last administrator, unless the Region wants it otherwise", async () => {
    const { personId } = await invited(invitation({ role: "organizationAdministrator" }));
    const withdrawal = { personId, ifMatch: "*", becomes: "withdrawn" } as const;
    const demotion = {
      ...withdrawal,
      becomes: {
        assignment: { organization: comune.fiscalCode, role: "reader" },
        contact: {},
      },
    } as const;
    for (const each of [withdrawal, demotion]) {
      const answer = respondChange(await changeOperator(each, administrator, world));
      expect(answer.status).toBe(409);
    }
    await invited(invitation({ role: "organizationAdministrator" }, second));
    await invited(invitation({ role: "reader" }, third));
    expect((await changeOperator(withdrawal, administrator, world)).outcome).toBe("withdrawn");
    const last = { ...withdrawal, personId: await world.personIdOf(second) };
    expect((await changeOperator(last, administrator, world)).outcome).toBe("lastAdministrator");
    expect((await changeOperator(last, regionInEnte, world)).outcome).toBe("withdrawn");
  });

  it("of two administrators who withdraw each other at once, one stays", async () => {
    await invited(invitation({ role: "organizationAdministrator" }));
    await invited(invitation({ role: "organizationAdministrator" }, second));
    const ids = await Promise.all([first, second].map(world.personIdOf));
    const outcomes = await Promise.all(
      ids.map(async (personId) => {
        const withdrawal = { personId, ifMatch: "*", becomes: "withdrawn" } as const;
        return (await changeOperator(withdrawal, administrator, world)).outcome;
      }),
    );
    expect(outcomes.toSorted()).toEqual(["lastAdministrator", "withdrawn"]);
  });

  it("of the Region is managed by the Region, whose last administrator nobody withdraws", async () => {
    const given = {
      fiscalCode: first,
      name: "Ada",
      email,
      assignment: { role: "regionAdministrator" },
    } as const;
    const answer = respondInvitation(await inviteOperator(given, region, world));
    expectDocumented(documentation, answer, "inviteRegionOperator");
    const personId = await world.personIdOf(first);
    expect(answer.headers).toMatchObject({ location: `/v1/operators/${personId}` });
    expect(await listOperators(administrator, world)).toEqual([]);
    const withdrawal = { personId, ifMatch: "*", becomes: "withdrawn" } as const;
    expect((await changeOperator(withdrawal, region, world)).outcome).toBe("lastAdministrator");
  });
});

describe("an invitation", () => {
  const good = {
    fiscalCode: "RSSMRA80A01F205X",
    name: "Mario Rossi",
    email: "mario.rossi@comune.example",
    role: "operator",
  };

  it.each([
    ["a wrong fiscal code", { fiscalCode: "RSSMRA80A01F205Y" }],
    ["no name", { name: " " }],
    ["a name of 5,000 characters", { name: "a".repeat(5_000) }],
    ["control characters in the name", { name: "Mario\u0000Rossi" }],
    ["a wrong address", { email: "mario" }],
    ["a role of the Region", { role: "regionAdministrator" }],
    ["no types at all", { typeCodes: [] }],
    ["a type twice", { typeCodes: ["TARI", "TARI"] }],
    ["types that are no list", { typeCodes: "TARI" }],
  ])("with %s is refused in Italian words", (_name, wrong) => {
    const { error } = z.safeParse(operatorBody, { ...good, ...wrong });
    expect(error?.issues).toHaveLength(1);
    expect(error?.issues[0]?.message).toMatch(/^[A-ZÈ].{10,}\.$/u);
  });

  it("is read as it was sent", () => {
    expect(z.parse(operatorBody, good)).toEqual(good);
  });
});
