import { describe, expect, it } from "vitest";
import * as z from "zod";
import { documentation } from "../../../../../functions/notifications/webhook-registry/documentation.ts";
import * as operations from "../../../../../functions/notifications/webhook-registry/operations.ts";
import { routes } from "../../../../../functions/notifications/webhook-registry/routes.ts";
import type { ApiClient } from "../../../../../shared/domain/access/api-client.ts";
import type { Caller } from "../../../../../shared/domain/access/caller.ts";
import type { Operation } from "../../../../../shared/domain/access/operation.ts";
import { organizationPermissions } from "../../../../../shared/domain/access/permission.ts";
import { afterTry, tryOf } from "../../../../../shared/domain/notifications/webhook-delivery.ts";
import { newWebhookId } from "../../../../../shared/lambda/webhook-id.ts";
import { createDynamoWebhookDeliveryStore } from "../../../../../shared/persistence/notifications/dynamo-webhook-delivery-store.ts";
import { createDynamoWebhookStore } from "../../../../../shared/persistence/notifications/dynamo-webhook-store.ts";
import {
  comune,
  provincia,
  sampleClient,
  sampleDelegation,
} from "../../../../support/access/sample-clients.ts";
import { demoOrganization } from "../../../../support/demo-organization.ts";
import { inMemoryTable } from "../../../../support/in-memory-table.ts";
import { present } from "../../../../support/notifications/debts.ts";

const now = new Date("2027-03-10T10:00:00.000Z");
const program: Caller = {
  kind: "client",
  id: sampleClient().id,
  organization: comune,
  permissions: organizationPermissions,
};
const administrator: Caller = { ...program, kind: "person", id: "amministratrice" };
const body = {
  url: "https://hooks.ente.it/pagamenti",
  events: ["paid", "cancelled"],
  description: "Gestionale",
};

type Sent = {
  readonly webhookId?: string;
  readonly deliveryId?: string;
  readonly body?: unknown;
  readonly ifMatch?: string;
  readonly query?: Readonly<Record<string, string>>;
};

function registry() {
  const table = inMemoryTable();
  const client: ApiClient = { ...sampleClient(), webhookHosts: ["hooks.ente.it"] };
  const deliveries = createDynamoWebhookDeliveryStore(table);
  const dependencies = {
    webhooks: createDynamoWebhookStore(table),
    deliveries,
    clients: {
      find: async (id: string) =>
        id === client.id ? { client, delegation: sampleDelegation() } : undefined,
    },
    organizations: { find: async () => demoOrganization() },
    outbound: { loopback: false },
    newWebhookId,
    now: () => now,
  };
  const call = async (operation: Operation, caller: Caller, sent: Sent = {}) => {
    const route = present(routes.find((each) => each.operation === operation));
    const { webhookId, deliveryId, query = {}, ifMatch } = sent;
    const result = await route.answer(
      {
        caller,
        parameters: { fiscalCode: caller.organization, webhookId, deliveryId },
        query,
        headers: ifMatch === undefined ? {} : { "if-match": ifMatch },
        cookies: [],
        body: sent.body === undefined ? "" : JSON.stringify(sent.body),
      },
      dependencies,
    );
    const hasBody = result.body !== undefined && result.body !== "";
    const json = hasBody ? JSON.parse(String(result.body)) : undefined;
    if (result.status < 300 && hasBody) {
      const documented = present(documentation.find((each) => each.operation === operation));
      const schema = present(present(documented.answers[result.status]).schema);
      expect(z.safeParse(schema, json).error).toBeUndefined();
    }
    return { status: result.status, json, etag: result.headers?.["etag"] };
  };
  const register = async (caller = program, changes: object = {}) => {
    const answer = await call(operations.registerWebhook, caller, {
      body: { ...body, ...changes },
    });
    return { ...answer, webhookId: answer.json?.webhookId };
  };
  return { table, deliveries, call, register };
}

type Registry = ReturnType<typeof registry>;

