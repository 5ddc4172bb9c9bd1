import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { returnVerification } from "../../functions/checkout/organization-carts/cart-words.ts";
import type { Presentation } from "../../shared/domain/checkout/cart.ts";
import { demoDebt } from "../support/demo-debt.ts";
import { demoOrganization } from "../support/demo-organization.ts";
import { portalUrl } from "../support/portal-under-test.ts";
import { registerDemoOrganizations, tokenFor } from "../support/running-portal.ts";

const ente = demoOrganization();
const provincia = demoOrganization("p_demo2");
const url = portalUrl();
const calls = `/v1/organizations/${ente.fiscalCode}`;
/** Tells this run from others on the same portal. */
const run = randomUUID().slice(0, 8);

/** The ente's own portal: where browsers come back to, and what they bring. */
let portal: Server;
let returnUrl: string;
const brought: URL[] = [];
let authorization: string;

beforeAll(async () => {
  await registerDemoOrganizations(url);
  portal = createServer((request, response) => {
    brought.push(new URL(request.url ?? "", returnUrl));
    response.end("Bentornato");
  }).listen(0, "127.0.0.1");
  await once(portal, "listening");
  const { port } = z.object({ port: z.number() }).parse(portal.address());
  returnUrl = `http://127.0.0.1:${port}/ritorno?sessione=${run}`;
  authorization = await tokenOfPortal(await registerPortal());
}, 120_000);
afterAll(() => portal.close());

async function call(path: string, sent: { body?: object; as?: string; key?: string } = {}) {
  const { body, as = authorization, key } = sent;
  const answer = await fetch(url + path, {
    method: body === undefined ? "GET" : "POST",
    headers: {
      authorization: as,
      ...(body && { "content-type": "application/json" }),
      ...(key !== undefined && { "idempotency-key": key }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  return { status: answer.status, headers: answer.headers, json: JSON.parse(await answer.text()) };
}

/** Its program, as whoever administers the ente registers it. */
async function registerPortal(): Promise<{ clientId: string; clientSecret: string }> {
  const as = await tokenFor(url, "comune-di-prova");
  const permissions = ["debt-positions:write", "debt-positions:read", "receipts:read"];
  const body = { name: `Portale ${run}`, permissions, returnUrls: [returnUrl] };
  const { status, json } = await call(`${calls}/api-clients`, { body, as });
  expect([status, json.returnUrls]).toEqual([201, [returnUrl]]);
  return json;
}

async function tokenOfPortal(client: { clientId: string; clientSecret: string }): Promise<string> {
  const answer = await fetch(`${url}/v1/oauth/token`, {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "client_credentials",
      client_id: client.clientId,
      client_secret: client.clientSecret,
    }),
  });
  const { access_token: token } = z
    .object({ access_token: z.string() })
    .parse(JSON.parse(await answer.text()));
  return `Bearer ${token}`;
}

const debtOf = (name: string) => ({
  ...demoDebt(`PRESSO-ENTE-${name}-${run}`),
  description: `TARI ${name} ${run}`,
});

const cartOf = (name: string, presentation: Presentation, changes: object = {}) => ({
  key: randomUUID().replaceAll("-", ""),
  debts: [debtOf(name)],
  returnUrl,
  presentation,
  reference: `pratica ${name}`,
  ...changes,
});

async function open(address: string) {
  const response = await fetch(new URL(address, url), { redirect: "manual" });
  const text = await response.text();
  return { status: response.status, location: response.headers.get("location") ?? "", text };
}

/** Sends the form of a page, as a browser does. */
async function submit(page: string, written: Readonly<Record<string, string>>): Promise<string> {
  const { text } = await open(page);
  const action = /<form method="post" action="([^"]+)"/u.exec(text)?.[1] ?? page;
  const inputs = [...text.matchAll(/<input\b[^>]*\bname="(\w+)"[^>]*\bvalue="([^"]*)"/gu)];
  const fields = Object.fromEntries(inputs.map(([, name, value]) => [name, value]));
  const response = await fetch(new URL(action, url), {
    method: "POST",
    body: new URLSearchParams({ ...fields, ...written }),
    redirect: "manual",
  });
  return response.headers.get("location") ?? "";
}

/** From where the ente's portal sends the browser to Checkout's page. */
async function toCheckout(redirectUrl: string, presentation: Presentation): Promise<string> {
  const email = `chi.paga.${run}@posta.example`;
  const checkout =
    presentation === "none"
      ? (await open(redirectUrl)).location
      : await submit(redirectUrl, { email });
  expect(checkout).toContain("/sandbox/checkout/");
  return checkout;
}

/** The way back: a redirect, or the link of the page, once the outcome is there. */
async function wayBack(outcomePage: string): Promise<string> {
  for (let poll = 0; poll < 100; poll += 1) {
    const { location, text } = await open(outcomePage);
    const links = [...text.matchAll(/href="([^"]+)"/gu)].map(([, href = ""]) =>
      href.replaceAll("&amp;", "&"),
    );
    const back = [location, ...links].find((each) => each.startsWith(returnUrl));
    if (back !== undefined && !back.includes("esito=IN_CORSO")) return back;
    await delay(200);
  }
  throw new Error("the browser is not sent back");
}

