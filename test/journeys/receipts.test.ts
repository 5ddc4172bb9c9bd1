import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startLocalCloud } from "../../infra/local/local-cloud.ts";
import type { LocalCloud } from "../../infra/local/options.ts";
import { prepareAssembly } from "../../infra/local/prepare-assembly.ts";
import { iuvOf, parseNoticeNumber } from "../../shared/domain/values/notice-number.ts";
import { composeRequest } from "../../shared/pagopa/pa-for-node/compose-message.ts";
import type { CtReceipt } from "../../shared/pagopa/pa-for-node/messages.ts";
import { demoOrganization } from "../support/demo-organization.ts";
import { present } from "../support/notifications/debts.ts";
import { identityOf, openDebt, receiptFor } from "../support/pagopa-node/node-world.ts";
import { registerDemoOrganizations } from "../support/running-portal.ts";

const ente = demoOrganization();
const receiptId = "pagamento/1 di prova?";
let cloud: LocalCloud;
let authorization: string;
let receipt: CtReceipt;

beforeAll(async () => {
  cloud = await startLocalCloud({
    port: 0,
    dataDir: undefined,
    assembly: await prepareAssembly(() => undefined),
  });
  await registerDemoOrganizations(cloud.url);
  authorization = await cloud.tokenFor("comune-di-prova");
  receipt = await payableReceipt();
}, 120_000);
afterAll(() => cloud?.stop());

/** A debt loaded by API, and the receipt that will pay it. */
async function payableReceipt(): Promise<CtReceipt> {
  const answer = await own("debt-positions", {
    method: "POST",
    body: JSON.stringify({
      iud: "VIAGGIO-RICEVUTA",
      debtPositionType: "TARI",
      description: "TARI 2026",
      debtor: { kind: "F", code: "RSSMRA80A01F205X", fullName: "Rossi Maria" },
      paymentOptions: [{ kind: "SINGLE", amountCents: 10_000, dueDate: "2099-06-30" }],
    }),
  });
  const { paymentOptions } = await jsonOf(answer);
  const noticeNumber = present(parseNoticeNumber(paymentOptions[0].installments[0].noticeNumber));
  const debt = openDebt(1, { noticeNumber, iuv: iuvOf(noticeNumber) });
  return receiptFor(debt, {
    receiptId,
    payer: {
      entityUniqueIdentifierType: "F",
      entityUniqueIdentifierValue: "BNCNNA80A41F205X",
      fullName: "Bianchi Anna",
      "e-mail": "anna.bianchi@posta.example",
    },
  });
}

function own(path: string, init: RequestInit = {}): Promise<Response> {
  const headers = { authorization, "content-type": "application/json", ...init.headers };
  const url = `${cloud.url}/v1/organizations/${ente.fiscalCode}/${path}`;
  return fetch(url, { ...init, headers });
}

async function jsonOf(answer: Response) {
  return JSON.parse(await answer.text());
}

async function send(sent: CtReceipt): Promise<string> {
  const body = composeRequest({ primitive: "paSendRTV2", ...identityOf(ente), receipt: sent });
  const headers = { "content-type": "text/xml; charset=utf-8" };
  const answer = await fetch(`${cloud.url}/soap/pa-for-node`, { method: "POST", headers, body });
  return answer.text();
}

const mailsPage = async () => (await fetch(`${cloud.url}/_local/mail`)).text();

describe("a receipt that the node sends", () => {
  it("is listed, page by page, with what it led to", async () => {
    expect(await send(receipt)).toContain("<outcome>OK</outcome>");
    expect(await send(receipt)).toContain("<outcome>OK</outcome>");
    expect(await send({ ...receipt, receiptId: "doppia" })).toContain("PAA_RECEIPT_DUPLICATA");
    const first = await jsonOf(await own("receipts?limit=1"));
    expect(first.receipts).toMatchObject([
      { receiptId, closes: true, answer: "accepted", iud: "VIAGGIO-RICEVUTA", anomalies: [] },
    ]);
    const second = await jsonOf(await own(`receipts?limit=1&cursor=${first.cursor}`));
    expect(second.receipts).toMatchObject([{ receiptId: "doppia", closes: false }]);
    const last = await jsonOf(await own(`receipts?limit=1&cursor=${second.cursor}`));
    expect(last).toMatchObject({ receipts: [], cursor: null });
    const anomalies = await jsonOf(await own("receipt-anomalies?severity=toHandle"));
    expect(anomalies.anomalies).toMatchObject([{ reason: "alreadyPaid" }]);
    expect((await own("receipts?from=2020-01-01")).status).toBe(400);
  });

  it("is handed out in every form, at the address that the list gives", async () => {
    const { receipts } = await jsonOf(await own("receipts?limit=1"));
    const inForm = async (accept: string) => {
      const headers = { authorization, accept };
      const answer = await fetch(`${cloud.url}${receipts[0].links.self}`, { headers });
      expect(answer.status).toBe(200);
      expect(answer.headers.get("content-type")).toMatch(accept);
      return answer.text();
    };
    expect(JSON.parse(await inForm("application/json"))).toMatchObject({
      receiptId,
      payer: { fullName: "Bianchi Anna" },
    });
    expect(await inForm("application/pdf")).toMatch(/^%PDF-/);
    expect(await inForm("application/xml")).toContain("<versioneOggetto>6.2.0<");
    expect(await inForm("application/soap+xml")).toBe(
      composeRequest({ primitive: "paSendRTV2", ...identityOf(ente), receipt }),
    );
  });

  it("is checked by anybody who holds its code, without anybody's data", async () => {
    const check = (code: string) =>
      fetch(`${cloud.url}/v1/receipt-verifications/${encodeURIComponent(code)}`);
    const answer = await check(`${ente.fiscalCode}-${receiptId}`);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    const told = await answer.text();
    expect(JSON.parse(told)).toMatchObject({ organizationName: ente.name, amountCents: 10_000 });
    expect(told).not.toMatch(/Bianchi|Rossi/);
    expect((await check(`${ente.fiscalCode}-altra`)).status).toBe(404);
  });

  it("reaches who paid by mail, once", async () => {
    const sent = "Ricevuta di pagamento da Comune di Prova";
    await expect.poll(mailsPage, { timeout: 60_000 }).toContain("anna.bianchi@posta.example");
    const page = await mailsPage();
    expect(page.split(sent)).toHaveLength(2);
    const [, mail = ""] = /<a href="(\/_local\/mail\/[^"]+)">Ricevuta/.exec(page) ?? [];
    const pdf = await (await fetch(`${cloud.url}${mail}/attachments/0`)).text();
    expect(pdf).toMatch(/^%PDF-/);
  });
});
