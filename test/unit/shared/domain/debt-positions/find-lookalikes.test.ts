import { expect, it } from "vitest";
import type { DebtPosition } from "../../../../../shared/domain/debt-positions/debt-position.ts";
import { createLookalikeFinder } from "../../../../../shared/domain/debt-positions/find-lookalikes.ts";
import { euroCents } from "../../../../../shared/domain/values/euro-cents.ts";
import { parseReceiptId } from "../../../../../shared/domain/values/receipt-id.ts";
import { demoOrganization } from "../../../../support/demo-organization.ts";
import { day } from "../../../../support/demo-row-reading.ts";
import { inMemoryDebtPositions } from "../../../../support/in-memory-debt-positions.ts";
import { inMemoryDebtorIndex } from "../../../../support/in-memory-debtor-index.ts";
import { openDebt } from "../../../../support/pagopa-node/node-world.ts";

const now = new Date("2026-11-28T10:00:00Z");
const asked = openDebt(1);

async function lookalikesAmong(...others: readonly DebtPosition[]) {
  const positions = inMemoryDebtPositions();
  await positions.insertMany([asked, ...others]);
  const debtors = inMemoryDebtorIndex(positions.positions);
  const found = await createLookalikeFinder({ debtors, positions })(asked, now);
  return found.map(({ iud, state }) => `${iud} ${state}`);
}

function paidAt(progressive: number, at: string): DebtPosition {
  const receiptId = parseReceiptId(`R-${progressive}`);
  if (receiptId === undefined) throw new Error("bad test receipt");
  const payment = { receiptId, amountCents: euroCents(10_000), paidAt: at };
  return openDebt(progressive, { status: "PAID", payment });
}

it("finds an open debt of the same debtor, type and subject, whatever its amount", async () => {
  const other = openDebt(2, { amountCents: euroCents(1), description: " tari   2026 " });
  expect(await lookalikesAmong(other)).toEqual(["DEBITO-2 open"]);
});

it("finds what was paid within the last 24 hours, and nothing older", async () => {
  const within = paidAt(2, "2026-11-27T10:00:00.000Z");
  const before = paidAt(3, "2026-11-27T09:59:59.999Z");
  expect(await lookalikesAmong(within, before)).toEqual(["DEBITO-2 paidRecently"]);
});

it("counts what the ente has settled since yesterday as paid", async () => {
  const settledAt = (progressive: number, recordedAt: string) =>
    openDebt(progressive, {
      status: "PAID",
      settlement: { paidOn: day("2026-11-01"), reason: "counter", recordedAt },
    });
  const debts = [
    settledAt(2, "2026-11-28T09:00:00.000Z"),
    settledAt(3, "2026-11-20T09:00:00.000Z"),
  ];
  expect(await lookalikesAmong(...debts)).toEqual(["DEBITO-2 paidRecently"]);
});

it("counts a debt that is partly paid, or about to be, as open", async () => {
  const debts = [openDebt(2, { status: "PARTIALLY_PAID" }), openDebt(3, { status: "PAYING" })];
  const found = await lookalikesAmong(...debts);
  expect(found.toSorted()).toEqual(["DEBITO-2 open", "DEBITO-3 open"]);
});

it("finds nothing else", async () => {
  const elsewhere = demoOrganization("p_demo2").fiscalCode;
  const debtor = { kind: "F", code: "VRDLGI80A01F205X", fullName: "Verdi Luigi" } as const;
  const debts = [
    openDebt(2, { typeCode: "MENSA" }),
    openDebt(3, { description: "TARI 2027" }),
    openDebt(4, { debtor }),
    openDebt(5, { status: "DRAFT" }),
    openDebt(6, { status: "CANCELLED" }),
    openDebt(7, { organizationFiscalCode: elsewhere }),
  ];
  expect(await lookalikesAmong(...debts)).toEqual([]);
});

it("takes debts of debtors that nobody knows for nobody's", async () => {
  const debtor = { ...asked.debtor, code: "ANONIMO" };
  const positions = inMemoryDebtPositions();
  const debts = [openDebt(2, { debtor }), openDebt(3, { debtor })] as const;
  await positions.insertMany(debts);
  const find = createLookalikeFinder({
    debtors: inMemoryDebtorIndex(positions.positions),
    positions,
  });
  expect(await find(debts[0], now)).toEqual([]);
});
