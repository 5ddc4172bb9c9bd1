import { beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { mailSchema } from "../../infra/local/emulators/mail-schema.ts";
import { verificationPathOf } from "../../shared/domain/receipts/receipt-address.ts";
import { iuvOf, parseNoticeNumber } from "../../shared/domain/values/notice-number.ts";
import { composeRequest } from "../../shared/pagopa/pa-for-node/compose-message.ts";
import type { CtReceipt } from "../../shared/pagopa/pa-for-node/messages.ts";
import { demoDebt } from "../support/demo-debt.ts";
import { demoOrganization } from "../support/demo-organization.ts";
import { present } from "../support/notifications/debts.ts";
import { identityOf, openDebt, receiptFor } from "../support/pagopa-node/node-world.ts";
import { mailsOf, portalUrl } from "../support/portal-under-test.ts";
import { registerDemoOrganizations, tokenFor } from "../support/running-portal.ts";

const ente = demoOrganization();
/** Tells this run from others on the same portal. */
const run = Math.random().toString(36).slice(2, 10);
const iud = `VIAGGIO-RICEVUTA-${run}`;
const receiptId = `pagamento/1 di prova ${run}?`;
const doubleId = `doppia-${run}`;
const payerMail = `anna.bianchi.${run}@posta.example`;
const mailsSchema = z.array(mailSchema);
const portal = { url: portalUrl() };
let authorization: string;
let receipt: CtReceipt;

beforeAll(async () => {
  await registerDemoOrganizations(portal.url);
  authorization = await tokenFor(portal.url, "comune-di-prova");
  receipt = await payableReceipt();
}, 120_000);

/** A debt loaded by API, and the receipt that will pay it. */
async function payableReceipt(): Promise<CtReceipt> {
  const answer = await own("debt-positions", {
    method: "POST",
    body: JSON.stringify(demoDebt(iud)),
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
      "e-mail": payerMail,
    },
  });
}

function own(path: string, init: RequestInit = {}): Promise<Response> {
  const headers = { authorization, "content-type": "application/json", ...init.headers };
  const url = `${portal.url}/v1/organizations/${ente.fiscalCode}/${path}`;
  return fetch(url, { ...init, headers });
}

async function jsonOf(answer: Response) {
  return JSON.parse(await answer.text());
}

async function send(sent: CtReceipt): Promise<string> {
  const body = composeRequest({ primitive: "paSendRTV2", ...identityOf(ente), receipt: sent });
  const headers = { "content-type": "text/xml; charset=utf-8" };
  const answer = await fetch(`${portal.url}/soap/pa-for-node`, { method: "POST", headers, body });
  return answer.text();
}

/** A list, read page by page to its end. */
async function everyPage(path: string, member: "receipts" | "anomalies") {
  const found = [];
  let next: string | undefined = path;
  while (next !== undefined) {
    const page = await jsonOf(await own(next));
    found.push(...page[member]);
    const joint = path.includes("?") ? "&" : "?";
    next = page.cursor === null ? undefined : `${path}${joint}cursor=${page.cursor}`;
  }
  return found;
}

const isOfThisRun = (listed: { receiptId: string }) => listed.receiptId.includes(run);

async function mailsToPayer() {
  const mails = mailsSchema.parse(await (await fetch(mailsOf(portal.url))).json());
  return mails.filter(({ destination }) => destination.to.includes(payerMail));
}

describe("a receipt that the node sends", () => {
  it("is listed, page by page, with what it led to", async () => {
    expect(await send(receipt)).toContain("<outcome>OK</outcome>");
    expect(await send(receipt)).toContain("<outcome>OK</outcome>");
    expect(await send({ ...receipt, receiptId: doubleId })).toContain("PAA_RECEIPT_DUPLICATA");
    const receipts = await everyPage("receipts?limit=1", "receipts");
    expect(receipts.filter(isOfThisRun)).toMatchObject([
      { receiptId, closes: true, answer: "accepted", iud, anomalies: [] },
      { receiptId: doubleId, closes: false },
    ]);
    const anomalies = await everyPage("receipt-anomalies?severity=toHandle&limit=1", "anomalies");
    expect(anomalies.filter(({ receipt }) => isOfThisRun(receipt))).toMatchObject([
      { receipt: { receiptId: doubleId }, reason: "alreadyPaid" },
    ]);
    expect((await own("receipts?from=2020-01-01")).status).toBe(400);
  });

  it("is handed out in every form, at the address that the list gives", async () => {
    const listed = (await everyPage("receipts", "receipts")).find(isOfThisRun);
    const inForm = async (accept: string) => {
      const headers = { authorization, accept };
      const answer = await fetch(`${portal.url}${listed.links.self}`, { headers });
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
    const check = (code: string) => fetch(`${portal.url}${verificationPathOf(code)}`);
    const answer = await check(`${ente.fiscalCode}-${receiptId}`);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    const told = await answer.text();
    expect(JSON.parse(told)).toMatchObject({ organizationName: ente.name, amountCents: 10_000 });
    expect(told).not.toMatch(/Bianchi|Rossi/);
    expect((await check(`${ente.fiscalCode}-altra`)).status).toBe(404);
  });

  it("reaches who paid by mail, once", async () => {
    await expect.poll(mailsToPayer, { timeout: 60_000 }).toHaveLength(1);
    const [mail] = await mailsToPayer();
    expect(mail?.subject).toBe("Ricevuta di pagamento da Comune di Prova");
    expect(Buffer.from(mail?.attachments[0]?.content ?? "", "base64").toString()).toMatch(/^%PDF-/);
  });
});
