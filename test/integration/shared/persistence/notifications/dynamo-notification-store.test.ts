import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type {
  Claim,
  DeliveryOutcome,
  DeliveryResult,
  NotificationKey,
} from "../../../../../shared/domain/notifications/notification.ts";
import type { NotificationStore } from "../../../../../shared/domain/notifications/notification-store.ts";
import { createDynamoImportFlowStore } from "../../../../../shared/persistence/import-flows/dynamo-import-flow-store.ts";
import { createDynamoNotificationStore } from "../../../../../shared/persistence/notifications/dynamo-notification-store.ts";
import { createTableClient } from "../../../../../shared/persistence/table-client.ts";
import { type LocalTable, startLocalTable } from "../../../../support/local-table.ts";
import { comune, debtPosition } from "../../../../support/notifications/debts.ts";

const at = new Date("2027-01-10T09:00:00Z");
let table: LocalTable;
let store: NotificationStore;
let lastFlow = 0;
let lastPosition = 0;

beforeAll(async () => {
  table = await startLocalTable();
  store = createDynamoNotificationStore(createTableClient(table.tableName));
});

afterAll(() => table.stop());

function newFlow() {
  lastFlow += 1;
  return { organizationFiscalCode: comune.fiscalCode, id: `flow-${lastFlow}` };
}

function newKey(): NotificationKey {
  lastPosition += 1;
  const { organizationFiscalCode, iud, noticeNumber } = debtPosition(lastPosition);
  return { organizationFiscalCode, iud, noticeNumber, event: "created" };
}

function claimed(claimId: string): Claim {
  return { status: "SENDING", claimId, claimedAt: at };
}

function ended(key: NotificationKey, result: DeliveryResult, claim?: Claim): DeliveryOutcome {
  return { key, result, at, ...(claim === undefined ? {} : { claim }) };
}

function countersOf(flow: ReturnType<typeof newFlow>) {
  const flows = createDynamoImportFlowStore(createTableClient(table.tableName));
  return flows.findNotificationCounters(flow);
}

describe("createDynamoNotificationStore", () => {
  it("lets one delivery claim, and knows its own claim again", async () => {
    const key = newKey();
    expect(await store.find([key])).toEqual([]);
    expect(await store.claim(key, claimed("a"))).toBe(true);
    expect(await store.claim(key, claimed("a"))).toBe(true);
    expect(await store.claim(key, claimed("b"))).toBe(false);
    expect(await store.find([key])).toEqual([{ key, state: claimed("a") }]);
  });

  it("tells the events of one notice apart", async () => {
    const created = newKey();
    const paid = { ...created, event: "paid" } as const;
    await store.recordOutcomes([ended(created, { status: "SENT_IO" })]);
    expect(await store.claim(paid, claimed("a"))).toBe(true);
    expect(await store.find([created, paid])).toEqual([
      { key: created, state: { status: "SENT_IO" } },
      { key: paid, state: claimed("a") },
    ]);
  });

  it("releases only the claim that is held", async () => {
    const key = newKey();
    await store.claim(key, claimed("a"));
    await store.release(key, claimed("b"));
    expect(await store.claim(key, claimed("c"))).toBe(false);
    await store.release(key, claimed("a"));
    expect(await store.claim(key, claimed("c"))).toBe(true);
  });

  it.each<DeliveryResult>([
    { status: "SENT_IO", messageId: "01HMRBX" },
    { status: "SENT_IO" },
    { status: "SENT_EMAIL", messageId: "ses-1", appIo: { problem: "refused", httpStatus: 403 } },
    {
      status: "NOT_REACHABLE",
      appIo: { problem: "notReachable" },
      email: { problem: "refused", code: "MessageRejected" },
    },
    { status: "NOT_REACHABLE", appIo: { problem: "notUsed" }, email: { problem: "noAddress" } },
    { status: "UNCERTAIN", cause: "appIoNoAnswer" },
    { status: "NOT_NEEDED" },
  ])("keeps %o as it is", async (result) => {
    const key = newKey();
    await store.recordOutcomes([ended(key, result)]);
    expect(await store.find([key])).toEqual([{ key, state: result }]);
    expect(await store.claim(key, claimed("late"))).toBe(false);
  });

  it("counts every outcome of a flow once, whoever records it again", async () => {
    const flow = newFlow();
    const claim = claimed("a");
    const [first, second, third] = [newKey(), newKey(), newKey()];
    await store.claim(first, claim);
    await store.claim(second, claim);
    const outcomes = [
      ended(first, { status: "SENT_IO" }, claim),
      ended(third, { status: "NOT_NEEDED" }),
    ];
    await store.recordOutcomes(outcomes, flow);
    const again = [
      ...outcomes,
      ended(second, { status: "UNCERTAIN", cause: "interrupted" }, claim),
    ];
    await store.recordOutcomes(again, flow);
    await store.recordOutcomes(again, flow);
    expect(await countersOf(flow)).toMatchObject({ io: 1, email: 0, unreachable: 0, uncertain: 1 });
  });

  it("adds up what several deliveries record at the same time", async () => {
    const flow = newFlow();
    const records = Array.from({ length: 8 }, () =>
      store.recordOutcomes([ended(newKey(), { status: "SENT_IO" })], flow),
    );
    await Promise.all(records);
    expect(await countersOf(flow)).toMatchObject({ io: 8 });
  });
});
