import { beforeEach, describe, expect, it } from "vitest";
import { answerRequest } from "../../../../../functions/sandbox/pagopa-node/answer-request.ts";
import { toHttpResult } from "../../../../../functions/sandbox/pagopa-node/responses.ts";
import type { SandboxAccess } from "../../../../../functions/sandbox/pagopa-node/routing.ts";
import {
  notice,
  readCall,
  refusal,
  sandboxWorld,
} from "../../../../support/sandbox/sandbox-world.ts";

let node: ReturnType<typeof sandboxWorld>;
beforeEach(() => {
  node = sandboxWorld();
});

type Call = {
  readonly method?: string;
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  readonly access?: SandboxAccess;
};

async function call({ method = "POST", path, body, headers = {}, access }: Call) {
  const dependencies = access === undefined ? node.dependencies : { ...node.dependencies, access };
  const text = body === undefined ? "" : JSON.stringify(body);
  const request = { method, path, headers, query: {}, body: text };
  const result = toHttpResult(await answerRequest(request, dependencies));
  const isJson = result.headers?.["content-type"]?.includes("json") ?? false;
  return { ...result, json: isJson ? JSON.parse(String(result.body)) : undefined };
}

async function newRun(): Promise<string> {
  const { status, json } = await call({ path: "/sandbox/v1/runs", body: { title: "Collaudo" } });
  expect(status).toBe(201);
  return `/sandbox/v1/runs/${json.id}`;
}

describe("the JSON API", () => {
  it("makes a whole payment in one call, and tells every step", async () => {
    const { status, json } = await call({
      path: "/sandbox/v1/payments",
      body: { ...notice, version: "V1", feeCents: 100, paymentNote: "nota" },
    });
    expect(status).toBe(201);
    expect(json).toMatchObject({
      outcome: "paid",
      notice: { amountCents: 12_000, organizationName: "Comune di Prova" },
      steps: [
        { operation: "paVerifyPaymentNotice", outcome: "OK", fault: null },
        { operation: "paGetPayment", outcome: "OK" },
      ],
      payment: { iuv: "12000000000000119", transfers: [{ index: 1 }, { index: 2 }] },
      receipts: [{ operation: "paSendRT", state: "NOTIFIED", attempts: 1, willRetry: false }],
    });
    expect(json.reportUrl).toBe(`https://portale.example/sandbox/runs/${json.runId}/report`);
    expect(json.receipts[0].receiptId).toBe(json.paymentToken);
  });

  it("says with which step a payment has stopped", async () => {
    node.world.behave = ({ primitive }) => refusal(primitive, "PAA_PAGAMENTO_SCADUTO");
    const { status, json } = await call({ path: "/sandbox/v1/payments", body: notice });
    expect(status).toBe(422);
    expect(json).toMatchObject({
      outcome: "refused",
      paymentToken: null,
      steps: [{ outcome: "KO", fault: { original: { code: "PAA_PAGAMENTO_SCADUTO" } } }],
      receipts: [],
    });
  });

  it("does one thing at a time within a run", async () => {
    const run = await newRun();
    const verified = await call({ path: `${run}/verify`, body: notice });
    expect(verified.json).toMatchObject({ call: { outcome: "OK" }, notice: { options: "EQ" } });
    const activated = await call({
      path: `${run}/activate`,
      body: { ...notice, amountCents: 12_000, transferType: "POSTAL", dueDate: "2027-06-30" },
    });
    const { paymentToken } = activated.json;
    expect(readCall(node.requests.at(-1) ?? expect.fail())).toMatchObject({
      primitive: "paGetPaymentV2",
      amount: 12_000,
      transferType: "POSTAL",
      dueDate: "2027-06-30",
    });
    const busy = await call({ path: `${run}/activate`, body: notice });
    expect(busy.json).toMatchObject({
      call: { fault: { code: "PPT_PAGAMENTO_IN_CORSO" } },
      paymentToken: null,
    });
    const paid = await call({ path: `${run}/pay`, body: { paymentToken, version: "V1" } });
    expect(paid.json.receipts).toMatchObject([{ operation: "paSendRT", receiptId: paymentToken }]);
    const other = await call({
      path: `${run}/pay`,
      body: { paymentToken, receiptId: "other", mode: "late", daysLate: 5 },
    });
    expect(other.json.receipts[0].receiptId).not.toBe(paymentToken);
    const receipt = paid.json.receipts[0].id;
    const resent = await call({ path: `${run}/resend`, body: { receipt } });
    expect(resent.json).toMatchObject({ state: "NOTIFIED", receiptId: paymentToken });
    const whole = await call({ method: "GET", path: run });
    expect(whole.json.calls).toHaveLength(6);
    expect(whole.json.receipts).toHaveLength(3);
    expect(whole.json.calls[0].request).toContain("paVerifyPaymentNoticeReq");
  });

  it("counts the days of a late payment only when it is to be late", async () => {
    const run = await newRun();
    const { json } = await call({ path: `${run}/activate`, body: notice });
    const body = { paymentToken: json.paymentToken, daysLate: 5 };
    await call({ path: `${run}/pay`, body });
    expect(node.requests.at(-1)?.envelope).toContain("<applicationDate>2027-03-10<");
    await call({ path: `${run}/pay`, body: { ...body, mode: "late" } });
    expect(node.requests.at(-1)?.envelope).toContain("<applicationDate>2027-03-05<");
  });

  it("probes a station and has notices made", async () => {
    const run = await newRun();
    const { fiscalCode } = notice;
    const made = await call({
      path: `${run}/demand`,
      body: {
        fiscalCode,
        serviceId: "00005",
        serviceSubjectId: "00099",
        serviceDataBase64: "PHgvPg==",
      },
    });
    expect(made.json.qrCode).toEqual(notice);
    const alive = async () =>
      (await call({ path: `${run}/probe`, body: { fiscalCode } })).json.alive;
    expect(await alive()).toBe(false);
    node.world.behave = ({ primitive }) => refusal(primitive, "PAA_PAGAMENTO_SCONOSCIUTO");
    expect(await alive()).toBe(true);
  });

  it.each([
    ["verify", { noticeNumber: "1" }],
    ["activate", { ...notice, version: "V3" }],
    ["activate", { ...notice, sessionMinutes: 31 }],
    ["pay", { paymentToken: "x" }],
    ["pay", { paymentToken: "0".repeat(32), times: 6 }],
    ["pay", { paymentToken: "0".repeat(32), sconosciuto: true }],
    ["demand", { fiscalCode: notice.fiscalCode, serviceId: "1", serviceSubjectId: "00001" }],
    ["probe", {}],
    ["resend", {}],
    ["verify", undefined],
  ])("refuses a wrong %s with a problem in Italian", async (action, body) => {
    const run = await newRun();
    const { status, headers, json } = await call({ path: `${run}/${action}`, body });
    expect(status).toBe(400);
    expect(headers?.["content-type"]).toBe("application/problem+json");
    expect(json.errors.length).toBeGreaterThan(0);
    expect(node.requests).toEqual([]);
  });

  it.each([
    ["GET", `/sandbox/v1/runs/${"0".repeat(32)}`, undefined],
    ["POST", `/sandbox/v1/runs/${"0".repeat(32)}/verify`, notice],
    ["POST", "/sandbox/v1/runs/x/verify", notice],
    ["GET", "/sandbox/v1/niente", undefined],
  ])("does not know %s %s", async (method, path, body) => {
    const { status, json } = await call({ method, path, body });
    expect(status).toBe(404);
    expect(json.title).toBe("Risorsa non trovata");
  });

  it("does not know payments and receipts of other runs", async () => {
    const run = await newRun();
    const unknown = { paymentToken: "0".repeat(32) };
    expect((await call({ path: `${run}/pay`, body: unknown })).status).toBe(404);
    expect((await call({ path: `${run}/resend`, body: { receipt: "x" } })).status).toBe(404);
  });
});

