import { beforeAll, describe, expect, it } from "vitest";
import { demoDebt } from "../support/demo-debt.ts";
import { inventedFiscalCode } from "../support/invented-fiscal-code.ts";
import { portalUrl } from "../support/portal-under-test.ts";
import { tokenFor } from "../support/running-portal.ts";

const url = portalUrl();
/** Enti of this run alone. */
const digits = Math.floor(Math.random() * 9e9) + 1e9;
const fiscalCode = inventedFiscalCode(digits);
const bankIban = "IT90N0306901600100000012345";
const registry = {
  ipaCode: `c_${digits}`,
  fiscalCode,
  name: "Comune che aderisce",
  address: { street: "Via Roma", city: "Milano", province: "MI", country: "IT" },
  segregationCode: "21",
  station: "12345678903_01",
  otherStations: [{ station: "12345678903_02", segregationCode: "22" }],
  features: ["PAGAMENTO_SPONTANEO"],
};
const types = [
  {
    code: "TARI",
    description: "Tassa sui rifiuti",
    taxonomyCode: "9/0101101IM/",
    account: "bank",
    notifyIo: false,
  },
];
let region: string;
let ente: string;

type Sent = { readonly body?: unknown; readonly version?: number };

/** One call, e.g. "PUT /v1/…", and its answer. */
async function ask(authorization: string, call: string, { body, version }: Sent = {}) {
  const [method = "", path = ""] = call.split(" ");
  const answer = await fetch(new URL(path, url), {
    method,
    headers: {
      authorization,
      "content-type": "application/json",
      ...(version !== undefined && { "if-match": `"${version}"` }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  const etag = answer.headers.get("etag");
  return { status: answer.status, etag, json: text === "" ? {} : JSON.parse(text) };
}

const own = `/v1/organizations/${fiscalCode}`;
const put = (body: unknown, version?: number) =>
  ask(region, `PUT ${own}`, { body, ...(version !== undefined && { version }) });
const change = (status: string, reason?: string) =>
  ask(region, `POST ${own}/status-changes`, { body: { status, reason } });
const record = (steps: readonly unknown[], version?: number) =>
  ask(region, `PATCH ${own}/onboarding`, {
    body: { steps },
    ...(version !== undefined && { version }),
  });
const done = (step: string) => ({ step, state: "DONE", evidence: "Protocollo 12/2027" });
const pointersOf = ({ json }: { json: { errors: { pointer: string }[] } }) =>
  json.errors.map(({ pointer }) => pointer);

/** A program of the ente's, registered by the Region and delegated to it: its token. */
async function tokenOfEnte(): Promise<string> {
  const client = await ask(region, "POST /v1/api-clients", {
    body: { serves: "organizations", name: "Gestionale tributi" },
  });
  const { clientId, clientSecret } = client.json;
  const permissions = ["organizations:read", "debt-positions:write", "debt-positions:read"];
  const delegation = `/v1/api-clients/${clientId}/delegations/${fiscalCode}`;
  await ask(region, `PUT ${delegation}`, { body: { permissions } });
  const answer = await fetch(new URL("/v1/oauth/token", url), {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "client_credentials",
      client_id: clientId,
      client_secret: clientSecret,
      organization: fiscalCode,
    }),
  });
  return `Bearer ${JSON.parse(await answer.text()).access_token}`;
}

async function load(iud: string) {
  return ask(ente, `POST ${own}/debt-positions`, { body: demoDebt(iud) });
}

async function noticeOf(iud: string): Promise<string> {
  const { json } = await load(iud);
  return json.paymentOptions[0].installments[0].noticeNumber;
}

async function atTestNode(path: string, body: unknown) {
  const answer = await fetch(new URL(`/sandbox/v1/${path}`, url), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  return JSON.parse(await answer.text());
}

beforeAll(async () => {
  region = await tokenFor(url, "regione");
});

describe("an ente that comes onto the portal", () => {
  it("is registered, and can do nothing yet", async () => {
    const registered = await put({ ...registry, status: "ESERCIZIO" });
    expect([registered.status, pointersOf(registered)]).toEqual([400, ["/status"]]);
    const poor = await put(registry);
    expect(poor).toMatchObject({ status: 201, etag: '"1"', json: { status: "INSERITO" } });
    expect((await put(registry)).status).toBe(428);
    const twin = { ...registry, fiscalCode: inventedFiscalCode(digits + 1) };
    const taken = await ask(region, `PUT /v1/organizations/${twin.fiscalCode}`, { body: twin });
    expect([taken.status, taken.json.title]).toEqual([409, "Codice IPA in uso"]);
    expect(pointersOf(await change("PRE-ESERCIZIO"))).toEqual([
      "/onboarding/agreement",
      "/onboarding/pagoPaAdhesion",
      "/onboarding/configuration",
      "/bankIban",
      "/debtPositionTypes",
    ]);
    ente = await tokenOfEnte();
    expect((await load("PRIMA")).json).toMatchObject({ code: "PAA_STATO_ENTE_NON_VALIDO" });
  });

  it("tries its debts after three steps, and cannot skip its test", async () => {
    const whole = { ...registry, bankIban, activeIbans: [bankIban], debtPositionTypes: types };
    expect((await put(whole, 1)).etag).toBe('"2"');
    const steps = ["agreement", "pagoPaAdhesion", "configuration"].map(done);
    expect((await record(steps)).status).toBe(200);
    expect((await change("PRE-ESERCIZIO")).json).toMatchObject({ open: { load: true } });
    const early = await record([{ step: "preProduction", state: "DONE" }], 1);
    expect([early.status, early.json.errors.length]).toEqual([409, 2]);
    expect(pointersOf(await change("ESERCIZIO"))).toEqual([
      "/onboarding/preProduction",
      "/onboarding/preProduction/report",
    ]);
  });

  it("goes into production once a payment of its own was received", async () => {
    const noticeNumber = await noticeOf("PROVA");
    const paid = await atTestNode("payments", { fiscalCode, noticeNumber, version: "V2" });
    expect(paid.outcome).toBe("paid");
    const { json } = await ask(region, `GET ${own}/onboarding`);
    expect(json.preProductionReport).toMatchObject({ green: true });
    const tested = await record([{ step: "preProduction", state: "DONE" }], 1);
    expect(tested.status).toBe(200);
    expect((await change("ESERCIZIO")).json).toMatchObject({ status: "ESERCIZIO" });
    expect((await record([{ step: "production", state: "DONE" }], 2)).status).toBe(200);
    const shown = await ask(ente, `GET ${own}/registry`);
    expect(shown.json).toMatchObject({ status: "ESERCIZIO", open: { bePublic: true } });
  });

  it("loads nothing while it is suspended, and loses no payment that was begun", async () => {
    const noticeNumber = await noticeOf("IN-CORSO");
    const { id: runId } = await atTestNode("runs", { title: "Sospensione", fiscalCode });
    const begun = await atTestNode(`runs/${runId}/activate`, { fiscalCode, noticeNumber });
    expect(begun.paymentToken).toMatch(/^[0-9a-f]{32}$/u);
    expect((await change("SOSPESO", "Verifica dei conti.")).status).toBe(200);
    expect((await load("DOPO")).json).toMatchObject({ code: "PAA_STATO_ENTE_NON_VALIDO" });
    const { paymentToken } = begun;
    const paid = await atTestNode(`runs/${runId}/pay`, { paymentToken });
    expect(JSON.stringify(paid)).toContain("NOTIFIED");
    const debt = await ask(ente, `GET ${own}/debt-positions/IN-CORSO`);
    expect(debt.json).toMatchObject({ status: "PAID" });
    // The node's door reads an ente's registry once a second.
    await expect
      .poll(async () =>
        JSON.stringify(await atTestNode("payments", { fiscalCode, noticeNumber, version: "V2" })),
      )
      .toContain("PAA_ID_DOMINIO_ERRATO");
  });
});
