import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { DebtPosition } from "../../../../../shared/domain/debt-positions/debt-position.ts";
import { createDebtorReader } from "../../../../../shared/persistence/debt-positions/debtor-reader.ts";
import { createDynamoDebtPositionStore } from "../../../../../shared/persistence/debt-positions/dynamo-debt-position-store.ts";
import {
  createTableClient,
  type TableClient,
} from "../../../../../shared/persistence/table-client.ts";
import { demoOrganization } from "../../../../support/demo-organization.ts";
import { type LocalTable, startLocalTable } from "../../../../support/local-table.ts";
import { openDebt } from "../../../../support/pagopa-node/node-world.ts";

const { fiscalCode } = demoOrganization();
let local: LocalTable;
let table: TableClient;
let sequence = 0;
/** Each test has a debtor of its own. */
let debtor: DebtPosition["debtor"];
beforeAll(async () => {
  local = await startLocalTable();
  table = createTableClient(local.tableName, { pace: "online" });
});
afterAll(() => local?.stop());
beforeEach(() => {
  sequence += 100;
  debtor = { kind: "G", code: `0000000${sequence}`, fullName: "Prova S.r.l." };
});

const iudsOf = async (code: string) => {
  const { digestOf, listOfDebtor } = createDebtorReader(table);
  return (await listOfDebtor(fiscalCode, digestOf(code))).map(({ iud }) => iud);
};
const debt = (place: number, changes: Partial<DebtPosition> = {}) =>
  openDebt(sequence + place, { debtor, ...changes });

it("finds an ente's debts of a debtor, the latest first, with what searches choose by", async () => {
  const older = debt(1);
  const { dueDate: _, ...undated } = debt(2, { createdAt: "2026-11-24T10:00:00.000Z" });
  const elsewhere = demoOrganization("p_demo2").fiscalCode;
  const debts = [older, undated, debt(3, { organizationFiscalCode: elsewhere }), openDebt(4)];
  await createDynamoDebtPositionStore(table).insertMany(debts);
  const { digestOf, listOfDebtor } = createDebtorReader(table);
  const { iud, status, typeCode, amountCents, dueDate, createdAt } = older;
  const known = { organizationFiscalCode: fiscalCode, status, typeCode, amountCents };
  expect(await listOfDebtor(fiscalCode, digestOf(debtor.code))).toEqual([
    { ...known, iud: undated.iud, createdAt: undated.createdAt },
    { ...known, iud, dueDate, createdAt },
  ]);
});

it("knows the debt that took the place of a cancelled one, and no longer that one", async () => {
  const positions = createDynamoDebtPositionStore(table);
  const cancelled = debt(1, { status: "CANCELLED" });
  await positions.insertMany([cancelled]);
  const successor = { ...debt(1), version: 2, createdAt: "2026-11-25T10:00:00.000Z" };
  expect(await positions.replaceCancelled(successor, cancelled)).toBe("written");
  const { digestOf, listOfDebtor } = createDebtorReader(table);
  const found = await listOfDebtor(fiscalCode, digestOf(debtor.code));
  expect(found.map(({ iud, status }) => [iud, status])).toEqual([[successor.iud, "PAYABLE"]]);
});

it("follows a debt to another debtor, and through its states", async () => {
  const positions = createDynamoDebtPositionStore(table);
  const before = debt(1);
  await positions.insertMany([before]);
  const code = `1111111${sequence}`;
  const after = { ...before, debtor: { ...debtor, code }, version: 2 };
  expect(await positions.change(after, 1)).toBe("written");
  expect(await iudsOf(debtor.code)).toEqual([]);
  expect(await iudsOf(code)).toEqual([before.iud]);
});

it("gives nobody the debts of debtors that nobody knows", async () => {
  const unknown = { ...debtor, code: "ANONIMO" };
  await createDynamoDebtPositionStore(table).insertMany([debt(1, { debtor: unknown })]);
  expect(await iudsOf("ANONIMO")).toEqual([]);
});
