import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { beforeAll, describe, expect, it } from "vitest";
import { payNotice } from "../../infra/cli/sandbox-client.ts";
import { demoDebt } from "../support/demo-debt.ts";
import { inventedFiscalCode } from "../support/invented-fiscal-code.ts";
import { portalUrl } from "../support/portal-under-test.ts";
import { tokenFor } from "../support/running-portal.ts";

const url = portalUrl();
/** An ente of this run alone. */
const digits = Math.floor(Math.random() * 9e9) + 1e9;
const fiscalCode = inventedFiscalCode(digits);
const name = `Comune Spontaneo ${digits}`;
const bankIban = "IT90N0306901600100000012345";
const ofType = { taxonomyCode: "9/0107101TS/", account: "bank", notifyIo: true };
const registry = {
  ipaCode: `c_${digits}`,
  fiscalCode,
  name,
  address: { street: "Via Roma", city: "Milano", province: "MI", country: "IT" },
  segregationCode: "31",
  station: "12345678903_01",
  bankIban,
  activeIbans: [bankIban],
  features: ["ENTE_PUBBLICO", "PAGAMENTO_SPONTANEO", "NOTIFICA_AVVISI_IO"],
  debtPositionTypes: [
    { ...ofType, code: "TARI", description: "Tassa sui rifiuti" },
    {
      ...ofType,
      code: "CERTIFICATI",
      description: "Diritti di segreteria per certificati",
      spontaneous: true,
      fixedAmountCents: 1_652,
    },
    {
      ...ofType,
      code: "DONAZIONI",
      description: "Donazioni alla biblioteca",
      spontaneous: true,
      anonymousDebtorAllowed: true,
      minAmountCents: 500,
    },
  ],
};
const form = {
  type: "object",
  properties: { certificato: { type: "string", title: "Certificato", maxLength: 60 } },
  required: ["certificato"],
  "x-causale": "Certificato di {certificato}",
};
const own = `/v1/organizations/${fiscalCode}`;
const types = `/v1/public/organizations/${registry.ipaCode}/debt-position-types`;
const debtor = { kind: "F", code: "RSSMRA80A01F205X", fullName: "Maria Rossi" };

type Sent = { readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> };

/** One call, e.g. "POST /v1/…", and its answer. */
async function ask(call: string, { body, headers = {} }: Sent = {}) {
  const [method = "", path = ""] = call.split(" ");
  const answer = await fetch(new URL(path, url), {
    method,
    headers: { "content-type": "application/json", ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    redirect: "manual",
  });
  const text = await answer.text();
  const isJson = answer.headers.get("content-type")?.includes("json") ?? false;
  return { status: answer.status, headers: answer.headers, json: isJson ? JSON.parse(text) : {} };
}

/** A program of the ente's, registered by the Region and delegated to it: its token. */
async function tokenOfEnte(region: string): Promise<string> {
  const headers = { authorization: region };
  const body = { serves: "organizations", name: "Gestionale del comune spontaneo" };
  const { json } = await ask("POST /v1/api-clients", { headers, body });
  const permissions = ["types:read", "types:write", "debt-positions:read", "debt-positions:write"];
  const delegation = `/v1/api-clients/${json.clientId}/delegations/${fiscalCode}`;
  await ask(`PUT ${delegation}`, { headers, body: { permissions } });
  const answer = await fetch(new URL("/v1/oauth/token", url), {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "client_credentials",
      client_id: json.clientId,
      client_secret: json.clientSecret,
      organization: fiscalCode,
    }),
  });
  return `Bearer ${JSON.parse(await answer.text()).access_token}`;
}

/** Registers the ente, has it make its test and opens it to everybody. */
async function openEnte(): Promise<void> {
  const region = await tokenFor(url, "regione");
  const asRegion = async (call: string, body: unknown, version?: number) => {
    const seen = version && { "if-match": `"${version}"` };
    const { status, json } = await ask(call, { body, headers: { authorization: region, ...seen } });
    if (status >= 300) throw new Error(`${call}: ${JSON.stringify(json)}`);
  };
  const step = (each: string) => ({ step: each, state: "DONE", evidence: "Protocollo 1" });
  const record = (steps: readonly string[], version?: number) =>
    asRegion(`PATCH ${own}/onboarding`, { steps: steps.map(step) }, version);
  await asRegion(`PUT ${own}`, registry);
  await record(["agreement", "pagoPaAdhesion", "configuration"]);
  await asRegion(`POST ${own}/status-changes`, { status: "PRE-ESERCIZIO" });
  const headers = { authorization: await tokenOfEnte(region) };
  const tried = await ask(`POST ${own}/debt-positions`, { headers, body: demoDebt("PROVA") });
  const [option] = tried.json.paymentOptions;
  const { noticeNumber } = option.installments[0];
  await payNotice(url, { fiscalCode, noticeNumber }, { version: "V2" });
  await record(["preProduction"], 1);
  await asRegion(`POST ${own}/status-changes`, { status: "ESERCIZIO" });
  const shown = await ask(`GET ${own}/debt-position-types/CERTIFICATI`, { headers });
  const seen = { ...headers, "if-match": shown.headers.get("etag") ?? "" };
  const put = `PUT ${own}/debt-position-types/CERTIFICATI/form`;
  expect((await ask(put, { headers: seen, body: form })).status).toBe(200);
}

beforeAll(openEnte, 120_000);

const newKey = () => randomUUID().replaceAll("-", "");

