import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { payNotice } from "../../infra/cli/sandbox-client.ts";
import { demoOrganization } from "../support/demo-organization.ts";
import { portalUrl } from "../support/portal-under-test.ts";
import { registerDemoOrganizations, tokenFor } from "../support/running-portal.ts";

const url = portalUrl();
const { fiscalCode } = demoOrganization();
const own = `${url}/v1/organizations/${fiscalCode}`;
let authorization: string;

beforeAll(async () => {
  await registerDemoOrganizations(url);
  authorization = await tokenFor(url, "comune-di-prova");
}, 120_000);

function ask(address: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(new URL(address, url), { headers: { authorization, ...headers } });
}

async function jsonOf(answer: Response) {
  return JSON.parse(await answer.text());
}

function post(address: string, body: unknown): Promise<Response> {
  const headers = { authorization, "content-type": "application/json" };
  return fetch(new URL(address, url), { method: "POST", headers, body: JSON.stringify(body) });
}

/** An operator enters a fee at a terminal. */
function open(key = randomUUID()): Promise<Response> {
  return post(`${own}/counter-payments`, {
    key,
    debt: {
      iud: `SPORTELLO-${key}`.slice(0, 35),
      debtPositionType: "DIRITTI_SEGRETERIA",
      description: "Diritti di segreteria, certificato",
      debtor: { kind: "F", code: "RSSMRA80A01F205X", fullName: "Rossi Maria" },
      spontaneous: true,
      paymentOptions: [{ kind: "SINGLE", amountCents: 1_652 }],
    },
    terminal: "Sportello 3",
  });
}

describe("a payment at the ente's counter", () => {
  it("is opened by a terminal, paid through a PSP and followed to its receipt", async () => {
    const key = randomUUID();
    const opened = await open(key);
    expect(opened.status).toBe(201);
    const payment = await jsonOf(opened);
    expect(await jsonOf(await open(key))).toMatchObject({ id: payment.id, state: "waiting" });
    const code = await ask(payment.links.qr);
    expect(code.headers.get("content-type")).toBe("image/svg+xml");
    expect(await code.text()).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" /u);
    const seen = opened.headers.get("etag") ?? "";
    const follow = () => ask(payment.links.self, { "if-none-match": seen });
    expect((await follow()).status).toBe(304);
    const { noticeNumber } = payment;
    const paid = await payNotice(url, { fiscalCode, noticeNumber }, { version: "V2" });
    expect(paid.outcome).toBe("paid");
    const followed = await follow();
    expect(followed.status).toBe(200);
    const { state, receipt } = await jsonOf(followed);
    expect([state, receipt.receiptId]).toEqual(["paid", paid.paymentToken]);
    const printed = await ask(receipt.href, { accept: "application/pdf" });
    expect(
      Buffer.from(await printed.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe("%PDF-");
    expect((await post(payment.links.cancellation, {})).status).toBe(409);
  });

  it("is called off with the debt that was made for it", async () => {
    const payment = await jsonOf(await open());
    const cancelled = await post(payment.links.cancellation, {});
    expect(await jsonOf(cancelled)).toMatchObject({ state: "cancelled" });
    const { noticeNumber } = payment;
    const refused = await payNotice(url, { fiscalCode, noticeNumber }, { version: "V2" });
    expect(refused.outcome).not.toBe("paid");
    expect(await jsonOf(await ask(payment.links.self))).toMatchObject({ state: "cancelled" });
  });
});
