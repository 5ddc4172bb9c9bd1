import { createPublicKey, verify } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { DebtPosition } from "../../../../../shared/domain/debt-positions/debt-position.ts";
import { parseWebhookId } from "../../../../../shared/domain/notifications/webhook.ts";
import { romeDateOf } from "../../../../../shared/domain/values/calendar-date.ts";
import { parseOutboundUrl } from "../../../../../shared/domain/values/outbound-url.ts";
import { parseReceiptId } from "../../../../../shared/domain/values/receipt-id.ts";
import { createOutcomeSigner } from "../../../../../shared/lambda/outcome-signer.ts";
import type { WebhookMessage } from "../../../../../shared/messaging/messages.ts";
import { sampleDelegation } from "../../../../support/access/sample-clients.ts";
import { faultPlan } from "../../../../support/fault-injection.ts";
import { debtPosition, present } from "../../../../support/notifications/debts.ts";
import {
  sampleWebhook,
  WebhookWorld,
  worldBegins,
} from "../../../../support/notifications/webhook-world.ts";
import { sampleRecord } from "../../../../support/receipts/sample-record.ts";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const at = (offsetMs: number) => new Date(worldBegins + offsetMs).toISOString();

/** The message about the payment of a position, which the world then has. */
function paid(world: WebhookWorld, number: number, offsetMs = 0): WebhookMessage {
  const receiptId = present(parseReceiptId(`ricevuta-${number}`));
  const open = debtPosition(number);
  const payment = { receiptId, amountCents: open.amountCents, paidAt: at(offsetMs) };
  const position: DebtPosition = { ...open, status: "PAID", payment, version: 2 };
  world.positions.set(position.iud, position);
  world.receipts.set(receiptId, sampleRecord(receiptId, { receivedAt: at(offsetMs) }));
  const { organizationFiscalCode, iud, typeCode, version } = position;
  return {
    kind: "positionChanged",
    organizationFiscalCode,
    iud,
    typeCode,
    status: "PAID",
    version,
    changedAt: at(offsetMs),
  };
}

function cancelled(number: number, offsetMs = 0): WebhookMessage {
  const { organizationFiscalCode, iud, typeCode } = debtPosition(number);
  return {
    kind: "positionChanged",
    organizationFiscalCode,
    iud,
    typeCode,
    status: "CANCELLED",
    version: 7,
    changedAt: at(offsetMs),
  };
}

const typesOf = (world: WebhookWorld) => world.received.map(({ iud, type }) => `${iud} ${type}`);

describe("an event of a position", () => {
  it("is told once, with the keys of the debt and nobody's personal data", async () => {
    const world = new WebhookWorld(sampleWebhook());
    const message = paid(world, 1);
    world.send(message);
    world.send(message);
    await world.run();
    const position = debtPosition(1);
    expect(world.received).toHaveLength(1);
    const { body, id } = present(world.received[0]);
    expect(JSON.parse(body)).toEqual({
      id,
      type: "paid",
      createdAt: at(0),
      organizationFiscalCode: position.organizationFiscalCode,
      iud: position.iud,
      noticeNumber: position.noticeNumber,
      iuv: position.iuv,
      amountCents: position.amountCents,
      receiptId: "ricevuta-1",
      links: {
        debtPosition:
          "https://api.portale.example/v1/organizations/02336340159/debt-positions/IUD-1",
        receipt: "https://api.portale.example/v1/organizations/02336340159/receipts/ricevuta-1",
      },
    });
    expect(body).not.toContain(position.debtor.code);
    expect(body).not.toContain(position.debtor.fullName);
    expect(world.counted).toEqual(["DELIVERED"]);
  });

  it("is signed so that the public key proves it", async () => {
    const world = new WebhookWorld(sampleWebhook());
    world.send(paid(world, 1));
    await world.run();
    const { body, headers } = present(world.received[0]);
    const [scheme, signature = ""] = (headers["webhook-signature"] ?? "").split(",");
    const text = `${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${body}`;
    const [jwk] = createOutcomeSigner("seme-di-prova-0123456789abcdef0123456789").publicKeys();
    const key = createPublicKey({ key: { ...present(jwk) }, format: "jwk" });
    const proves = (said: string) =>
      verify(null, Buffer.from(said), key, Buffer.from(signature, "base64"));
    expect(scheme).toBe("v1a");
    expect(proves(text)).toBe(true);
    expect(proves(`${text} `)).toBe(false);
    expect(headers["webhook-timestamp"]).toBe(String(worldBegins / 1_000));
  });

  it("is told to every webhook that wants it, and to no other", async () => {
    const id = (digit: string) => present(parseWebhookId(digit.repeat(32)));
    const world = new WebhookWorld(
      sampleWebhook({ id: id("1") }),
      sampleWebhook({ id: id("2"), events: ["cancelled"] }),
      sampleWebhook({ id: id("3"), typeCodes: ["MENSA"] }),
      sampleWebhook({ id: id("4"), typeCodes: ["MENSA", "TARI"] }),
      sampleWebhook({ id: id("5"), enabled: false }),
      sampleWebhook({ id: id("6"), createdAt: at(1) }),
    );
    world.send(paid(world, 1));
    await world.run();
    expect(new Set(world.received.map((each) => each.id)).size).toBe(2);
    expect(world.received).toHaveLength(2);
  });

  it("says why a debt is settled that has no receipt", async () => {
    const world = new WebhookWorld(sampleWebhook());
    const message = paid(world, 1);
    const { payment: _, ...position } = present(world.positions.get("IUD-1"));
    const recordedAt = at(0);
    const paidOn = present(position.dueDate);
    world.positions.set("IUD-1", {
      ...position,
      settlement: { paidOn, reason: "bankTransfer", recordedAt },
    });
    world.send(message);
    await world.run();
    expect(JSON.parse(present(world.received[0]).body)).toMatchObject({
      type: "paid",
      reason: "bankTransfer",
      amountCents: position.amountCents,
    });
  });
});