/** A delivery of the webhook that was given up, and its try in the log. */
async function givenUp({ deliveries }: Registry, webhookId: string, half = "b") {
  const delivery = {
    organizationFiscalCode: comune,
    webhookId: present(z.custom<ReturnType<typeof newWebhookId>>().parse(webhookId)),
    lane: "a".repeat(16),
    id: "a".repeat(16) + half.repeat(16),
    type: "paid",
    body: "{}",
    occurredAt: "2027-03-07T09:00:00.000Z",
    status: "PENDING",
    tries: 0,
    triesInRow: 0,
    begunAt: "2027-03-07T09:00:00.000Z",
    nextTryAt: "2027-03-07T09:00:00.000Z",
    version: 1,
  } as const;
  await deliveries.insert([delivery]);
  const result = { outcome: "refused", httpStatus: 503 } as const;
  const after = afterTry(delivery, result, { now, random: 0 });
  const line = tryOf(after, result, { at: now, durationMs: 12 });
  expect(await deliveries.recordTry(after, 1, line)).toBe("written");
  return after;
}

describe("a webhook", () => {
  it("is registered by a client, shown, changed over the state that was seen, and removed", async () => {
    const { call, register } = registry();
    const { status, etag, webhookId, json } = await register();
    expect([status, etag]).toEqual([201, '"1"']);
    expect(json).toMatchObject({ ...body, typeCodes: null, enabled: true, clientId: program.id });
    expect((await call(operations.getWebhook, program, { webhookId })).json).toEqual(json);
    const off = { webhookId, body: { ...body, enabled: false } };
    expect((await call(operations.replaceWebhook, program, off)).status).toBe(428);
    const stale = { ...off, ifMatch: '"7"' };
    expect((await call(operations.replaceWebhook, program, stale)).status).toBe(412);
    const changed = await call(operations.replaceWebhook, program, { ...off, ifMatch: '"1"' });
    expect([changed.status, changed.json.enabled, changed.etag]).toEqual([200, false, '"2"']);
    const removal = { webhookId, ifMatch: '"2"' };
    expect((await call(operations.removeWebhook, program, removal)).status).toBe(204);
    expect((await call(operations.listWebhooks, program)).json.webhooks).toEqual([]);
  });

  it("leaves a line of the audit at each change, without the path of its address", async () => {
    const { call, register, table } = registry();
    const { webhookId } = await register(program, { url: "https://hooks.ente.it/segreto-1" });
    await call(operations.removeWebhook, program, { webhookId, ifMatch: '"1"' });
    const lines = [...table.items.values()].filter(({ entity }) => entity === "AuditLine");
    expect(lines.map(({ action }) => action)).toEqual(["WebhookRegistered", "WebhookRemoved"]);
    expect(JSON.stringify(lines)).not.toContain("segreto-1");
  });

  it.each([
    ["a name that is not the client's", { url: "https://altri.ente.it/" }],
    ["an address over http", { url: "http://hooks.ente.it/" }],
    ["an address with a port", { url: "https://hooks.ente.it:8443/" }],
    ["the machine itself", { url: "http://127.0.0.1:80/" }],
    ["no event", { events: [] }],
    ["an event twice", { events: ["paid", "paid"] }],
    ["an event that nobody knows", { events: ["refunded"] }],
    ["a type that the ente does not have", { typeCodes: ["NESSUNO"] }],
    ["no type at all", { typeCodes: [] }],
    ["a description of control characters", { description: "a\u0000b" }],
    ["no description", { description: " " }],
    ["a description that is too long", { description: "a".repeat(101) }],
  ])("is refused with %s", async (_what, changes) => {
    const { status, json } = await registry().register(program, changes);
    expect(status).toBe(400);
    expect(json.errors.length).toBeGreaterThan(0);
  });

  it("is of a client: nobody else registers one", async () => {
    const { register } = registry();
    const foreign = { ...program, id: "gestionale-del-comune" };
    for (const caller of [administrator, foreign]) {
      const { status, json } = await register(caller);
      expect([status, json.type]).toEqual([409, "/problemi/webhook-senza-client"]);
    }
  });

  it("is one of ten at the most", async () => {
    const { register } = registry();
    for (let number = 1; number <= 10; number += 1) expect((await register()).status).toBe(201);
    const { status, json } = await register();
    expect([status, json.type]).toEqual([409, "/problemi/troppi-webhook"]);
  });

  it("is told of no more types than who registered it may see", async () => {
    const { register } = registry();
    const held = { ...program, typeCodes: ["TARI"] };
    expect((await register(held)).json.typeCodes).toEqual(["TARI"]);
    expect((await register(held, { typeCodes: ["TARI", "MENSA"] })).status).toBe(400);
  });

  it("does not exist for other clients, other enti, and who is held to other types", async () => {
    const world = registry();
    const { webhookId } = await world.register(program, { typeCodes: ["TARI"] });
    const { id: deliveryId } = await givenUp(world, webhookId);
    const strangers: readonly Caller[] = [
      { ...program, id: "b".repeat(32) },
      { ...program, organization: provincia },
      { ...administrator, typeCodes: ["MENSA"] },
    ];
    const since = { since: "2027-01-01T00:00:00Z" };
    for (const stranger of strangers) {
      const answers = [
        await world.call(operations.getWebhook, stranger, { webhookId }),
        await world.call(operations.replaceWebhook, stranger, { webhookId, body, ifMatch: "*" }),
        await world.call(operations.removeWebhook, stranger, { webhookId, ifMatch: "*" }),
        await world.call(operations.listDeliveries, stranger, { webhookId }),
        await world.call(operations.replayDelivery, stranger, { webhookId, deliveryId }),
        await world.call(operations.replayGivenUp, stranger, { webhookId, body: since }),
      ];
      expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 404));
      expect((await world.call(operations.listWebhooks, stranger)).json.webhooks).toEqual([]);
    }
    expect((await world.call(operations.listWebhooks, administrator)).json.webhooks).toHaveLength(
      1,
    );
  });
});