describe("the door of the sandbox", () => {
  const shut: SandboxAccess = { opensTo: async () => false, equals: async () => false };

  it.each([
    ["GET", "/sandbox"],
    ["GET", "/sandbox/niente"],
    ["GET", "/sandbox/assets/style.css"],
    ["POST", "/sandbox/runs"],
    ["POST", "/sandbox/v1/payments"],
    ["GET", `/sandbox/checkout/${"0".repeat(32)}`],
  ])("asks strangers for a name and a key: %s %s", async (method, path) => {
    const { status, headers } = await call({ method, path, access: shut });
    expect(status).toBe(401);
    expect(headers?.["www-authenticate"]).toMatch(/^Basic realm=/u);
  });

  it("asks portals for the subscription key alone", async () => {
    const path = "/sandbox/checkout/ec/v2/carts";
    const { status, headers } = await call({ path, body: {}, access: shut });
    expect(status).toBe(401);
    expect(headers).not.toHaveProperty("www-authenticate");
  });

  it("takes no form that another site sends", async () => {
    const headers = { "sec-fetch-site": "cross-site" };
    const { status } = await call({ path: "/sandbox/runs", headers });
    expect(status).toBe(403);
    const fromSite = { "sec-fetch-site": "same-origin" };
    expect((await call({ path: "/sandbox/runs", headers: fromSite })).status).toBe(400);
  });

  it("serves its style and its script", async () => {
    const style = await call({ method: "GET", path: "/sandbox/assets/style.css" });
    expect(style.headers?.["content-type"]).toBe("text/css; charset=utf-8");
    const script = await call({ method: "GET", path: "/sandbox/assets/scan.js" });
    expect(() => new Function(String(script.body))).not.toThrow();
  });
});
