import { beforeEach, describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { documentation } from "../../../../../functions/organizations/search-directory/documentation.ts";
import { routes } from "../../../../../functions/organizations/search-directory/routes.ts";
import { directoryEntryOf } from "../../../../../shared/domain/organizations/directory-entry.ts";
import { rememberPublicDirectory } from "../../../../../shared/domain/organizations/directory-memory.ts";
import type { Organization } from "../../../../../shared/domain/organizations/organization.ts";
import { demoOrganization } from "../../../../support/demo-organization.ts";
import { present, taxType } from "../../../../support/notifications/debts.ts";

const mensa = { ...taxType, code: "MENSA", description: "Mensa scolastica", spontaneous: true };
const open = ["ENTE_PUBBLICO", "PAGAMENTO_SPONTANEO"] as const;
const prova: Organization = {
  ...demoOrganization("c_demo1"),
  status: "ESERCIZIO",
  features: open,
  debtPositionTypes: [taxType, mensa, { ...mensa, code: "VECCHIA", active: false }],
};
const hidden: Organization = { ...prova, ...namesOf("p_demo2"), features: ["PAGAMENTO_SPONTANEO"] };

function namesOf(ipaCode: string) {
  const { fiscalCode, name } = demoOrganization(ipaCode);
  return { fiscalCode, name, ipaCode: demoOrganization(ipaCode).ipaCode };
}

let known: Organization[];
let readings: number;
let clock: { ms: number };
let call: (routeKey: string, sent?: Record<string, string>) => Promise<unknown>;

beforeEach(() => {
  known = [prova, hidden];
  readings = 0;
  clock = { ms: 0 };
  const dependencies = {
    directory: rememberPublicDirectory(
      {
        async list() {
          readings += 1;
          return known.map(directoryEntryOf);
        },
      },
      () => clock.ms,
    ),
    organizations: {
      async find(fiscalCode: string) {
        return known.find((organization) => organization.fiscalCode === fiscalCode);
      },
    },
  };
  call = async (path, sent = {}) => {
    const route = present(routes.find(({ operation }) => operation.path === path));
    const { publicCode, ...query } = sent;
    const { status, body, headers } = await route.answer(
      { caller: undefined, parameters: { publicCode }, query, headers: {}, cookies: [], body: "" },
      dependencies,
    );
    const answered: unknown = JSON.parse(String(body));
    if (status !== 200) return { status, answered };
    const described = documentation.find(({ operation }) => operation.path === path);
    z.parse(present(described?.answers[200]?.schema), answered);
    expect(headers?.["cache-control"]).toBe("public, max-age=60");
    return answered;
  };
});

const organizations = "/v1/public/organizations";
const organization = "/v1/public/organizations/{publicCode}";
const types = "/v1/public/debt-position-types";

describe("the public search", () => {
  it("answers enti by words, and how many payments citizens may start there", async () => {
    expect(await call(organizations, { q: prova.name.toUpperCase() })).toEqual({
      organizations: [
        {
          fiscalCode: prova.fiscalCode,
          ipaCode: prova.ipaCode,
          name: prova.name,
          spontaneousTypes: 1,
        },
      ],
      total: 1,
      cursor: null,
    });
  });

  it("answers active types, and whether citizens may start them", async () => {
    expect(await call(types, { organization: prova.ipaCode })).toMatchObject({
      types: [
        { code: "MENSA", spontaneous: true },
        { code: "TARI", spontaneous: false },
      ],
    });
    expect(await call(types, { spontaneous: "true", q: "mense" })).toMatchObject({ total: 1 });
    known = [{ ...prova, features: ["ENTE_PUBBLICO"] }];
    clock.ms = 60_000;
    expect(await call(types, { spontaneous: "true" })).toMatchObject({ total: 0 });
  });

  it("answers page by page, and refuses a cursor of nobody's", async () => {
    const first = await call(types, { limit: "1" });
    expect(first).toMatchObject({ types: [{ code: "MENSA" }], total: 2 });
    const { cursor } = z.parse(z.object({ cursor: z.string() }), first);
    expect(await call(types, { limit: "1", cursor })).toMatchObject({
      types: [{ code: "TARI" }],
      cursor: null,
    });
    const foreign = Buffer.from("oltre").toString("base64url");
    expect(await call(types, { cursor: foreign })).toMatchObject({ status: 400 });
    expect(await call(organizations, { cursor: foreign })).toMatchObject({ status: 400 });
  });

  it("shows the page of an ente by either of its codes", async () => {
    const page = await call(organization, { publicCode: prova.ipaCode });
    expect(page).toMatchObject({
      name: prova.name,
      contacts: prova.contacts,
      types: [{ code: "MENSA", description: "Mensa scolastica" }],
    });
    expect(await call(organization, { publicCode: prova.fiscalCode })).toEqual(page);
  });

  it("tells nothing of an ente that is not public: it looks as if it did not exist", async () => {
    const missing = await call(organization, { publicCode: "c_nessuno" });
    expect(missing).toMatchObject({ status: 404 });
    expect(await call(organization, { publicCode: hidden.ipaCode })).toEqual(missing);
    expect(await call(organization, { publicCode: hidden.fiscalCode })).toEqual(missing);
    expect(await call(organizations)).toMatchObject({ total: 1 });
    expect(await call(types, { organization: hidden.ipaCode })).toMatchObject({ total: 0 });
  });

  it.each([
    ["a text too long", { q: "a".repeat(101) }],
    ["a control character", { q: "mensa\u0007" }],
    ["a switch that is neither true nor false", { spontaneous: "forse" }],
  ])("refuses %s", async (_what, query) => {
    expect(await call(types, query)).toMatchObject({ status: 400 });
  });

  it("reads the directory once a minute, and again after a reading that failed", async () => {
    await Promise.all([call(types), call(organizations)]);
    clock.ms = 59_999;
    await call(types);
    expect(readings).toBe(1);
    clock.ms = 60_000;
    const failing = rememberPublicDirectory(
      { list: async () => (readings++ === 1 ? Promise.reject(new Error("down")) : []) },
      () => clock.ms,
    );
    await expect(failing()).rejects.toThrow("down");
    expect((await failing()).types.things).toEqual([]);
  });
});

describe("the description of the public search", () => {
  it.each(documentation)("has an example that fits: $operationId", ({ answers }) => {
    const { schema, example } = present(answers[200]);
    expect(z.safeParse(present(schema), example).success).toBe(true);
  });
});
