import { describe, expect, it } from "vitest";
import { toPositionItem } from "../../../../../shared/persistence/debt-positions/debt-position-item.ts";
import { createSettledPositionReader } from "../../../../../shared/persistence/debt-positions/settled-position-reader.ts";
import { inMemoryTable } from "../../../../support/in-memory-table.ts";
import { openDebt } from "../../../../support/pagopa-node/node-world.ts";

const debts = [1, 2, 3].map((progressive) => openDebt(progressive));
const [first, second, third] = debts;
const iudsOf = (found: readonly { readonly iud: string }[]) => found.map(({ iud }) => iud).sort();

async function filledTable() {
  const table = inMemoryTable();
  await table.insertMany(debts.map(toPositionItem));
  return table;
}

describe("positions that were written a good while ago", () => {
  it("are read at half the price, and nothing twice", async () => {
    const table = await filledTable();
    const reader = createSettledPositionReader({
      ...table,
      getMany: () => Promise.reject(new Error("asked again")),
    });
    const found = await reader.findMany(debts[0]?.organizationFiscalCode ?? never(), [
      first?.iud ?? never(),
      third?.iud ?? never(),
    ]);
    expect(iudsOf(found)).toEqual(iudsOf([first, third].flatMap((debt) => debt ?? [])));
  });

  it("are found too where the cheap reading does not have them yet", async () => {
    const table = await filledTable();
    const reader = createSettledPositionReader({
      ...table,
      getManySettled: async (keys) => table.getMany(keys.slice(1)),
    });
    const iuds = debts.map(({ iud }) => iud);
    const found = await reader.findMany(second?.organizationFiscalCode ?? never(), iuds);
    expect(iudsOf(found)).toEqual(iudsOf(debts));
  });
});

function never(): never {
  throw new Error("a debt of the test is missing");
}
