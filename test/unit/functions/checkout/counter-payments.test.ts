import { describe, expect, it } from "vitest";
import * as operations from "../../../../functions/checkout/counter-payments/operations.ts";
import { routes } from "../../../../functions/checkout/counter-payments/routes.ts";
import type { Caller } from "../../../../shared/domain/access/caller.ts";
import type { Operation } from "../../../../shared/domain/access/operation.ts";
import type { DebtPosition } from "../../../../shared/domain/debt-positions/debt-position.ts";
import { markPaid } from "../../../../shared/domain/debt-positions/payable-notice.ts";
import { createAmountRefresher } from "../../../../shared/domain/debt-positions/refresh-amount.ts";
import type { Organization } from "../../../../shared/domain/organizations/organization.ts";
import { euroCents } from "../../../../shared/domain/values/euro-cents.ts";
import { parseOutboundUrl } from "../../../../shared/domain/values/outbound-url.ts";
import { parseReceiptId } from "../../../../shared/domain/values/receipt-id.ts";
import { counterPaymentIdOf } from "../../../../shared/lambda/counter-key.ts";
import { shortDigest } from "../../../../shared/lambda/short-digest.ts";
import { demoOrganization } from "../../../support/demo-organization.ts";
import { day } from "../../../support/demo-row-reading.ts";
import { Crash, faultPlan, withFaults } from "../../../support/fault-injection.ts";
import { inMemoryCounterPayments } from "../../../support/in-memory-counter-payments.ts";
import { inMemoryDebtPositions } from "../../../support/in-memory-debt-positions.ts";
import { inMemoryJournal } from "../../../support/journal/in-memory-journal.ts";
import { present } from "../../../support/notifications/debts.ts";

const ente = demoOrganization();
const { fiscalCode } = ente;
const key = "un-terminale-che-inventa-la-sua-chiave";
const debt = {
  iud: "CERT-1",
  debtPositionType: "MENSA",
  description: "Mensa, marzo",
  debtor: { kind: "F", code: "RSSMRA80A01F205X", fullName: "Rossi Maria" },
  paymentOptions: [{ kind: "SINGLE", amountCents: 1_652 }],
};
const caller: Caller = {
  kind: "client",
  id: "pos",
  organization: fiscalCode,
  permissions: ["debt-positions:write", "debt-positions:read"],
};

function counter({ organization = ente }: { readonly organization?: Organization } = {}) {
  const positions = inMemoryDebtPositions();
  const payments = inMemoryCounterPayments();
  const journal = inMemoryJournal();
  const clock = { now: new Date("2026-11-28T10:00:00Z") };
  const dependencies = {
    payments,
    positions,
    organizations: { find: async () => organization },
    refreshAmount: createAmountRefresher({
      positions,
      askAmount: async () => ({ outcome: "amount", amountCents: euroCents(2_000) }) as const,
      now: () => clock.now,
    }),
    record: journal.record,
    counterPaymentIdOf,
    digest: shortDigest,
    drawCode: (payload: string) => `<svg>${payload}</svg>`,
    oldIuvAcceptedUntil: day("2024-04-30"),
    publicUrl: "https://pagamenti.regione.example",
    now: () => clock.now,
  };
  type Sent = {
    readonly id?: string;
    readonly body?: unknown;
    readonly by?: Partial<Caller>;
    readonly seen?: string;
    readonly instead?: Partial<typeof dependencies>;
  };
  const call = async (operation: Operation, { id, body, by, seen, instead }: Sent = {}) => {
    const route = present(routes.find((each) => each.operation === operation));
    const result = await route.answer(
      {
        caller: { ...caller, ...by },
        parameters: { fiscalCode, counterPaymentId: id },
        query: {},
        headers: {
          "content-type": "application/json",
          ...(seen !== undefined && { "if-none-match": seen }),
        },
        cookies: [],
        body: body === undefined ? "" : JSON.stringify(body),
      },
      { ...dependencies, ...instead },
    );
    const text = String(result.body ?? "");
    const json = text.startsWith("{") ? JSON.parse(text) : undefined;
    return { status: result.status, etag: result.headers?.["etag"], text, json };
  };
  const open = (body: object = { key, debt }, sent: Omit<Sent, "body"> = {}) =>
    call(operations.openCounterPayment, { body, ...sent });
  const only = (): DebtPosition => {
    const [position, ...others] = [...positions.positions.values()];
    expect(others).toEqual([]);
    return present(position);
  };
  /** The node's receipt closes the debt, as `archiveReceipt` does. */
  const pay = async (position = only()) => {
    const receiptId = present(parseReceiptId("ricevuta-1"));
    const payment = {
      receiptId,
      amountCents: position.amountCents,
      paidAt: "2026-11-28T10:05:00Z",
    };
    const paid = markPaid(position, present(position.noticeNumber), { payment, now: clock.now });
    return positions.change(paid, position.version);
  };
  return { call, open, only, pay, positions, payments, journal, clock };
}

