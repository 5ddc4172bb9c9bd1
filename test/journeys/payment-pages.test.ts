import { setTimeout as delay } from "node:timers/promises";
import { beforeAll, describe, expect, it } from "vitest";
import { demoDebt } from "../support/demo-debt.ts";
import { demoOrganization } from "../support/demo-organization.ts";
import { portalUrl } from "../support/portal-under-test.ts";
import { registerDemoOrganizations, tokenFor } from "../support/running-portal.ts";

const ente = demoOrganization();
/** Tells this run from others on the same portal. */
const run = Math.random().toString(36).slice(2, 10);
const payerEmail = `chi.paga.${run}@posta.example`;
const portal = { url: portalUrl() };
let authorization: string;

beforeAll(async () => {
  await registerDemoOrganizations(portal.url);
  authorization = await tokenFor(portal.url, "comune-di-prova");
}, 120_000);

/** A debt of a subject of its own, loaded by API; the address of its notice's page. */
async function loadedDebt(name: string): Promise<string> {
  const body = { ...demoDebt(`PAGINE-${name}-${run}`), description: `TARI ${name} ${run}` };
  const answer = await fetch(`${portal.url}/v1/organizations/${ente.fiscalCode}/debt-positions`, {
    method: "POST",
    headers: { authorization, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const { paymentOptions } = JSON.parse(await answer.text());
  return `/paga/${paymentOptions[0].installments[0].noticeNumber}?ente=${ente.fiscalCode}`;
}

async function open(address: string) {
  const response = await fetch(new URL(address, portal.url), { redirect: "manual" });
  return { response, text: await response.text() };
}

/** Sends the form of a page, as a browser does, with what a person writes and presses. */
async function submit(page: string, text: string, written: Readonly<Record<string, string>>) {
  const action = /<form method="post" action="([^"]+)"/u.exec(text)?.[1] ?? page;
  const inputs = [...text.matchAll(/<input\b[^>]*\bname="(\w+)"[^>]*\bvalue="([^"]*)"/gu)];
  const fields = Object.fromEntries(inputs.map(([, name, value]) => [name, value]));
  const response = await fetch(new URL(action, portal.url), {
    method: "POST",
    body: new URLSearchParams({ ...fields, ...written }),
    redirect: "manual",
  });
  return { response, location: response.headers.get("location") ?? "" };
}

/** From the notice's page to Checkout's. */
async function toCheckout(notice: string): Promise<string> {
  const { text } = await open(notice);
  expect(text).toContain("Paga ora");
  const { response, location } = await submit(notice, text, { email: payerEmail });
  expect(response.status).toBe(303);
  expect(location).toContain("/sandbox/checkout/");
  return location;
}

/** How the person ends it at Checkout; where the browser goes then. */
async function endAtCheckout(page: string, choice: "pay" | "wait" | "cancel") {
  const { text } = await open(page);
  return (await submit(page, text, { choice, email: payerEmail })).location;
}

async function outcomeWhen(page: string, isThere: (text: string) => boolean): Promise<string> {
  for (let poll = 0; poll < 100; poll += 1) {
    const { text } = await open(page);
    if (isThere(text)) return text;
    await delay(200);
  }
  throw new Error("the outcome does not come");
}

describe("the pages that people see while they pay", () => {
  it("lead from the link of a notice through Checkout to its receipt", async () => {
    const notice = await loadedDebt("pagata");
    const back = await endAtCheckout(await toCheckout(notice), "pay");
    expect(new URL(back).searchParams.get("esito")).toBe("ok");
    const paid = await outcomeWhen(back, (text) => text.includes("<h1>Pagamento riuscito</h1>"));
    expect(paid).toContain(`TARI pagata ${run}`);
    expect(paid).toContain("Numero della ricevuta (IUR)");
    expect((await open(notice)).text).toContain("<h1>Avviso già pagato</h1>");
  });

  it("believe no address: it is paid when the receipt is there", async () => {
    const checkout = await toCheckout(await loadedDebt("attesa"));
    const back = new URL(await endAtCheckout(checkout, "wait"));
    back.searchParams.set("esito", "annullato");
    await outcomeWhen(back.href, (text) => text.includes("<h1>Pagamento riuscito</h1>"));
  });

  it("let who gave up try again, in another cart", async () => {
    const notice = await loadedDebt("annullata");
    const checkout = await toCheckout(notice);
    const back = await endAtCheckout(checkout, "cancel");
    const { text } = await open(back);
    expect(text).toContain("<h1>Pagamento non concluso</h1>");
    const { location: cart } = await submit(back, text, {});
    const shown = await open(cart);
    expect(shown.text).toContain("100,00 €");
    const { location: otherCheckout } = await submit(cart, shown.text, {});
    expect(otherCheckout).not.toBe(checkout);
    const paidAt = await endAtCheckout(otherCheckout, "pay");
    await outcomeWhen(paidAt, (page) => page.includes("<h1>Pagamento riuscito</h1>"));
    await outcomeWhen(back, (page) => page.includes("<h1>Pagamento riuscito</h1>"));
  });

  it("find a notice by the two codes that stand on it", async () => {
    const notice = await loadedDebt("cercata");
    const numero = /\d{18}/u.exec(notice)?.[0] ?? "";
    const found = await open(`/paga?numero=${numero}&ente=${ente.fiscalCode}`);
    expect(found.response.headers.get("location")).toBe(notice);
    const style = await open("/paga/risorse/stile.css");
    expect(style.response.headers.get("content-type")).toBe("text/css; charset=utf-8");
  });
});
