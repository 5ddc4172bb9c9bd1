import { createPublicKey, type JsonWebKey, verify } from "node:crypto";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import { text } from "node:stream/consumers";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { payNotice } from "../../infra/cli/sandbox-client.ts";
import { closeServer, listenLocally } from "../../infra/local/http/listening.ts";
import { demoDebt } from "../support/demo-debt.ts";
import { demoOrganization } from "../support/demo-organization.ts";
import { portalUrl } from "../support/portal-under-test.ts";
import { registerDemoOrganizations, tokenFor } from "../support/running-portal.ts";

const url = portalUrl();
const { fiscalCode } = demoOrganization();
const ente = `/v1/organizations/${fiscalCode}`;
/** Tells this run from others on the same portal. */
const run = Math.random().toString(36).slice(2, 10);

type Received = { readonly body: string; readonly headers: IncomingHttpHeaders; atMs: number };

let server: Server;
let port: number;
let program: string;
let received: Received[] = [];
/** What the program of the ente answers to what it is sent. */
let status: (body: { readonly iud: string }) => number = () => 204;

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const body = await text(request);
    received.push({ body, headers: request.headers, atMs: Date.now() });
    response.writeHead(status(JSON.parse(body))).end();
  });
  port = await listenLocally(server, 0);
  await registerDemoOrganizations(url);
  program = await programOf(`127.0.0.1:${port}`);
}, 120_000);

afterAll(() => closeServer(server));

type Sent = { readonly as: string; readonly body?: object };

async function call(method: string, path: string, { as: authorization, body }: Sent) {
  const answer = await fetch(url + path, {
    method,
    headers: { authorization, ...(body && { "content-type": "application/json" }) },
    ...(body && { body: JSON.stringify(body) }),
  });
  const sent = await answer.text();
  return { status: answer.status, json: sent === "" ? undefined : JSON.parse(sent) };
}

/** The token of a client that the ente lets be told, at this name. */
async function programOf(host: string): Promise<string> {
  const region = await tokenFor(url, "regione");
  const client = { serves: "organizations", name: `Gestionale ${run}`, webhookHosts: [host] };
  const registered = await call("POST", "/v1/api-clients", { as: region, body: client });
  expect(registered.status).toBe(201);
  const { clientId, clientSecret } = registered.json;
  const delegation = `/v1/api-clients/${clientId}/delegations/${fiscalCode}`;
  const permissions = ["webhooks:read", "webhooks:write", "debt-positions:write"];
  expect((await call("PUT", delegation, { as: region, body: { permissions } })).status).toBe(201);
  const basic = Buffer.from(`${clientId}:${clientSecret}`).toString("base64");
  const answer = await fetch(`${url}/v1/oauth/token`, {
    method: "POST",
    headers: { authorization: `Basic ${basic}` },
    body: new URLSearchParams({ grant_type: "client_credentials", organization: fiscalCode }),
  });
  return `Bearer ${JSON.parse(await answer.text()).access_token}`;
}

/** The notices of a new debt, in the order in which they are paid. */
async function noticesOf(debt: ReturnType<typeof demoDebt> | object): Promise<readonly string[]> {
  const created = await call("POST", `${ente}/debt-positions`, { as: program, body: debt });
  expect(created.status).toBe(201);
  return created.json.paymentOptions
    .at(-1)
    .installments.map(({ noticeNumber }: { noticeNumber: string }) => noticeNumber);
}

async function pay(noticeNumber: string): Promise<void> {
  const payment = await payNotice(url, { fiscalCode, noticeNumber }, { version: "V2" });
  expect(payment.paymentToken).not.toBeNull();
}

const ofDebt = (iud: string) => received.filter(({ body }) => JSON.parse(body).iud === iud);

async function untilTold(isTold: () => boolean, seconds: number): Promise<void> {
  const deadline = Date.now() + seconds * 1_000;
  while (!isTold()) {
    if (Date.now() > deadline) throw new Error("the program is not told");
    await delay(50);
  }
}

async function keysOfOutcomes(): Promise<readonly JsonWebKey[]> {
  const answer = await fetch(`${url}/v1/outcome-keys`);
  return JSON.parse(await answer.text()).keys;
}

