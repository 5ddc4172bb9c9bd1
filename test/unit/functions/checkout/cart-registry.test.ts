import { describe, expect, it } from "vitest";
import { documentation } from "../../../../functions/checkout/cart-registry/documentation.ts";
import * as operations from "../../../../functions/checkout/cart-registry/operations.ts";
import { routes } from "../../../../functions/checkout/cart-registry/routes.ts";
import type { Caller } from "../../../../shared/domain/access/caller.ts";
import type { Operation } from "../../../../shared/domain/access/operation.ts";
import type { DebtPosition } from "../../../../shared/domain/debt-positions/debt-position.ts";
import { parseIud } from "../../../../shared/domain/values/iud.ts";
import { cartIdOf } from "../../../../shared/lambda/cart-key.ts";
import { shortDigest } from "../../../../shared/lambda/short-digest.ts";
import { cartKey, cartsWorld, provincia, wanted } from "../../../support/checkout/carts-world.ts";
import { expectDocumented } from "../../../support/documented-answer.ts";
import { comune, present } from "../../../support/notifications/debts.ts";

const citizen: Caller = { kind: "person", id: "p".repeat(43), permissions: [], role: "citizen" };

type Sent = {
  readonly body?: unknown;
  readonly parameters?: Readonly<Record<string, string>>;
  readonly caller?: Caller;
};

function registryWorld() {
  const world = cartsWorld();
  const dependencies = {
    ...world.dependencies,
    cartIdOf,
    digest: shortDigest,
    publicUrl: "https://portale.example",
  };
  const call = async (operation: Operation, { body, parameters = {}, caller }: Sent = {}) => {
    const route = present(routes.find((each) => each.operation === operation));
    const request = {
      caller,
      parameters,
      query: {},
      headers: { "content-type": "application/json" },
      cookies: [],
      body: body === undefined ? "" : JSON.stringify(body),
    };
    const result = await route.answer(request, dependencies);
    const documented = documentation.find((each) => each.operation === operation);
    if (result.status < 300) expectDocumented(documentation, result, documented?.operationId);
    return { ...result, json: JSON.parse(String(result.body)) };
  };
  const byKey = { parameters: { cartKey } };
  return { ...world, call, byKey };
}

const bodyOf = (debts: readonly DebtPosition[], changes: object = {}) => ({
  key: cartKey,
  notices: debts.map((debt) => wanted(debt)),
  ...changes,
});