describe("a receiver that is down", () => {
  it("is tried again ever less often, and told when it is back", async () => {
    const world = new WebhookWorld(sampleWebhook());
    world.takes = ({ atMs }) => atMs > worldBegins + 4 * hourMs;
    world.send(paid(world, 1));
    await world.run();
    const [first = 0, ...others] = world.received.map(({ atMs }) => atMs);
    const waits = others.map((atMs, index) => (atMs - (world.received[index]?.atMs ?? 0)) / 1_000);
    expect(first).toBe(worldBegins);
    expect(waits).toEqual([5, 30, 120, 600, 1_800, 3_600, 3_600, 3_600, 3_600]);
    expect(new Set(world.received.map(({ id }) => id)).size).toBe(1);
    expect(world.counted.at(-1)).toBe("DELIVERED");
  });

  it("waits up to a fifth longer, so that not all come back at once", async () => {
    const world = new WebhookWorld(sampleWebhook());
    world.random = () => 1;
    world.takes = ({ atMs }) => atMs > worldBegins;
    world.send(paid(world, 1));
    await world.run();
    expect(world.received.map(({ atMs }) => atMs - worldBegins)).toEqual([0, 6_000]);
  });

  it("is given up after three days, and told of what comes after", async () => {
    const world = new WebhookWorld(sampleWebhook());
    world.takes = ({ type }) => type === "cancelled";
    world.send(paid(world, 1));
    await world.run(1);
    world.send(cancelled(1, hourMs));
    await world.run();
    const tries = world.received.filter(({ type }) => type === "paid");
    const lastMs = present(tries.at(-1)).atMs - worldBegins;
    expect(lastMs).toBeGreaterThan(71 * hourMs - minuteMs);
    expect(lastMs).toBeLessThanOrEqual(72 * hourMs);
    expect(world.counted.slice(-2)).toEqual(["GIVEN_UP", "DELIVERED"]);
    const { id: webhookId, organizationFiscalCode } = sampleWebhook();
    const given = await world.deliveries.listGivenUp(
      { organizationFiscalCode, webhookId },
      { limit: 10 },
    );
    expect(given.entries.map(({ id }) => id)).toEqual([present(tries[0]).id]);
  });

  it("holds up later events of the same position, not those of others", async () => {
    const world = new WebhookWorld(sampleWebhook());
    world.takes = ({ iud, atMs }) => iud !== "IUD-1" || atMs > worldBegins + 10 * minuteMs;
    world.send(paid(world, 1));
    world.send(cancelled(1, 1_000));
    world.send(paid(world, 2));
    await world.run();
    const firstOf = (what: string) => typesOf(world).indexOf(what);
    expect(typesOf(world).slice(-2)).toEqual(["IUD-1 paid", "IUD-1 cancelled"]);
    expect(typesOf(world).filter((what) => what === "IUD-1 cancelled")).toHaveLength(1);
    expect(firstOf("IUD-2 paid")).toBeLessThan(3);
  });

  it("is told in the order of what happened, in whatever order the queue brings it", async () => {
    const world = new WebhookWorld(sampleWebhook());
    world.takes = ({ atMs }) => atMs > worldBegins + minuteMs;
    world.send(cancelled(1, 1_000));
    await world.run(0.001);
    world.send(paid(world, 1, 0));
    await world.run();
    expect(typesOf(world).slice(-2)).toEqual(["IUD-1 paid", "IUD-1 cancelled"]);
  });
});