async function certificate(answers: object, changes: object = {}) {
  const shown = await ask(`GET ${types}/CERTIFICATI/form`);
  const { formVersion } = shown.json;
  const body = { key: newKey(), debtor, formVersion, answers, ...changes };
  return { body, ...(await ask(`POST ${types}/CERTIFICATI/spontaneous-payments`, { body })) };
}

/** What the node would tell whoever holds the notice. */
async function verified(noticeNumber: string) {
  const { json: run } = await ask("POST /sandbox/v1/runs", { body: {} });
  const body = { fiscalCode, noticeNumber };
  return (await ask(`POST /sandbox/v1/runs/${run.id}/verify`, { body })).json;
}

async function payAtCheckout(checkoutUrl: string) {
  const page = await (await fetch(checkoutUrl)).text();
  const inputs = [...page.matchAll(/<input\b[^>]*\bname="(\w+)"[^>]*\bvalue="([^"]*)"/gu)];
  const fields = Object.fromEntries(inputs.map(([, field, value]) => [field, value]));
  const action = /<form method="post" action="([^"]+)"/u.exec(page)?.[1] ?? checkoutUrl;
  const body = new URLSearchParams({ ...fields, choice: "pay", email: "chi.paga@posta.example" });
  return fetch(new URL(action, url), { method: "POST", body, redirect: "manual" });
}

describe("a payment that a citizen starts", () => {
  it("goes from the search of the ente to the receipt", async () => {
    const search = `GET /v1/public/debt-position-types?organization=${registry.ipaCode}&q=certificati`;
    // Whoever has looked before keeps the directory for a minute.
    await expect
      .poll(async () => (await ask(search)).json.types, { timeout: 70_000, interval: 1_000 })
      .toMatchObject([{ code: "CERTIFICATI", spontaneous: true }]);
    const started = await certificate({ certificato: "residenza" });
    expect([started.status, started.json.amountCents]).toEqual([201, 1_652]);
    const { noticeNumber, cart } = started.json;
    expect((await verified(noticeNumber)).notice).toMatchObject({ amountCents: 1_652 });
    const again = await ask(`POST ${types}/CERTIFICATI/spontaneous-payments`, {
      body: started.body,
    });
    expect([again.status, again.json.noticeNumber]).toEqual([200, noticeNumber]);
    const key = newKey();
    const opened = await ask("POST /v1/public/carts", { body: { key, ...cart } });
    expect(opened.status).toBe(201);
    const { json } = await ask(`POST /v1/public/carts/${key}/checkout`, { body: {} });
    expect((await payAtCheckout(json.checkoutUrl)).status).toBe(303);
    await expect
      .poll(async () => (await ask(`GET /v1/public/carts/${key}`)).json.outcome, {
        timeout: 20_000,
        interval: 200,
      })
      .toBe("paid");
    expect((await ask(`GET ${new URL(started.json.links.noticePdf).pathname}`)).status).toBe(409);
  });

  it("gives a notice to print to whoever started it, and nobody another one", async () => {
    const { json } = await certificate({ certificato: "nascita" });
    const pdf = await fetch(json.links.noticePdf);
    expect(pdf.headers.get("content-type")).toBe("application/pdf");
    expect(
      Buffer.from(await pdf.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe("%PDF-");
    const page = await (await fetch(json.links.noticePage)).text();
    expect(page).toContain(json.noticeNumber.slice(0, 4));
    const other = json.links.noticePdf.replace(json.noticeNumber, `3${"1".repeat(17)}`);
    expect((await fetch(other)).status).toBe(404);
  });

  it("warns of the same payment, and is nobody's only where its type allows", async () => {
    await certificate({ certificato: "stato di famiglia" });
    const twin = await certificate({ certificato: "stato di famiglia" });
    expect([twin.status, twin.json.title]).toEqual([409, "Possibile pagamento doppio"]);
    const anonymous = { debtor: { kind: "ANONIMO" } };
    const refused = await certificate({ certificato: "altro" }, anonymous);
    expect([refused.status, refused.json.errors[0].pointer]).toEqual([400, "/debtor/kind"]);
    const donation = {
      ...anonymous,
      key: newKey(),
      formVersion: "standard",
      answers: { causale: "Per la sala ragazzi" },
      amountCents: 1_000,
    };
    const given = await ask(`POST ${types}/DONAZIONI/spontaneous-payments`, { body: donation });
    expect(given.status).toBe(201);
    expect((await verified(given.json.noticeNumber)).notice).toMatchObject({ amountCents: 1_000 });
  });

  it("is stopped where one device starts too many, while others go on", async () => {
    const call = `POST ${types}/DONAZIONI/spontaneous-payments`;
    const headers = { "x-portale-dispositivo": newKey() };
    // A minute that ends just now would give the device another one.
    if (new Date().getSeconds() > 55) await delay(6_000);
    const burst = [];
    for (let sent = 0; sent < 12; sent += 1) burst.push(await ask(call, { body: {}, headers }));
    expect(burst.map(({ status }) => status)).toEqual([...Array(10).fill(400), 429, 429]);
    expect(Number(burst.at(-1)?.headers.get("retry-after"))).toBeGreaterThan(0);
    const others = { "x-portale-dispositivo": newKey() };
    expect((await ask(call, { body: {}, headers: others })).status).toBe(400);
    expect((await ask(`GET ${types}/CERTIFICATI/form`, { headers })).status).toBe(200);
  });
});