/** What the ente's portal makes of what a browser brings, by the documentation's own code. */
async function isFromPortal(query: URLSearchParams): Promise<boolean> {
  const source = Buffer.from(returnVerification).toString("base64");
  const code = await import(`data:text/javascript;base64,${source}`);
  const { json } = await call("/v1/outcome-keys");
  return code.isFromPortal(query, returnUrl, json.keys);
}

async function comeBack(address: string): Promise<URLSearchParams> {
  expect((await fetch(address)).status).toBe(200);
  return (brought.pop() ?? expect.fail("nobody came back")).searchParams;
}

describe("a payment that starts at an ente's own portal", () => {
  it.each(["full", "short", "none"] as const)(
    "comes back paid and signed, with the pages of %s",
    async (presentation) => {
      const { status, json } = await call(`${calls}/carts`, {
        body: cartOf(presentation, presentation),
      });
      expect(status).toBe(201);
      const checkout = await toCheckout(json.redirectUrl, presentation);
      const email = `chi.paga.${run}@posta.example`;
      const back = await wayBack(await submit(checkout, { choice: "pay", email }));
      const query = await comeBack(back);
      expect(Object.fromEntries(query)).toMatchObject({
        sessione: run,
        idCarrello: json.cartId,
        riferimento: `pratica ${presentation}`,
        esito: "OK",
      });
      expect(await isFromPortal(query)).toBe(true);
      for (const [name, value] of [
        ["esito", "KO"],
        ["riferimento", "pratica altrui"],
        ["idCarrello", "0".repeat(32)],
      ] as const) {
        const forged = new URLSearchParams(query);
        forged.set(name, value);
        expect(await isFromPortal(forged)).toBe(false);
      }
      const told = await call(`${calls}/carts/${json.cartId}`);
      expect(told.json).toMatchObject({ state: "paid", outcome: "OK" });
      const receipt = await call(told.json.notices[0].receipt.href);
      expect(receipt.status).toBe(200);
    },
  );

  it("is asked for by the ente when the browser never comes back", async () => {
    const { json } = await call(`${calls}/carts`, { body: cartOf("sparito", "none") });
    const outcome = async () => (await call(`${calls}/carts/${json.cartId}`)).json.outcome;
    expect(await outcome()).toBe("KO");
    const checkout = await toCheckout(json.redirectUrl, "none");
    expect(await outcome()).toBe("IN_CORSO");
    await submit(checkout, { choice: "wait", email: `chi.paga.${run}@posta.example` });
    for (let poll = 0; poll < 100 && (await outcome()) !== "OK"; poll += 1) await delay(200);
    expect(await outcome()).toBe("OK");
  });

  it("comes back unpaid from who gave up, and the debt stays payable", async () => {
    const { json } = await call(`${calls}/carts`, { body: cartOf("rinuncia", "none") });
    const checkout = await toCheckout(json.redirectUrl, "none");
    const back = await wayBack(await submit(checkout, { choice: "cancel" }));
    const query = await comeBack(back);
    expect([query.get("esito"), await isFromPortal(query)]).toEqual(["KO", true]);
    const cancellation = `${calls}/carts/${json.cartId}/cancellation`;
    expect((await call(cancellation, { body: {} })).status).toBe(409);
    const again = await call(`${calls}/carts`, { body: cartOf("rinuncia", "none") });
    expect(again.status).toBe(201);
    expect(again.json.notices).toEqual(json.notices);
  });

  it("is opened once by who asks twice, and ended by its ente alone", async () => {
    const body = cartOf("annullato", "full");
    const key = randomUUID();
    const first = await call(`${calls}/carts`, { body, key });
    const replayed = await call(`${calls}/carts`, { body, key });
    expect([replayed.status, replayed.json]).toEqual([201, first.json]);
    expect(replayed.headers.get("idempotency-replayed")).toBe("true");
    const repeated = await call(`${calls}/carts`, { body });
    expect([repeated.status, repeated.json]).toEqual([200, first.json]);
    const other = await tokenFor(url, "provincia-di-prova");
    const ofOther = `/v1/organizations/${provincia.fiscalCode}/carts/${first.json.cartId}`;
    expect((await call(ofOther, { as: other })).status).toBe(404);
    const ended = await call(`${calls}/carts/${first.json.cartId}/cancellation`, { body: {} });
    expect([ended.status, ended.json.outcome]).toEqual([200, "SCADUTO"]);
    const { text, location } = await open(first.json.redirectUrl);
    expect(location).toBe("");
    expect(text.replaceAll("&amp;", "&")).toContain(`${returnUrl}&idCarrello=${first.json.cartId}`);
  });
});
