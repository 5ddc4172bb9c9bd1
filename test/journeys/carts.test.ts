import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { beforeAll, describe, expect, it } from "vitest";
import { parseCartKey } from "../../shared/domain/checkout/cart.ts";
import { romeDateOf } from "../../shared/domain/values/calendar-date.ts";
import { cartIdOf } from "../../shared/lambda/cart-key.ts";
import { demoDebt } from "../support/demo-debt.ts";
import { demoOrganization } from "../support/demo-organization.ts";
import { present } from "../support/notifications/debts.ts";
import { logIn, openTestBrowser } from "../support/people/test-browser.ts";
import { portalUrl } from "../support/portal-under-test.ts";
import { registerDemoOrganizations, tokenFor } from "../support/running-portal.ts";

const url = portalUrl();
const comune = { ...demoOrganization(), client: "comune-di-prova", type: "TARI" };
const provincia = { ...demoOrganization("p_demo2"), client: "provincia-di-prova", type: "TEFA" };
type Ente = typeof comune;
/** Tells this run from others on the same portal. */
const run = randomUUID().slice(0, 8);
const email = `chi.paga.${run}@posta.example`;

beforeAll(async () => {
  await registerDemoOrganizations(url);
}, 120_000);

const newKey = () => present(parseCartKey(randomUUID().replaceAll("-", "")));

