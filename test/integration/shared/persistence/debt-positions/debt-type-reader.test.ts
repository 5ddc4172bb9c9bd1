import { afterAll, beforeAll, expect, it } from "vitest";
import { createDebtTypeReader } from "../../../../../shared/persistence/debt-positions/debt-type-reader.ts";
import { createDynamoDebtPositionStore } from "../../../../../shared/persistence/debt-positions/dynamo-debt-position-store.ts";
import {
  createTableClient,
  type TableClient,
} from "../../../../../shared/persistence/table-client.ts";
import { demoOrganization } from "../../../../support/demo-organization.ts";
import { type LocalTable, startLocalTable } from "../../../../support/local-table.ts";
import { openDebt } from "../../../../support/pagopa-node/node-world.ts";

let local: LocalTable;
let table: TableClient;
beforeAll(async () => {
  local = await startLocalTable();
  table = createTableClient(local.tableName, { pace: "online" });
});
afterAll(() => local?.stop());

it("tells the types of the debts that are there, of that ente alone", async () => {
  const debts = [openDebt(1), openDebt(2)];
  await createDynamoDebtPositionStore(table).insertMany(debts);
  const { typesOf } = createDebtTypeReader(table);
  const iuds = [...debts, openDebt(3)].map(({ iud }) => iud);
  const found = await typesOf(demoOrganization().fiscalCode, iuds);
  expect([...found]).toEqual(debts.map(({ iud, typeCode }) => [iud, typeCode]));
  expect(await typesOf(demoOrganization("p_demo2").fiscalCode, iuds)).toEqual(new Map());
});
