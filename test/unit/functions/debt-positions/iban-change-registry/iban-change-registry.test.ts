import { beforeEach, describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { documentation } from "../../../../../functions/debt-positions/iban-change-registry/documentation.ts";
import { routes } from "../../../../../functions/debt-positions/iban-change-registry/routes.ts";
import type { Caller } from "../../../../../shared/domain/access/caller.ts";
import {
  addCounters,
  nothingCounted,
} from "../../../../../shared/domain/debt-positions/iban-change.ts";
import type { Organization } from "../../../../../shared/domain/organizations/organization.ts";
import { parseIban } from "../../../../../shared/domain/values/iban.ts";
import { parseIud } from "../../../../../shared/domain/values/iud.ts";
import { parseOrganizationFiscalCode } from "../../../../../shared/domain/values/organization-fiscal-code.ts";
import { inMemoryIbanChanges } from "../../../../support/in-memory-iban-changes.ts";
import { comune, present, taxType } from "../../../../support/notifications/debts.ts";

const from = "IT59G0569601600000002145033";
const to = "IT90N0306901600100000012345";
const mensa = { ...taxType, code: "MENSA" };
const ente: Organization = { ...comune, debtPositionTypes: [taxType, mensa] };
const other = present(parseOrganizationFiscalCode("77777777777"));
const administrator: Caller = {
  kind: "person",
  id: "persona-1",
  role: "organizationAdministrator",
  organization: ente.fiscalCode,
  permissions: ["accounts:write", "organizations:read"],
};

let world: ReturnType<typeof inMemoryIbanChanges>;
let registry: Organization;
let clock: Date;
const path = "/v1/organizations/{fiscalCode}/iban-changes";

beforeEach(() => {
  world = inMemoryIbanChanges();
  registry = ente;
  clock = new Date("2027-03-01T08:00:00Z");
});

type Called = { readonly body?: unknown; readonly id?: string; readonly caller?: Caller };

/** Answers of the routes, held against their descriptions. */
async function call(method: "GET" | "POST", { body, id, caller = administrator }: Called = {}) {
  const wanted = id === undefined ? path : `${path}/{changeId}`;
  const isWanted = ({ operation }: { operation: { method: string; path: string } }) =>
    operation.method === method && operation.path === wanted;
  let ids = 0;
  const {
    status,
    body: text,
    headers,
  } = await present(routes.find(isWanted)).answer(
    {
      caller,
      parameters: { fiscalCode: caller.organization, changeId: id },
      query: {},
      headers: {},
      cookies: [],
      body: body === undefined ? "" : JSON.stringify(body),
    },
    {
      organizations: {
        find: async (code) => (code === registry.fiscalCode ? registry : undefined),
      },
      changes: world.store,
      newId: () => `id${world.audit.length}${ids++}`,
      now: () => clock,
    },
  );
  const answered = JSON.parse(String(text));
  const schema = documentation.find(isWanted)?.answers[status]?.schema;
  if (status < 300) z.parse(present(schema), answered);
  return { status, answered, location: headers?.["location"] };
}

const asked = { from, to, reason: "Nuovo tesoriere" };

describe("asking for the change of an IBAN", () => {
  it("is taken on, told at an address, and written down in the audit", async () => {
    const { status, answered, location } = await call("POST", { body: asked });
    expect(status).toBe(202);
    expect(answered).toMatchObject({
      ...asked,
      status: "RUNNING",
      typeCodes: null,
      registry: { organization: false, types: [], warning: null },
    });
    expect(location).toBe(`/v1/organizations/${ente.fiscalCode}/iban-changes/${answered.id}`);
    expect((await call("GET", { id: answered.id })).answered.id).toBe(answered.id);
    expect(world.audit).toEqual([
      {
        scope: ente.fiscalCode,
        at: "2027-03-01T08:00:00.000Z",
        actor: { kind: "person", id: "persona-1", role: "organizationAdministrator" },
        action: "IbanChangeBegun",
        target: `ibanChange:${answered.id}`,
        outcome: "done",
        reason: "Nuovo tesoriere",
        changes: [{ pointer: "/iban", before: from, after: to }],
      },
    ]);
  });

  it("says that the registry holds the old IBAN too, and changes nothing there", async () => {
    const iban = present(parseIban(from));
    registry = {
      ...ente,
      bankIban: iban,
      debtPositionTypes: [taxType, { ...mensa, bankIban: iban }],
    };
    const { answered } = await call("POST", { body: asked });
    expect(answered.registry).toMatchObject({ organization: true, types: ["MENSA"] });
    expect(answered.registry.warning).toContain(
      "i conti dell'ente e i conti dei tipi dovuto MENSA",
    );
  });

  it("is the same one while that is being made, and another one after", async () => {
    const first = await call("POST", { body: { ...asked, typeCodes: ["TARI", "MENSA"] } });
    const again = { ...asked, reason: "Ancora", typeCodes: ["MENSA", "TARI", "MENSA"] };
    expect((await call("POST", { body: again })).answered.id).toBe(first.answered.id);
    expect(world.audit).toHaveLength(1);
    expect((await call("POST", { body: asked })).answered.id).not.toBe(first.answered.id);
  });

  it.each([
    ["an IBAN with a wrong control letter", { from, to: "IT91N0306901600100000012345" }, "/to"],
    ["a foreign one to be paid on", { from, to: "DE89370400440532013000" }, "/to"],
    ["an old one that is none", { from: "IT00", to }, "/from"],
    ["the same one", { from: to, to }, "/to"],
    ["no reason", { from, to, reason: " " }, "/reason"],
    ["a control character in the reason", { from, to, reason: "Nuovo\u0000" }, "/reason"],
    ["no type", { from, to, typeCodes: [] }, "/typeCodes"],
    ["a type that the ente does not have", { from, to, typeCodes: ["IMU"] }, "/typeCodes"],
  ])("is refused with %s", async (_what, wrong, pointer) => {
    const { status, answered } = await call("POST", { body: { ...asked, ...wrong } });
    expect({ status, pointer: answered.errors[0].pointer }).toEqual({ status: 400, pointer });
    expect(world.audit).toEqual([]);
  });

  it("keeps whoever is held to some types to those", async () => {
    const held = { ...administrator, typeCodes: ["MENSA"] };
    const { answered } = await call("POST", { body: asked, caller: held });
    expect(answered.typeCodes).toEqual(["MENSA"]);
    const all = await call("POST", { body: asked });
    const beyond = await call("POST", { body: { ...asked, typeCodes: ["TARI"] }, caller: held });
    expect(beyond.status).toBe(400);
    expect((await call("GET", { id: all.answered.id, caller: held })).status).toBe(404);
    expect((await call("GET", { caller: held })).answered.ibanChanges).toEqual([
      expect.objectContaining({ id: answered.id }),
    ]);
    expect((await call("GET")).answered.ibanChanges).toHaveLength(2);
  });

  it("is no business of another ente's", async () => {
    const { answered } = await call("POST", { body: asked });
    const stranger = { ...administrator, organization: other };
    const missing = await call("GET", { id: "nessuno" });
    expect(missing.status).toBe(404);
    expect(await call("GET", { id: answered.id, caller: stranger })).toEqual(missing);
    expect((await call("GET", { caller: stranger })).answered.ibanChanges).toEqual([]);
    expect((await call("POST", { body: asked, caller: stranger })).status).toBe(404);
  });
});

describe("a change of an IBAN that is being made", () => {
  it("tells what its parts have counted until now, those being tried again among them", async () => {
    const { answered } = await call("POST", { body: asked });
    const reference = { organizationFiscalCode: ente.fiscalCode, id: answered.id };
    const counters = addCounters(nothingCounted, { checked: 10, changed: 3, paid: 2 });
    const paying = [present(parseIud("IUD-1"))];
    for (const segment of [1, 2]) {
      const progress = { segment, revision: 1, counters, paying, stage: "WALKING" } as const;
      await world.store.advance(reference, progress, []);
    }
    expect((await call("GET", { id: answered.id })).answered).toMatchObject({
      status: "RUNNING",
      checked: 20,
      changed: 6,
      skipped: { paid: 4, partiallyPaid: 0, paying: 2 },
    });
  });
});

describe("the description of changes of IBANs", () => {
  it.each(documentation)("has examples that fit: $operationId", ({ answers, body }) => {
    for (const { schema, example } of Object.values(answers)) {
      expect(z.safeParse(present(schema), example).success).toBe(true);
    }
    expect(body === undefined || z.safeParse(body.schema, body.example).success).toBe(true);
  });
});