describe("a payment that a terminal opens", () => {
  it("makes the debt and says where and how it is paid", async () => {
    const { open, only } = counter();
    const { status, json } = await open({ key, debt, terminal: "Sportello 3" });
    expect(status).toBe(201);
    const { noticeNumber } = only();
    expect(json).toMatchObject({
      state: "waiting",
      terminal: "Sportello 3",
      noticeNumber,
      amountCents: 1_652,
      expiresAt: "2026-11-28T10:30:00.000Z",
      pageUrl: `https://pagamenti.regione.example/sportello/${key}?ente=${fiscalCode}`,
      payUrl: `https://pagamenti.regione.example/paga/${noticeNumber}?ente=${fiscalCode}`,
      qrText: `PAGOPA|002|${noticeNumber}|${fiscalCode}|1652`,
    });
  });

  it("is the same for the same key, and for no other request", async () => {
    const { open, only } = counter();
    const first = await open();
    expect(await open()).toEqual({ ...first, status: 200 });
    only();
    expect(await open({ key, debt, terminal: "Altro" })).toMatchObject({ status: 409 });
  });

  it("is of a notice that is there, with what is due of it now", async () => {
    const url = present(parseOutboundUrl("https://mensa.comune.example/", { loopback: false }));
    const debtPositionTypes = ente.debtPositionTypes.map((type) => ({
      ...type,
      amountService: { url },
    }));
    const { open, only } = counter({ organization: { ...ente, debtPositionTypes } });
    await open({ key: `prima-${key}`, debt });
    const { noticeNumber } = only();
    expect(await open({ key, noticeNumber })).toMatchObject({
      status: 201,
      json: { noticeNumber, amountCents: 2_000 },
    });
    expect(only()).toMatchObject({ amountCents: 2_000 });
  });

  it.each([
    ["neither debt nor notice", { key }, ""],
    ["both", { key, debt, noticeNumber: "312000000000000119" }, ""],
    ["a key that can be guessed", { key: "1", debt }, "/key"],
    ["an unknown notice", { key, noticeNumber: "312000000000000119" }, "/noticeNumber"],
    ["a draft", { key, debt: { ...debt, published: false } }, "/debt/published"],
    ["no amount", { key, debt: { ...debt, paymentOptions: [] } }, "/debt/paymentOptions"],
    [
      "an unknown type",
      { key, debt: { ...debt, debtPositionType: "X" } },
      "/debt/debtPositionType",
    ],
    ["a terminal with a line feed", { key, debt, terminal: "a\nb" }, "/terminal"],
  ])("is refused for %s, and nothing is made", async (_, body, pointer) => {
    const { open, positions, payments } = counter();
    const { status, json } = await open(body);
    expect([status, json.errors[0].pointer]).toEqual([400, pointer]);
    expect([...positions.positions, ...payments.kept]).toEqual([]);
  });

  it("is refused for a notice that is paid, or is not the caller's business", async () => {
    const { open, only, pay } = counter();
    await open();
    const { noticeNumber } = only();
    const other = { key: `altra-${key}`, noticeNumber };
    expect(await open(other, { by: { typeCodes: ["TARI"] } })).toMatchObject({ status: 400 });
    await pay();
    expect(await open(other)).toMatchObject({ status: 409, json: { detail: /già pagato/u } });
  });

  it.each(["before", "after"] as const)(
    "is one, with one debt, also when a call dies %s any of its steps",
    async (moment) => {
      let crashes = 0;
      for (let at = 1; at < 20; at += 1) {
        const { open, positions, payments, only } = counter();
        const plan = faultPlan(at, moment);
        const instead = {
          positions: withFaults(positions, plan),
          payments: withFaults(payments, plan),
        };
        const dead = await open(undefined, { instead }).catch((error: unknown) => error);
        if (dead instanceof Crash) crashes += 1;
        const again = await open();
        expect([200, 201]).toContain(again.status);
        expect(again.json.noticeNumber).toBe(only().noticeNumber);
        expect([...payments.kept.values()]).toMatchObject([{ ownsPosition: true }]);
      }
      expect(crashes).toBeGreaterThan(3);
    },
  );
});