describe("the log of a webhook", () => {
  it("shows the tries of a day, the latest first, page by page", async () => {
    const world = registry();
    const { webhookId } = await world.register();
    await givenUp(world, webhookId, "b");
    await givenUp(world, webhookId, "c");
    const first = await world.call(operations.listDeliveries, program, {
      webhookId,
      query: { day: "2027-03-10", limit: "1" },
    });
    expect(first.json.tries).toMatchObject([
      { outcome: "refused", httpStatus: 503, status: "GIVEN_UP", nextTryAt: null, number: 1 },
    ]);
    const second = await world.call(operations.listDeliveries, program, {
      webhookId,
      query: { limit: "1", cursor: first.json.cursor },
    });
    expect(second.json.tries[0].deliveryId).not.toBe(first.json.tries[0].deliveryId);
    const before = { webhookId, query: { day: "2027-03-09" } };
    expect((await world.call(operations.listDeliveries, program, before)).json.tries).toEqual([]);
  });
});

describe("a delivery that is to be made again", () => {
  it("waits for nothing, for three days from now, under the same id", async () => {
    const world = registry();
    const { webhookId } = await world.register();
    const given = await givenUp(world, webhookId);
    const { id: deliveryId } = given;
    const answer = await world.call(operations.replayDelivery, program, { webhookId, deliveryId });
    expect([answer.status, answer.json]).toEqual([202, { deliveryId, status: "PENDING" }]);
    const found = await world.deliveries.find({ ...given, id: deliveryId });
    const at = now.toISOString();
    expect(found).toMatchObject({ status: "PENDING", triesInRow: 0, begunAt: at, tries: 1 });
  });

  it("is one of all that were given up since an instant, each of them once", async () => {
    const world = registry();
    const { webhookId } = await world.register();
    await givenUp(world, webhookId, "b");
    await givenUp(world, webhookId, "c");
    const later = { webhookId, body: { since: "2027-03-10T10:00:01Z" } };
    const none = await world.call(operations.replayGivenUp, program, later);
    expect(none.json).toEqual({ replayed: 0, complete: true });
    const all = { webhookId, body: { since: "2027-03-10T10:00:00Z" } };
    const both = await world.call(operations.replayGivenUp, program, all);
    expect([both.status, both.json]).toEqual([202, { replayed: 2, complete: true }]);
    const again = await world.call(operations.replayGivenUp, program, all);
    expect(again.json).toEqual({ replayed: 0, complete: true });
  });

  it("does not exist where the webhook never had it", async () => {
    const { call, register } = registry();
    const { webhookId } = await register();
    const sent = { webhookId, deliveryId: "f".repeat(32) };
    expect((await call(operations.replayDelivery, program, sent)).status).toBe(404);
  });
});
