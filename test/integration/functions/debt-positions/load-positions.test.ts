import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadPositions } from "../../../../functions/debt-positions/load-positions/load-positions.ts";
import { noticesOf } from "../../../../shared/domain/debt-positions/payable-notice.ts";
import { replacedPositionBody } from "../../../../shared/domain/debt-positions/position-body.ts";
import { upsertPosition } from "../../../../shared/domain/debt-positions/upsert-position.ts";
import { parseIud } from "../../../../shared/domain/values/iud.ts";
import { createDynamoDebtPositionStore } from "../../../../shared/persistence/debt-positions/dynamo-debt-position-store.ts";
import { createDynamoJournalWriter } from "../../../../shared/persistence/journal/dynamo-journal-writer.ts";
import { createOrganizationTable } from "../../../../shared/persistence/organization-table.ts";
import { debtSent, positionWorld } from "../../../support/debt-positions/position-world.ts";
import { type LocalTable, startLocalTable } from "../../../support/local-table.ts";
import { present } from "../../../support/notifications/debts.ts";

const { dependencies: inMemory, organization } = positionWorld();
const { fiscalCode } = organization;
let local: LocalTable;
let positions: ReturnType<typeof createDynamoDebtPositionStore>;

function load(items: readonly unknown[]) {
  const table = createOrganizationTable(local.tableName, { pace: "online" });
  const journal = createDynamoJournalWriter(table, 365);
  return loadPositions(
    {
      organization: fiscalCode,
      caller: { kind: "client", id: "gestionale", organization: fiscalCode, permissions: [] },
      items,
    },
    {
      ...inMemory,
      positions,
      record: (events) =>
        journal.append(events.map((event, index) => ({ ...event, id: `${event.iud}${index}` }))),
      report: (error) => {
        throw error;
      },
      now: () => new Date(),
    },
  );
}

beforeAll(async () => {
  local = await startLocalTable();
  positions = createDynamoDebtPositionStore(
    createOrganizationTable(local.tableName, { pace: "online" }),
  );
});
afterAll(() => local?.stop());

const amountsAndPlaces = (amounts: readonly number[]) => ({
  paymentOptions: [
    {
      kind: "INSTALMENTS",
      description: "A rate",
      installments: amounts.map((amountCents) => ({ amountCents, dueDate: "2027-06-30" })),
    },
  ],
});

describe("many debts in one call, in the table", () => {
  it("are payable when it answers, each with a number of its own", async () => {
    const items = Array.from({ length: 40 }, (_, index) => ({
      action: "create",
      iud: `debito-${index}`,
      ...debtSent(),
    }));
    const result = await load(items);
    if (result.outcome !== "loaded") expect.fail(result.outcome);
    const created = result.verdicts.flatMap((verdict) =>
      verdict.kind === "done" && "position" in verdict.outcome ? [verdict.outcome.position] : [],
    );
    const numbers = created.flatMap(noticesOf).map(({ noticeNumber }) => noticeNumber);
    expect(new Set(numbers).size).toBe(40);
    const found = await Promise.all(
      numbers.map((number) => positions.findByNoticeNumber(fiscalCode, number)),
    );
    expect(found.every((position) => position?.status === "PAYABLE")).toBe(true);
  });
});

describe("a debt in the place of another, in the table", () => {
  it("is found by the notices that it has, and by none that went", async () => {
    const iud = present(parseIud("a-rate"));
    const put = async (amounts: readonly number[]) => {
      const body = replacedPositionBody.parse(debtSent(amountsAndPlaces(amounts)));
      const asked = { organization: fiscalCode, caller: {}, iuds: [iud], body } as const;
      const store = { ...inMemory, positions };
      const outcome = await upsertPosition({ ...asked, seen: { kind: "none" } }, store);
      if (!("position" in outcome)) expect.fail(outcome.outcome);
      return noticesOf(outcome.position).map(({ noticeNumber }) => noticeNumber);
    };
    const find = (number: Parameters<typeof positions.findByNoticeNumber>[1]) =>
      positions.findByNoticeNumber(fiscalCode, number);
    const [first, second, third] = await put([10_000, 10_000, 10_000]);
    expect(await put([15_000, 15_000])).toEqual([first, second]);
    expect(await find(present(third))).toBeUndefined();
    const again = await put([10_000, 10_000, 10_000]);
    expect(again.slice(0, 2)).toEqual([first, second]);
    expect(again[2]).not.toBe(third);
    expect(await find(present(again[2]))).toMatchObject({ iud, version: 3 });
  });
});