describe("a terminal that follows its payment", () => {
  it("is told when it is paid, and nothing again while nothing changes", async () => {
    const { call, open, pay, clock } = counter();
    const { json, etag } = await open();
    const { id } = json;
    const follow = (seen?: string) =>
      call(operations.showCounterPayment, { id, ...(seen !== undefined && { seen }) });
    expect(await follow()).toMatchObject({ status: 200, etag, json: { state: "waiting" } });
    expect(await follow(etag)).toMatchObject({ status: 304, text: "" });
    await pay();
    clock.now = new Date("2026-11-29T10:00:00Z");
    expect(await follow(etag)).toMatchObject({
      status: 200,
      json: {
        state: "paid",
        paidAt: "2026-11-28T10:05:00Z",
        receipt: {
          receiptId: "ricevuta-1",
          href: `/v1/organizations/${fiscalCode}/receipts/ricevuta-1`,
        },
      },
    });
  });

  it("is told when its time is over, while the debt stays payable", async () => {
    const { call, open, only, clock } = counter();
    const { json } = await open();
    clock.now = new Date("2026-11-28T10:30:00Z");
    const { id } = json;
    expect(await call(operations.showCounterPayment, { id })).toMatchObject({
      json: { state: "expired" },
    });
    expect(only().status).toBe("PAYABLE");
  });

  it("gets the code of what is due as an image", async () => {
    const { call, open } = counter();
    const { json } = await open();
    const { text } = await call(operations.showCounterCode, { id: json.id });
    expect(text).toBe(`<svg>${json.qrText}</svg>`);
  });

  it("finds nothing of types that are not its business", async () => {
    const { call, open } = counter();
    const { json } = await open();
    const sent = { id: json.id, by: { typeCodes: ["TARI"] } };
    const { openCounterPayment: _, ...others } = operations;
    for (const operation of Object.values(others)) {
      expect(await call(operation, sent)).toMatchObject({ status: 404 });
    }
  });
});

describe("a payment that is called off", () => {
  it("takes along the debt that was made for it, once", async () => {
    const { call, open, only, journal } = counter();
    const { json } = await open();
    const cancel = () => call(operations.cancelCounterPayment, { id: json.id });
    expect(await cancel()).toMatchObject({ status: 200, json: { state: "cancelled" } });
    const cancelled = only();
    expect(cancelled.status).toBe("CANCELLED");
    expect(await cancel()).toMatchObject({ status: 200, json: { state: "cancelled" } });
    expect(only()).toEqual(cancelled);
    expect(journal.events.map(({ kind }) => kind)).toContain("positionCancelled");
  });

  it("leaves a debt that was there before", async () => {
    const { call, open, only } = counter();
    await open({ key: `prima-${key}`, debt });
    const { json } = await open({ key, noticeNumber: only().noticeNumber });
    await call(operations.cancelCounterPayment, { id: json.id });
    expect(only().status).toBe("PAYABLE");
  });

  it("leaves a debt that had been made long before, although it is sent again", async () => {
    const { call, open, only, clock } = counter();
    await open({ key: `prima-${key}`, debt });
    clock.now = new Date("2026-11-28T12:00:00Z");
    const { json } = await open();
    await call(operations.cancelCounterPayment, { id: json.id });
    expect(only().status).toBe("PAYABLE");
  });

  it("is paid where the money was faster, at whichever moment the receipt comes", async () => {
    for (let at = 1; at <= 6; at += 1) {
      const { call, open, pay, only, positions, payments } = counter();
      const { json } = await open();
      let calls = 0;
      const paying = <Store extends object>(store: Store): Store =>
        new Proxy(store, {
          get(target, name, receiver) {
            const member: unknown = Reflect.get(target, name, receiver);
            if (typeof member !== "function") return member;
            return async (...parameters: unknown[]) => {
              calls += 1;
              if (calls === at && only().status === "PAYABLE") await pay();
              return Reflect.apply(member, target, parameters);
            };
          },
        });
      const instead = { positions: paying(positions), payments: paying(payments) };
      const cancelled = await call(operations.cancelCounterPayment, { id: json.id, instead });
      const isPaid = only().payment !== undefined;
      expect([cancelled.status, only().status]).toEqual(
        isPaid ? [409, "PAID"] : [200, "CANCELLED"],
      );
    }
  });

  it.each(["before", "after"] as const)(
    "comes to the same end when the call dies %s any of its steps",
    async (moment) => {
      for (let at = 1; at <= 6; at += 1) {
        const { call, open, only, positions, payments } = counter();
        const { id } = (await open()).json;
        const plan = faultPlan(at, moment);
        const instead = {
          positions: withFaults(positions, plan),
          payments: withFaults(payments, plan),
        };
        await call(operations.cancelCounterPayment, { id, instead }).catch(() => undefined);
        expect(await call(operations.cancelCounterPayment, { id })).toMatchObject({
          status: 200,
          json: { state: "cancelled" },
        });
        expect(only().status).toBe("CANCELLED");
        expect([...payments.kept.values()]).toMatchObject([{ status: "CANCELLED" }]);
      }
    },
  );
});
