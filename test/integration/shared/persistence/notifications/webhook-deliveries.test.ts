import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  afterTry,
  replayed,
  tryOf,
  type WebhookDelivery,
} from "../../../../../shared/domain/notifications/webhook-delivery.ts";
import { romeDateOf } from "../../../../../shared/domain/values/calendar-date.ts";
import { createDynamoWebhookDeliveryStore } from "../../../../../shared/persistence/notifications/dynamo-webhook-delivery-store.ts";
import { createTableClient } from "../../../../../shared/persistence/table-client.ts";
import { type LocalTable, startLocalTable } from "../../../../support/local-table.ts";
import { sampleWebhook } from "../../../../support/notifications/webhook-world.ts";

let table: LocalTable;
beforeAll(async () => {
  table = await startLocalTable();
});
afterAll(() => table.stop());

const now = new Date("2027-03-10T10:00:00.000Z");
const begunAt = "2027-03-07T09:00:00.000Z";
const { id: webhookId, organizationFiscalCode } = sampleWebhook();
const webhook = { organizationFiscalCode, webhookId };
const lane = { ...webhook, lane: "a".repeat(16) };
const delivery: WebhookDelivery = {
  ...lane,
  id: "a".repeat(16) + "b".repeat(16),
  type: "paid",
  typeCodes: ["TARI"],
  body: '{"id":"1"}',
  occurredAt: begunAt,
  status: "PENDING",
  tries: 0,
  triesInRow: 0,
  begunAt,
  nextTryAt: begunAt,
  version: 1,
};

describe("deliveries of webhooks in the table", () => {
  it("are written once, given up with their log, and told again", async () => {
    const store = createDynamoWebhookDeliveryStore(createTableClient(table.tableName));
    const earlier = { ...delivery, id: "a".repeat(16) + "c".repeat(16), occurredAt: "2027-03-07" };
    await store.insert([delivery, earlier]);
    await store.insert([{ ...delivery, body: "another" }]);
    expect(await store.listLane(lane)).toEqual([earlier, delivery]);
    const result = { outcome: "refused", httpStatus: 503 } as const;
    const after = afterTry(delivery, result, { now, random: 0 });
    const line = tryOf(after, result, { at: now, durationMs: 7 });
    expect(after.status).toBe("GIVEN_UP");
    expect(await store.recordTry(after, 1, line)).toBe("written");
    expect(await store.recordTry(after, 1, line)).toBe("refused");
    const log = await store.listTries(webhook, romeDateOf(now), { limit: 10 });
    expect(log.entries).toEqual([line]);
    const given = await store.listGivenUp(webhook, { limit: 10 });
    expect(given.entries).toEqual([{ id: delivery.id, at: now.toISOString() }]);
    const again = replayed(after, now);
    expect(await store.restart(again, after)).toBe("written");
    expect(await store.restart(again, after)).toBe("refused");
    expect(await store.find({ ...webhook, id: delivery.id })).toEqual(again);
    expect((await store.listGivenUp(webhook, { limit: 10 })).entries).toEqual([]);
  });

  it("are one worker's at a time, until it gives the lane back or its time is over", async () => {
    const store = createDynamoWebhookDeliveryStore(createTableClient(table.tableName));
    const until = new Date(now.getTime() + 90_000);
    const one = { holder: "uno", until };
    const other = { holder: "altro", until: new Date(until.getTime() + 90_000) };
    expect(await store.takeLease(lane, one, now)).toBe("taken");
    expect(await store.takeLease(lane, other, now)).toBe("held");
    await store.giveBackLease(lane, other);
    expect(await store.takeLease(lane, other, now)).toBe("held");
    expect(await store.takeLease(lane, other, until)).toBe("taken");
    await store.giveBackLease(lane, one);
    expect(await store.takeLease(lane, one, until)).toBe("held");
    await store.giveBackLease(lane, other);
    expect(await store.takeLease(lane, one, until)).toBe("taken");
  });
});