async function call(path: string, { body, as }: { body?: unknown; as?: string } = {}) {
  const response = await fetch(new URL(path, url), {
    method: body === undefined ? "GET" : "POST",
    headers: {
      ...(as !== undefined && { authorization: as }),
      ...(body !== undefined && { "content-type": "application/json" }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, json: JSON.parse(text) };
}

/** A debt of an ente, which nobody has paid yet, as whoever holds its notice names it. */
async function addDebt(ente: Ente, name: string) {
  const body = {
    ...demoDebt(`CARRELLO-${name}-${run}`),
    debtPositionType: ente.type,
    description: `Avviso ${name} ${run}`,
  };
  const as = await tokenFor(url, ente.client);
  const { status, json } = await call(`/v1/organizations/${ente.fiscalCode}/debt-positions`, {
    body,
    as,
  });
  expect(status, JSON.stringify(json)).toBe(201);
  const { noticeNumber } = json.paymentOptions[0].installments[0];
  return { organizationFiscalCode: ente.fiscalCode, noticeNumber, amountCents: 10_000 };
}

/** The debts of this run of which an ente has got receipts today. */
async function debtsPaidTo(ente: Ente): Promise<string[]> {
  const as = await tokenFor(url, ente.client);
  const today = romeDateOf(new Date());
  const path = `/v1/organizations/${ente.fiscalCode}/receipts?from=${today}&to=${today}`;
  const found: string[] = [];
  for (let next: string | null = ""; next !== null; ) {
    const { json } = await call(`${path}${next && `&cursor=${next}`}`, { as });
    found.push(...json.receipts.map(({ iud }: { iud: string | null }) => iud ?? ""));
    next = json.cursor;
  }
  return found.filter((iud) => iud.endsWith(run));
}

async function openAndStart(notices: readonly object[], key = newKey()) {
  const opened = await call("/v1/public/carts", { body: { key, notices, payerEmail: email } });
  expect(opened.status, opened.text).toBe(201);
  return { key, page: await startOf(key) };
}

async function startOf(key: string): Promise<string> {
  const started = await call(`/v1/public/carts/${key}/checkout`, { body: {} });
  expect(started.status, started.text).toBe(200);
  return started.json.checkoutUrl;
}

/** What the person does on Checkout's page; where the browser goes then. */
async function choose(page: string, choice: "pay" | "cancel" | "wait"): Promise<URL> {
  const body = new URLSearchParams({ choice, email });
  const answer = await fetch(page, { method: "POST", body, redirect: "manual" });
  return new URL(answer.headers.get("location") ?? expect.fail("the browser goes nowhere"), url);
}

const outcomeOf = async (key: string) => (await call(`/v1/public/carts/${key}`)).json;

async function outcomeWhenPaid(key: string) {
  for (let poll = 0; poll < 100; poll += 1) {
    const cart = await outcomeOf(key);
    if (cart.outcome === "paid") return cart;
    expect(cart).toMatchObject({ outcome: "inProgress", pollSeconds: 3 });
    await delay(200);
  }
  throw new Error("the receipts do not arrive");
}

describe("a cart of notices", () => {
  it("of two enti is one payment with a receipt for each, which each ente sees of its own", async () => {
    const notices = [await addDebt(comune, "COMUNE"), await addDebt(provincia, "PROVINCIA")];
    const address = `/v1/public/organizations/c_demo1/notices/${notices[0]?.noticeNumber}`;
    const shown = await call(address);
    expect(shown.json).toMatchObject({ payable: true, amountCents: 10_000 });
    const { key, page } = await openAndStart(notices);
    expect(await startOf(key)).toBe(page);
    const cartId = cartIdOf(key);
    const back = await choose(page, "pay");
    expect([back.pathname, back.search]).toEqual([`/paga/esito/${key}`, "?esito=ok"]);
    const paid = await outcomeWhenPaid(key);
    expect(paid.notices.map(({ state }: { state: string }) => state)).toEqual(["paid", "paid"]);
    expect(await debtsPaidTo(comune)).toEqual([`CARRELLO-COMUNE-${run}`]);
    expect(await debtsPaidTo(provincia)).toEqual([`CARRELLO-PROVINCIA-${run}`]);
    const runPage = await call(`/sandbox/v1/runs/${page.split("/").at(-1)}`);
    expect(runPage.json.cart).toMatchObject({ status: "PAID" });
    expect(runPage.text).toContain(`<paymentNote>${cartId}</paymentNote>`);
    const again = await call(`/v1/public/carts/${key}/checkout`, { body: {} });
    expect(again.json).toMatchObject({ type: "/problemi/carrello-pagato" });
  });

  it("is paid too by somebody who has logged in, and whose debt it is not", async () => {
    const browser = openTestBrowser(url);
    await logIn(browser, "cittadina-giulia");
    const notices = [await addDebt(comune, "LOGIN")];
    const key = newKey();
    const body = JSON.stringify({ key, notices });
    const opened = await browser.call("/v1/citizen/carts", { method: "POST", body });
    expect(opened.status, await opened.text()).toBe(201);
    expect((await call("/v1/citizen/carts", { body: { key, notices } })).status).toBe(401);
    await choose(await startOf(key), "wait");
    const paid = await outcomeWhenPaid(key);
    expect(paid.amountCents).toBe(10_000);
  });

  it("that is given up leaves all of it payable, whatever the browser comes back with", async () => {
    const notices = [await addDebt(comune, "RINUNCIA"), await addDebt(provincia, "RINUNCIA")];
    const { key, page } = await openAndStart(notices);
    const back = await choose(page, "cancel");
    expect(back.search).toBe("?esito=annullato");
    await fetch(new URL(`/paga/esito/${key}?esito=ok`, url), { redirect: "manual" });
    expect(await outcomeOf(key)).toMatchObject({
      outcome: "inProgress",
      notices: [{ state: "open" }, { state: "open" }],
    });
    const second = await openAndStart(notices);
    await choose(second.page, "pay");
    await outcomeWhenPaid(second.key);
  });

  it("takes no notice that is paid, nor an amount that nobody is asked for", async () => {
    const notice = await addDebt(comune, "IMPORTO");
    const key = newKey();
    const stale = { key, notices: [{ ...notice, amountCents: 9_999 }] };
    expect((await call("/v1/public/carts", { body: stale })).json).toMatchObject({
      type: "/problemi/avvisi-non-pagabili",
      notices: [{ index: 0, reason: "amountChanged", amountCents: 10_000 }],
    });
    const { key: paidKey, page } = await openAndStart([notice]);
    await choose(page, "pay");
    await outcomeWhenPaid(paidKey);
    expect(
      (await call("/v1/public/carts", { body: { key, notices: [notice] } })).json,
    ).toMatchObject({ notices: [{ index: 0, reason: "paid" }] });
  });
});
