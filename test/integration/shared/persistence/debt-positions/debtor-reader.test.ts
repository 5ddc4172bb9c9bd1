import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { DebtPosition } from "../../../../../shared/domain/debt-positions/debt-position.ts";
import type { DebtFilter } from "../../../../../shared/domain/debt-positions/search-index.ts";
import { euroCents } from "../../../../../shared/domain/values/euro-cents.ts";
import { parseOrganizationFiscalCode } from "../../../../../shared/domain/values/organization-fiscal-code.ts";
import { createDebtorReader } from "../../../../../shared/persistence/debt-positions/debtor-reader.ts";
import { createDynamoDebtPositionStore } from "../../../../../shared/persistence/debt-positions/dynamo-debt-position-store.ts";
import {
  createTableClient,
  type TableClient,
} from "../../../../../shared/persistence/table-client.ts";
import { demoOrganization } from "../../../../support/demo-organization.ts";
import { day } from "../../../../support/demo-row-reading.ts";
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

describe("a search by what debts are like", () => {
  /** One that no other test has debts of. */
  const ente = parseOrganizationFiscalCode("80001230566") ?? expect.fail();
  const at = (minute: number) => `2026-11-23T10:0${minute}:00.000Z`;
  const debts = [
    openDebt(1, { organizationFiscalCode: ente, createdAt: at(1) }),
    openDebt(2, {
      organizationFiscalCode: ente,
      createdAt: at(2),
      status: "CANCELLED",
      typeCode: "MENSA",
      amountCents: euroCents(500),
      debtor: { kind: "F", code: "ANONIMO", fullName: "ANONIMO" },
    }),
    openDebt(3, {
      organizationFiscalCode: ente,
      createdAt: at(3),
      dueDate: day("2027-12-31"),
      debtor: { kind: "F", code: "VRDLGI80A01F205X", fullName: "Verdi Luigi" },
    }),
  ];
  beforeAll(async () => {
    await createDynamoDebtPositionStore(table).insertMany(debts);
  });
  const found = async (filter: DebtFilter, examinedMax = 1_000) => {
    const { debts, isWhole } = await createDebtorReader(table).search(ente, {
      filter,
      examinedMax,
    });
    return { numbers: debts.map(({ iud }) => Number(iud.split("-")[1])).toSorted(), isWhole };
  };

  it.each<readonly [string, DebtFilter, readonly number[]]>([
    ["nothing", {}, [1, 2, 3]],
    ["states", { statuses: ["PAYABLE", "PAID"] }, [1, 3]],
    ["types", { typeCodes: ["MENSA"] }, [2]],
    ["an amount", { amountCents: { from: 501, to: 10_000 } }, [1, 3]],
    ["an instant", { createdAt: { from: at(2) } }, [2, 3]],
    ["another instant", { createdAt: { to: at(2) } }, [1, 2]],
    ["due days", { dueDate: { from: day("2027-07-01"), to: day("2027-12-31") } }, [3]],
    [
      "all of it",
      { statuses: ["PAYABLE"], typeCodes: ["TARI"], dueDate: { to: day("2027-07-01") } },
      [1],
    ],
  ])("finds debts of everybody by %s", async (_name, filter, numbers) => {
    expect(await found(filter)).toEqual({ numbers, isWhole: true });
  });

  it("tells when it has not looked at all of them", async () => {
    const many = Array.from({ length: 40 }, (_, index) =>
      openDebt(100 + index, { organizationFiscalCode: ente, typeCode: "MOLTI" }),
    );
    await createDynamoDebtPositionStore(table).insertMany(many);
    const { numbers, isWhole } = await found({ typeCodes: ["MOLTI"] }, 16);
    expect({ isWhole, isLess: numbers.length < many.length }).toEqual({
      isWhole: false,
      isLess: true,
    });
  });
});
