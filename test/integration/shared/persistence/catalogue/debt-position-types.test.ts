import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { syncTaxonomy } from "../../../../../functions/organizations/sync-taxonomy/sync-taxonomy.ts";
import * as catalogueOperations from "../../../../../functions/organizations/type-catalogue/operations.ts";
import { routes as catalogueRoutes } from "../../../../../functions/organizations/type-catalogue/routes.ts";
import * as typeOperations from "../../../../../functions/organizations/type-registry/operations.ts";
import { routes as typeRoutes } from "../../../../../functions/organizations/type-registry/routes.ts";
import { sampleTaxonomy } from "../../../../../infra/local/taxonomy/sample-taxonomy.ts";
import type { Operation } from "../../../../../shared/domain/access/operation.ts";
import { createDynamoCatalogueStore } from "../../../../../shared/persistence/catalogue/dynamo-catalogue-store.ts";
import { createDynamoFormStore } from "../../../../../shared/persistence/catalogue/dynamo-form-store.ts";
import { createDynamoTypeUseStore } from "../../../../../shared/persistence/catalogue/type-use.ts";
import { createDynamoDebtPositionStore } from "../../../../../shared/persistence/debt-positions/dynamo-debt-position-store.ts";
import { createDynamoDirectoryStore } from "../../../../../shared/persistence/organizations/dynamo-directory-store.ts";
import { createDynamoOrganizationStore } from "../../../../../shared/persistence/organizations/dynamo-organization-store.ts";
import { createTableClient } from "../../../../../shared/persistence/table-client.ts";
import { createDynamoTaxonomyStore } from "../../../../../shared/persistence/taxonomy/dynamo-taxonomy-store.ts";
import { demoOrganization, registrationOf } from "../../../../support/demo-organization.ts";
import { type LocalTable, startLocalTable } from "../../../../support/local-table.ts";
import { present } from "../../../../support/notifications/debts.ts";
import { openDebt } from "../../../../support/pagopa-node/node-world.ts";
import { region } from "../../../../support/type-world.ts";

const ente = demoOrganization();
let local: LocalTable;

beforeAll(async () => {
  local = await startLocalTable("portale-tipi");
});
afterAll(() => local?.stop());

function portal() {
  const table = createTableClient(local.tableName, { pace: "online" });
  const dependencies = {
    organizations: createDynamoOrganizationStore(table),
    directory: createDynamoDirectoryStore(table),
    catalogue: createDynamoCatalogueStore(table),
    taxonomy: createDynamoTaxonomyStore(table),
    forms: createDynamoFormStore(table),
    typeUse: createDynamoTypeUseStore(table),
    outbound: { loopback: false },
    now: () => new Date("2027-02-01T09:00:00Z"),
  };
  const own = { kind: "person", id: "p1", permissions: [], organization: ente.fiscalCode } as const;
  return {
    table,
    ...dependencies,
    async call(
      operation: Operation,
      typeCode?: string,
      sent?: { body?: object; ifMatch?: string },
    ) {
      const route = [...typeRoutes, ...catalogueRoutes].find(
        (each) => each.operation === operation,
      );
      const answer = await present(route).answer(
        {
          caller: operation.access.kind === "region" ? region : own,
          parameters: { fiscalCode: ente.fiscalCode, typeCode },
          query: {},
          headers: {
            "content-type": "application/json",
            ...(sent?.ifMatch !== undefined && { "if-match": sent.ifMatch }),
          },
          cookies: [],
          body: sent?.body === undefined ? "" : JSON.stringify(sent.body),
        },
        dependencies,
      );
      return { status: answer.status, etag: answer.headers?.["etag"], body: String(answer.body) };
    },
  };
}

describe("types, catalogue and taxonomy in the table", () => {
  it("come from the catalogue, are judged by the taxonomy, and stay once they have a debt", async () => {
    const { call, table, organizations, taxonomy, directory, now } = portal();
    expect(await organizations.save(ente, undefined, registrationOf(ente))).toBe("written");
    const tell = () => undefined;
    const download = async () => sampleTaxonomy();
    await syncTaxonomy({ download, taxonomy, directory, organizations, tell, now });
    expect(await taxonomy.list({ organizationType: "01", macroArea: "04" })).toHaveLength(2);

    const code = "SALE";
    const offer = { description: "Uso di sale", taxonomyCode: "9/0104102TS/", account: "bank" };
    expect(
      await call(catalogueOperations.replaceCatalogueType, code, { body: offer }),
    ).toMatchObject({ status: 201 });
    const adoption = { body: { catalogueCode: code } };
    expect((await call(typeOperations.adoptType, undefined, adoption)).status).toBe(201);
    expect((await call(typeOperations.adoptType, undefined, adoption)).status).toBe(409);
    const active = { body: { active: true }, ifMatch: '"2"' };
    expect(await call(typeOperations.changeOwnType, code, active)).toMatchObject({ etag: '"3"' });
    const form = {
      type: "object",
      properties: { sala: { type: "string", maxLength: 20 } },
      "x-causale": "Sala {sala}",
    };
    const kept = { body: form, ifMatch: '"3"' };
    expect((await call(typeOperations.replaceForm, code, kept)).status).toBe(200);
    expect(JSON.parse((await call(typeOperations.showForm, code)).body)).toEqual(form);

    const position = { ...openDebt(1), typeCode: code };
    const removal = { ifMatch: '"4"' };
    const positions = createDynamoDebtPositionStore(table);
    expect(await positions.insertMany([position])).toEqual(["inserted"]);
    expect((await call(typeOperations.removeType, code, removal)).status).toBe(409);
    expect((await call(typeOperations.removeType, "CIMITERI", removal)).status).toBe(204);
    expect(
      (await call(catalogueOperations.removeCatalogueType, code, { ifMatch: '"1"' })).status,
    ).toBe(409);
  });

  it("refuse a change that met another", async () => {
    const { catalogue } = portal();
    const entry = present(await catalogue.find("SALE"));
    const audit = {
      ...registrationOf(ente),
      scope: "region",
      target: "catalogueType:SALE",
    } as const;
    const next = { ...entry, version: 2 };
    expect(await catalogue.save(next, entry, audit)).toBe("written");
    expect(await catalogue.save(next, entry, audit)).toBe("refused");
    expect(await catalogue.remove(entry, audit)).toBe("refused");
    expect(await catalogue.remove(next, audit)).toBe("written");
    expect(await catalogue.list()).toEqual([]);
  });
});
