import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { tellExpiredPositions } from "../../../../functions/notifications/tell-expired-positions/tell-expired-positions.ts";
import type {
  DebtPosition,
  DebtPositionStatus,
} from "../../../../shared/domain/debt-positions/debt-position.ts";
import { directoryEntryOf } from "../../../../shared/domain/organizations/directory-entry.ts";
import { euroCents } from "../../../../shared/domain/values/euro-cents.ts";
import { composeIuv } from "../../../../shared/domain/values/iuv.ts";
import { noticeNumberOf } from "../../../../shared/domain/values/notice-number.ts";
import { parseOrganizationFiscalCode } from "../../../../shared/domain/values/organization-fiscal-code.ts";
import { webhookMessage } from "../../../../shared/messaging/messages.ts";
import { createDueDebtWalk } from "../../../../shared/persistence/debt-positions/due-debt-walk.ts";
import { createDynamoDebtPositionStore } from "../../../../shared/persistence/debt-positions/dynamo-debt-position-store.ts";
import { createDynamoExpiryProgressStore } from "../../../../shared/persistence/notifications/dynamo-expiry-progress-store.ts";
import { createWebhookReader } from "../../../../shared/persistence/notifications/dynamo-webhook-store.ts";
import { toWebhookItem } from "../../../../shared/persistence/notifications/webhook-items.ts";
import {
  createTableClient,
  type TableClient,
} from "../../../../shared/persistence/table-client.ts";
import { Crash, faultPlan, withFaults } from "../../../support/fault-injection.ts";
import { type LocalTable, startLocalTable } from "../../../support/local-table.ts";
import { comune, debtPosition, present, taxType } from "../../../support/notifications/debts.ts";
import { dayAt, nightsMs } from "../../../support/notifications/expiry-world.ts";
import { sampleWebhook } from "../../../support/notifications/webhook-world.ts";

const other = present(parseOrganizationFiscalCode("77777777777"));
const organization = {
  ...comune,
  debtPositionTypes: [taxType, { ...taxType, code: "MENSA", dueDateMandatory: false }],
};
const debts = 120;
/** Some pages for every part of the index. */
const entriesPerPage = 3;
/** After the days 2027-03-10 and 2027-03-11. */
const now = new Date(Date.parse("2027-03-09T23:20:00Z") + 2 * nightsMs);

function notice(progressive: number, night: number) {
  const iuv = composeIuv({ segregationCode: "12", progressive });
  const noticeNumber = present(noticeNumberOf(iuv));
  return { iuv, noticeNumber, amountCents: euroCents(500), dueDate: dayAt(night) };
}

const statusByTen: Partial<Record<number, DebtPositionStatus>> = {
  0: "PAID",
  1: "CANCELLED",
  2: "DRAFT",
  3: "PAYING",
};

/** Of twenty: half due yesterday, half later; some in other states, of another type, in rates. */
function debtOf(number: number): DebtPosition {
  const place = number % 20;
  const debt = debtPosition(number + 1, { dueDate: dayAt(place < 10 ? 1 : 40) });
  const status = statusByTen[place % 10] ?? "PAYABLE";
  if (place % 10 === 4) return { ...debt, typeCode: "MENSA" };
  if (place === 15) {
    const installments = [0, 1, 40].map((night, index) =>
      notice(10_000 + 3 * number + index, night),
    );
    return { ...debt, installmentPlans: [{ description: "Tre rate", installments }] };
  }
  return { ...debt, status };
}

let local: LocalTable;
let table: TableClient;
const own = Array.from({ length: debts }, (_, number) => debtOf(number));

beforeAll(async () => {
  local = await startLocalTable("portale-scadenze");
  table = createTableClient(local.tableName);
  const others = own.map((debt) => ({ ...debt, organizationFiscalCode: other }));
  await createDynamoDebtPositionStore(table).insertMany([...own, ...others]);
  await table.put(toWebhookItem(sampleWebhook({ createdAt: "2027-03-10T08:00:00.000Z" })));
});
afterAll(() => local?.stop());

/** Runs until one comes to its end, each time as far as one call further. */
async function tell(moment: "before" | "after") {
  const sent: string[] = [];
  let crashes = 0;
  for (let at = 3; ; at += 3) {
    const plan = faultPlan(at, moment);
    try {
      await tellExpiredPositions(
        {
          directory: { list: async () => [directoryEntryOf(organization)] },
          organizations: { find: async () => organization },
          webhooks: createWebhookReader(table),
          positions: withFaults(createDynamoDebtPositionStore(table), plan),
          progress: withFaults(createDynamoExpiryProgressStore(table), plan),
          dueDebts: createDueDebtWalk(table, entriesPerPage),
          async deliverWebhooks(messages) {
            sent.push(...messages.map((message) => JSON.stringify(webhookMessage.parse(message))));
          },
          now: () => now,
        },
        { remainingMs: () => 900_000 },
      );
      return { sent, crashes };
    } catch (error) {
      if (!(error instanceof Error && (error instanceof Crash || error.cause instanceof Crash))) {
        throw error;
      }
      crashes += 1;
    }
  }
}

describe("a night's walk over the table", () => {
  it.each(["before", "after"] as const)(
    "tells every notice that expired, of that ente alone, whatever crashes %s any call",
    async (moment) => {
      await table.transact([{ remove: { pk: "EXPIRIES", sk: comune.fiscalCode } }]);
      const { sent, crashes } = await tell(moment);
      const atOnce = own.filter(
        ({ status, typeCode, dueDate }) =>
          ["PAYABLE", "PAYING"].includes(status) && typeCode === "TARI" && dueDate === dayAt(1),
      );
      const rates = own.flatMap(({ installmentPlans = [] }) =>
        installmentPlans.flatMap(({ installments }) => installments.slice(0, 2)),
      );
      const expected = [...atOnce, ...rates].map(({ noticeNumber }) => noticeNumber);
      const told = [...new Set(sent)].map((text): { noticeNumber: string } => JSON.parse(text));
      expect(expected).toHaveLength(48);
      expect(told.map(({ noticeNumber }) => noticeNumber).sort()).toEqual(expected.sort());
      expect(crashes).toBeGreaterThan(3);
      const [progress] = await createDynamoExpiryProgressStore(table).list();
      expect(progress).toEqual({ organizationFiscalCode: comune.fiscalCode, throughDay: dayAt(1) });
      for (const { debtor } of own) expect(sent.join()).not.toContain(debtor.code);
    },
  );
});