describe("what may no longer be told", () => {
  it.each<[string, (world: WebhookWorld) => void, string]>([
    [
      "the client is disabled",
      (world) => {
        world.client = { ...world.client, status: "disabled" };
      },
      "notAllowed",
    ],
    [
      "the ente has withdrawn the delegation",
      (world) => {
        world.delegation = undefined;
      },
      "notAllowed",
    ],
    [
      "the delegation is without webhooks",
      (world) => {
        world.delegation = sampleDelegation({ permissions: ["receipts:read"] });
      },
      "notAllowed",
    ],
    [
      "the delegation is for other types",
      (world) => {
        world.delegation = sampleDelegation({
          permissions: ["webhooks:write"],
          typeCodes: ["MENSA"],
        });
      },
      "notAllowed",
    ],
    [
      "the name is not the client's any more",
      (world) => {
        world.client = { ...world.client, webhookHosts: ["altro.ente.it"] };
      },
      "notAllowed",
    ],
    [
      "the webhook was switched off meanwhile",
      (world) => world.save(sampleWebhook({ enabled: false, version: 2 })),
      "disabled",
    ],
  ])("is not sent where %s, and the log says so", async (_what, change, outcome) => {
    const world = new WebhookWorld(sampleWebhook());
    const taken = world.takes;
    world.takes = () => false;
    world.send(paid(world, 1));
    await world.run(0.001);
    change(world);
    world.takes = taken;
    await world.run(0.01);
    expect(world.received).toHaveLength(1);
    const { id: webhookId, organizationFiscalCode } = sampleWebhook();
    const { entries } = await world.deliveries.listTries(
      { organizationFiscalCode, webhookId },
      romeDateOf(new Date(worldBegins)),
      { limit: 10 },
    );
    expect(entries.at(0)).toMatchObject({ outcome, status: "PENDING" });
  });

  it("is not sent to a webhook that is gone", async () => {
    const world = new WebhookWorld(sampleWebhook());
    world.takes = () => false;
    world.send(paid(world, 1));
    await world.run(0.001);
    await world.table.transact([
      { remove: { pk: "ORG#02336340159", sk: `WEBHOOK#${"1".repeat(32)}` } },
    ]);
    await world.run();
    expect(world.received).toHaveLength(1);
  });

  it("goes to the new address once there is one", async () => {
    const world = new WebhookWorld(sampleWebhook());
    world.takes = () => false;
    world.send(paid(world, 1));
    await world.run(0.001);
    const url = present(parseOutboundUrl("https://hooks.ente.it/nuovo", { loopback: false }));
    world.save(sampleWebhook({ url, version: 2 }));
    world.takes = () => true;
    await world.run();
    expect(present(world.received.at(-1))).toMatchObject({ url });
  });
});

describe("wherever the function dies", () => {
  /** A receiver that is down at first, and a second event meanwhile. */
  async function runStory(world: WebhookWorld): Promise<void> {
    world.takes = ({ atMs }) => atMs >= worldBegins + 4_000;
    world.send(paid(world, 1));
    await world.run(0.001);
    world.send(cancelled(1, 1_000));
    await world.run();
  }

  it("tells everything, in order, under the same ids", async () => {
    const whole = new WebhookWorld(sampleWebhook());
    whole.plan = faultPlan(-1, "before");
    await runStory(whole);
    const ids = [...new Set(whole.received.map(({ id }) => id))].toSorted();
    expect(ids).toHaveLength(2);
    for (const moment of ["before", "after"] as const) {
      for (let call = 1; call <= whole.plan.calls; call += 1) {
        const world = new WebhookWorld(sampleWebhook());
        world.plan = faultPlan(call, moment);
        await runStory(world);
        const where = `${moment} call ${call}`;
        const told = world.received.filter((received) => world.takes(received));
        expect([...new Set(told.map(({ id }) => id))].toSorted(), where).toEqual(ids);
        const ofFirst = told.filter(({ iud }) => iud === "IUD-1").map(({ type }) => type);
        expect(ofFirst.lastIndexOf("paid"), where).toBeLessThan(ofFirst.indexOf("cancelled"));
        const items = [...world.table.items.values()];
        const deliveries = items.filter(({ entity }) => entity === "WebhookEvent");
        const statuses = deliveries.map(({ status }) => status);
        expect(statuses, where).toEqual(["DELIVERED", "DELIVERED"]);
      }
    }
  });
});
