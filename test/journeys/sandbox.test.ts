import { setTimeout as delay } from "node:timers/promises";
import { beforeAll, describe, expect, it } from "vitest";
import { splitFields } from "../../shared/mypay/tracciato/split-fields.ts";
import { generateFlow } from "../support/generated-flow.ts";
import { portalUrl } from "../support/portal-under-test.ts";
import {
  clientOf,
  downloadZip,
  flowWhen,
  registerDemoOrganizations,
  rowsOf,
  submitFlow,
} from "../support/running-portal.ts";

const fiscalCode = "02336340159";
const portal = { url: portalUrl() };
/** Notices that nobody has paid yet; those shared with other enti are left out. */
let notices: string[] = [];

beforeAll(async () => {
  await registerDemoOrganizations(portal.url);
  const client = clientOf(portal.url, "comune-di-prova");
  const flow = generateFlow({ rows: "40", version: "1_2", seed: "7", iuf: "NODO", invalid: "0" });
  const id = await submitFlow(client, { name: flow.file, zip: flow.zip });
  const { files } = await flowWhen(client, id);
  const [rows] = [...(await downloadZip(files.iuv)).values()].map(rowsOf);
  notices = (rows ?? []).map((row) => `3${splitFields(row)?.[1]}`);
}, 120_000);

function nextNotice(): string {
  return notices.pop() ?? expect.fail("no notice left");
}

async function post(path: string, body: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(`${portal.url}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
    redirect: "manual",
  });
  const text = await response.text();
  return { response, json: text === "" ? undefined : JSON.parse(text) };
}

function submit(path: string, fields: Record<string, string>) {
  const body = new URLSearchParams(fields);
  return fetch(new URL(path, portal.url), { method: "POST", body, redirect: "manual" });
}

/** Waits until the receipts of a run are all delivered; the run as it is then. */
async function runWhenNotified(runId: string) {
  for (let poll = 0; poll < 100; poll += 1) {
    const answer = await fetch(`${portal.url}/sandbox/v1/runs/${runId}`);
    const run = JSON.parse(await answer.text());
    const states = run.receipts.map(({ state }: { state: string }) => state);
    if (states.length > 0 && states.every((state: string) => state === "NOTIFIED")) return run;
    await delay(200);
  }
  throw new Error("the receipts do not arrive");
}

describe("the test node against the portal's own door", () => {
  it.each(["V1", "V2"])("pays a notice with %s, and then it is paid", async (version) => {
    const noticeNumber = nextNotice();
    const body = { fiscalCode, noticeNumber, version };
    const paid = await post("/sandbox/v1/payments", body);
    expect([paid.response.status, paid.json.outcome]).toEqual([201, "paid"]);
    expect(paid.json.receipts).toMatchObject([{ state: "NOTIFIED", attempts: 1, fault: null }]);
    const again = await post("/sandbox/v1/payments", body);
    expect(again.json.steps).toMatchObject([
      { fault: { original: { code: "PAA_PAGAMENTO_DUPLICATO" } } },
    ]);
  });

  it("tries again from its queue a receipt that was cut on its way", async () => {
    const noticeNumber = nextNotice();
    const body = { fiscalCode, noticeNumber, malformed: true };
    const { json } = await post("/sandbox/v1/payments", body);
    expect(json.receipts).toMatchObject([{ state: "NOTICE_PENDING", willRetry: true }]);
    const run = await runWhenNotified(json.runId);
    expect(run.receipts).toMatchObject([{ state: "NOTIFIED", attempts: 2, fault: null }]);
    const report = await fetch(json.reportUrl);
    expect(await report.text()).toContain("&lt;pafn:paSendRTV2Request");
  });

  it("pays from a browser, step by step", async () => {
    const qr = `PAGOPA|002|${nextNotice()}|${fiscalCode}|100`;
    const begun = await submit("/sandbox/runs", { action: "verify", qr });
    const run = begun.headers.get("location") ?? "";
    const page = await (await fetch(new URL(run, portal.url))).text();
    const noticeNumber = /name="noticeNumber" value="(\d{18})"/u.exec(page)?.[1] ?? "";
    const paid = await submit(`${run}/payment`, { noticeNumber, fiscalCode, step: "pay" });
    expect(paid.status).toBe(303);
    const after = await (await fetch(new URL(run, portal.url))).text();
    expect(after).toContain("consegnata");
  });

  it("probes the station", async () => {
    const { json: run } = await post("/sandbox/v1/runs", {});
    const probed = await post(`/sandbox/v1/runs/${run.id}/probe`, { fiscalCode });
    expect(probed.json.alive).toBe(true);
  });

  it("pays a cart whose outcome comes later", async () => {
    const noticeNumber = nextNotice();
    const { json: run } = await post("/sandbox/v1/runs", {});
    const verified = await post(`/sandbox/v1/runs/${run.id}/verify`, { fiscalCode, noticeNumber });
    const { amountCents, organizationName, description } = verified.json.notice;
    const cart = {
      paymentNotices: [
        {
          fiscalCode,
          noticeNumber,
          amount: amountCents,
          companyName: organizationName,
          description,
        },
      ],
      returnUrls: Object.fromEntries(
        ["Ok", "Cancel", "Error", "Waiting"].map((way) => [
          `return${way}Url`,
          `https://ente.example/${way}`,
        ]),
      ),
      idCart: "carrello-di-prova",
    };
    const { response } = await post("/sandbox/checkout/ec/v2/carts", cart, {
      "ocp-apim-subscription-key": "qualunque",
    });
    expect(response.status).toBe(302);
    const page = response.headers.get("location") ?? "";
    const chosen = await submit(page, { choice: "wait", email: "anna@example.org" });
    expect(chosen.headers.get("location")).toBe("https://ente.example/Waiting");
    const settled = await runWhenNotified(new URL(page).pathname.split("/").at(-1) ?? "");
    expect(settled.receipts).toMatchObject([{ state: "NOTIFIED", fault: null }]);
    expect(settled.calls.at(-1).request).toContain("<paymentNote>carrello-di-prova</paymentNote>");
  });
});