describe("a program of an ente", () => {
  let webhook: string;

  it("says where it is told, at its own names only", async () => {
    const body = { events: ["paid", "cancelled"], description: "Tributi" };
    const elsewhere = { ...body, url: "https://hooks.altri.example/a" };
    expect((await call("POST", `${ente}/webhooks`, { as: program, body: elsewhere })).status).toBe(
      400,
    );
    const own = { ...body, url: `http://127.0.0.1:${port}/pagamenti` };
    const registered = await call("POST", `${ente}/webhooks`, { as: program, body: own });
    expect(registered.status).toBe(201);
    webhook = `${ente}/webhooks/${registered.json.webhookId}`;
    const listed = await call("GET", `${ente}/webhooks`, { as: program });
    expect(listed.json.webhooks).toHaveLength(1);
    // Functions of the local cloud start with their first event, all at once on a busy machine.
    const iud = `WEBHOOK-${run}-0`;
    const [notice = ""] = await noticesOf(demoDebt(iud));
    await pay(notice);
    await untilTold(() => ofDebt(iud).length > 0, 60);
  });

  it("is told of a payment within five seconds, and can prove who told it", async () => {
    const iud = `WEBHOOK-${run}-1`;
    const [notice = ""] = await noticesOf(demoDebt(iud));
    await pay(notice);
    const paidMs = Date.now();
    await untilTold(() => ofDebt(iud).length > 0, 5);
    const [{ body, headers, atMs } = { body: "", headers: {}, atMs: 0 }] = ofDebt(iud);
    process.stdout.write(`a program was told ${atMs - paidMs} ms after the payment\n`);
    expect(JSON.parse(body)).toMatchObject({ type: "paid", iud, noticeNumber: notice });
    expect(body).not.toContain("Rossi");
    const signature = Buffer.from(String(headers["webhook-signature"]).slice(4), "base64");
    const signed = `${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${body}`;
    const keys = await keysOfOutcomes();
    const isProved = keys.some((key) =>
      verify(null, Buffer.from(signed), createPublicKey({ key, format: "jwk" }), signature),
    );
    expect(isProved).toBe(true);
  });

  it("that is down is told when it is back, in order, and sees every try", async () => {
    const iud = `WEBHOOK-${run}-2`;
    const other = `WEBHOOK-${run}-3`;
    let isDown = true;
    status = (body) => (isDown && body.iud === iud ? 503 : 204);
    const { paymentOptions: _, ...debt } = demoDebt(iud);
    const installments = [
      { amountCents: 6_000, dueDate: "2099-06-30" },
      { amountCents: 4_000, dueDate: "2099-07-31" },
    ];
    const plan = [{ kind: "INSTALMENTS", description: "Due rate", installments }];
    const [first = "", second = ""] = await noticesOf({ ...debt, paymentOptions: plan });
    await pay(first);
    await untilTold(() => ofDebt(iud).length > 0, 5);
    await pay(second);
    const [otherNotice = ""] = await noticesOf(demoDebt(other));
    await pay(otherNotice);
    await untilTold(() => ofDebt(other).length > 0, 5);
    isDown = false;
    await untilTold(() => JSON.parse(ofDebt(iud).at(-1)?.body ?? "{}").noticeNumber === second, 60);
    const told = ofDebt(iud).map(({ body }) => JSON.parse(body).noticeNumber);
    expect(told.filter((noticeNumber) => noticeNumber === second)).toHaveLength(1);
    expect(new Set(told.slice(0, -1))).toEqual(new Set([first]));
    const ids = ofDebt(iud).map(({ headers }) => headers["webhook-id"]);
    expect(new Set(ids).size).toBe(2);
    const log = await call("GET", `${webhook}/deliveries`, { as: program });
    const ofFirst = log.json.tries.filter(
      ({ deliveryId }: { deliveryId: string }) => deliveryId === ids[0],
    );
    expect(ofFirst.at(-1)).toMatchObject({ outcome: "refused", httpStatus: 503, number: 1 });
    expect(ofFirst.at(0)).toMatchObject({ outcome: "delivered", status: "DELIVERED" });
  });

  it("asks for a delivery again, and gets it under the same id", async () => {
    const [before] = ofDebt(`WEBHOOK-${run}-1`);
    const id = String(before?.headers["webhook-id"]);
    received = [];
    const asked = await call("POST", `${webhook}/deliveries/${id}/replay`, {
      as: program,
      body: {},
    });
    expect(asked.status).toBe(202);
    await untilTold(() => received.length > 0, 10);
    expect(received[0]?.headers["webhook-id"]).toBe(id);
    expect(received[0]?.body).toBe(before?.body);
  });
});