describe("the calls of carts", () => {
  it("open, pay and follow a cart, and tell nothing of who owes", async () => {
    const { call, byKey, addDebt, pay, asked } = registryWorld();
    const debts = [
      await addDebt(1),
      await addDebt(2, { organizationFiscalCode: provincia.fiscalCode }),
    ];
    const body = bodyOf(debts, { payerEmail: "anna@example.org" });
    const opened = await call(operations.openCart, { body });
    expect(opened).toMatchObject({
      status: 201,
      headers: { location: `/v1/public/carts/${cartKey}`, "cache-control": "no-store" },
      json: { outcome: "open", amountCents: 24_100, pollSeconds: null },
    });
    expect((await call(operations.openCart, { body })).status).toBe(200);
    const started = await call(operations.startCheckout, byKey);
    expect(started.json).toEqual({ checkoutUrl: "https://checkout.example/c/1" });
    expect(asked[0]?.returnUrls.ok).toBe(`https://portale.example/paga/esito/${cartKey}?esito=ok`);
    const waiting = await call(operations.showCart, byKey);
    expect(waiting).toMatchObject({
      headers: { "retry-after": "3" },
      json: { outcome: "inProgress", pollSeconds: 3 },
    });
    for (const debt of debts) pay(debt);
    const paid = await call(operations.showCart, byKey);
    expect(paid.json).toMatchObject({ outcome: "paid", pollSeconds: null });
    expect(paid.headers).not.toHaveProperty("retry-after");
    for (const { body: told } of [opened, started, waiting, paid]) {
      expect(String(told)).not.toMatch(/Rossi|RSSMRA|@|IUD-/u);
    }
  });

  it("open a cart of whoever has logged in, which is another request than a guest's", async () => {
    const { call, addDebt, carts } = registryWorld();
    const body = bodyOf([await addDebt(1)]);
    expect((await call(operations.openOwnCart, { body, caller: citizen })).status).toBe(201);
    expect([...carts.carts.values()]).toMatchObject([
      { origin: { kind: "person", personId: citizen.id } },
    ]);
    const asGuest = await call(operations.openCart, { body });
    expect(asGuest).toMatchObject({ status: 409, json: { type: "/problemi/carrello-esistente" } });
  });

  it("say which notice cannot be paid, and why, without telling drafts from nothing", async () => {
    const { call, addDebt, pay, changeDebt } = registryWorld();
    const [paid, draft] = [await addDebt(1), await addDebt(2)];
    pay(paid);
    changeDebt(draft, { status: "DRAFT" });
    const answer = await call(operations.openCart, { body: bodyOf([paid, draft]) });
    expect(answer).toMatchObject({
      status: 422,
      json: {
        type: "/problemi/avvisi-non-pagabili",
        errors: [{ pointer: "/notices/0" }, { pointer: "/notices/1" }],
        notices: [
          { index: 0, reason: "paid", amountCents: null },
          { index: 1, reason: "unknown", amountCents: null },
        ],
      },
    });
  });

  it("propose carts for too many notices, and warn of duplicates", async () => {
    const { call, addDebt, lookalikes } = registryWorld();
    const debts = await Promise.all([1, 2, 3, 4, 5, 6].map((number) => addDebt(number)));
    const many = await call(operations.openCart, { body: bodyOf(debts) });
    expect(many.status).toBe(422);
    expect(many.json.groups.map((group: unknown[]) => group.length)).toEqual([5, 1]);
    const [first] = debts.slice(0, 1);
    lookalikes.set("IUD-1", [{ iud: present(parseIud("ALTRA-SEGRETA")), state: "open" }]);
    const body = bodyOf([present(first)]);
    const warned = await call(operations.openCart, { body });
    expect(warned).toMatchObject({
      status: 409,
      json: { type: "/problemi/pagamento-duplicato", duplicates: [{ index: 0, state: "open" }] },
    });
    expect(String(warned.body)).not.toContain("SEGRETA");
    const accepted = { ...body, duplicatesAccepted: true };
    expect((await call(operations.openCart, { body: accepted })).status).toBe(201);
  });

  it.each([
    ["no key", { key: undefined }],
    ["a short key", { key: "corta" }],
    ["a key that would leave its address", { key: "../../../../../../etc/passwd/aaaaaaaaaaa" }],
    ["no notices", { notices: [] }],
    ["fifty-one notices", { notices: Array.from({ length: 51 }, () => ({})) }],
    ["an amount that is no cents", { amountCents: 10.5 }],
    ["an address that is none", { payerEmail: "anna@" }],
    ["a notice number that is none", { noticeNumber: "3120000000000123" }],
    ["another's fiscal code", { organizationFiscalCode: "1".repeat(11) }],
  ])("refuse a cart with %s", async (_, changes) => {
    const { call, addDebt, carts } = registryWorld();
    const body = bodyOf([await addDebt(1)]);
    const ofNotice = "noticeNumber amountCents organizationFiscalCode".includes(
      Object.keys(changes)[0] ?? "",
    );
    const wrong = ofNotice
      ? { ...body, notices: [{ ...body.notices[0], ...changes }] }
      : { ...body, ...changes };
    const answer = await call(operations.openCart, { body: wrong });
    expect(answer).toMatchObject({ status: 400, json: { type: "/problemi/richiesta-non-valida" } });
    expect(carts.carts.size).toBe(0);
  });

  it("answer what Checkout does, and what has changed meanwhile", async () => {
    const { call, byKey, addDebt, scripted, pass, pay, state } = registryWorld();
    expect((await call(operations.startCheckout, byKey)).status).toBe(404);
    expect((await call(operations.showCart, byKey)).status).toBe(404);
    const debt = await addDebt(1);
    await call(operations.openCart, { body: bodyOf([debt]) });
    scripted.push({ outcome: "unavailable" }, { outcome: "refused" });
    expect(await call(operations.startCheckout, byKey)).toMatchObject({
      status: 503,
      headers: { "retry-after": "30" },
    });
    expect((await call(operations.startCheckout, byKey)).status).toBe(502);
    state.refreshAmount = async ({ position }) => ({ ...position, amountCents: debt.amountCents });
    expect(
      (await call(operations.startCheckout, { ...byKey, body: { amountCents: 1 } })).json,
    ).toMatchObject({ type: "/problemi/importo-cambiato", amountCents: 12_050 });
    pass(61);
    expect((await call(operations.startCheckout, byKey)).json).toMatchObject({
      type: "/problemi/carrello-scaduto",
    });
    pay(debt);
    expect((await call(operations.startCheckout, byKey)).json).toMatchObject({
      type: "/problemi/carrello-pagato",
    });
  });

  it("show a notice to whoever holds it, and never who owes", async () => {
    const { call, addDebt, pay } = registryWorld();
    const debt = await addDebt(1);
    const { noticeNumber } = debt;
    const parameters = { publicCode: comune.ipaCode, noticeNumber };
    const shown = await call(operations.showNotice, { parameters });
    expect(shown).toMatchObject({
      status: 200,
      headers: { "cache-control": "no-store" },
      json: { amountCents: 12_050, dueDate: "2027-06-30", payable: true, reason: null },
    });
    expect(String(shown.body)).not.toMatch(/Rossi|RSSMRA|@|IUD-/u);
    pay(debt);
    const paid = await call(operations.showNotice, { parameters });
    expect(paid.json).toMatchObject({ payable: false, reason: "paid" });
    const other = { parameters: { publicCode: "ignoto", noticeNumber } };
    expect((await call(operations.showNotice, other)).status).toBe(404);
  });
});
