import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { clientEnvironment } from "../../infra/emulator/client-environment.ts";
import { type DeployedPortal, deployPortal } from "../../infra/emulator/deployed-portal.ts";
import { demoClients } from "../../infra/local/demo-clients.ts";
import { requestToken } from "../../infra/local/oidc/request-token.ts";
import { prepareAssembly } from "../../infra/local/prepare-assembly.ts";
import { iuvOf, parseNoticeNumber } from "../../shared/domain/values/notice-number.ts";
import { composeRequest } from "../../shared/pagopa/pa-for-node/compose-message.ts";
import type { CtReceipt } from "../../shared/pagopa/pa-for-node/messages.ts";
import { demoDebt } from "../support/demo-debt.ts";
import { demoOrganization } from "../support/demo-organization.ts";
import { present } from "../support/notifications/debts.ts";
import { identityOf, openDebt, receiptFor } from "../support/pagopa-node/node-world.ts";
import { runOps } from "../support/run-ops.ts";
import { registerDemoOrganizations } from "../support/running-portal.ts";

const ente = demoOrganization();
const debts = 16;
const acceptedBeforeTheCut = 6;
const sendersAtOnce = 3;
let folder: string;
let portal: DeployedPortal;
let authorization: string;
let receipts: CtReceipt[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "portale-power-cut-"));
  portal = await deployPortal({
    port: 0,
    folder: join(folder, "emulator"),
    assembly: await prepareAssembly(() => undefined),
    log: () => undefined,
  });
  await registerDemoOrganizations(portal.url);
  authorization = await tokenOf("comune-di-prova");
  receipts = [];
  for (let index = 1; index <= debts; index += 1) receipts.push(await receiptOfNewDebt(index));
}, 300_000);
afterAll(async () => {
  await portal?.stop();
  await rm(folder, { recursive: true, force: true });
});

function tokenOf(clientId: string): Promise<string> {
  const client = present(demoClients.find((known) => known.clientId === clientId));
  return requestToken(`${portal.url}/_local/oidc`, client);
}

function own(path: string, init: RequestInit = {}): Promise<Response> {
  const headers = { authorization, "content-type": "application/json", ...init.headers };
  return fetch(`${portal.url}/v1/organizations/${ente.fiscalCode}/${path}`, { ...init, headers });
}

async function receiptOfNewDebt(index: number): Promise<CtReceipt> {
  const answer = await own("debt-positions", {
    method: "POST",
    body: JSON.stringify(demoDebt(`CORRENTE-${index}`)),
  });
  const { paymentOptions } = JSON.parse(await answer.text());
  const noticeNumber = present(parseNoticeNumber(paymentOptions[0].installments[0].noticeNumber));
  const debt = openDebt(1, { noticeNumber, iuv: iuvOf(noticeNumber) });
  return receiptFor(debt, { receiptId: `corrente${index}` });
}

/** As the node sends it: whether the portal said that it has it. */
async function send(receipt: CtReceipt): Promise<boolean> {
  const body = composeRequest({ primitive: "paSendRTV2", ...identityOf(ente), receipt });
  const headers = { "content-type": "text/xml; charset=utf-8" };
  const sent = fetch(`${portal.url}/soap/pa-for-node`, { method: "POST", headers, body });
  const answer = await sent.then((response) => response.text()).catch(() => "");
  return answer.includes("<outcome>OK</outcome>");
}

/** Sends receipts, a few at a time; calls `onAccepted` whenever the portal takes one. */
async function sendAll(onAccepted: (accepted: number) => void): Promise<CtReceipt[]> {
  const accepted: CtReceipt[] = [];
  const left = [...receipts];
  const sender = async () => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) {
      if (await send(next)) {
        accepted.push(next);
        onAccepted(accepted.length);
      }
    }
  };
  await Promise.all(Array.from({ length: sendersAtOnce }, sender));
  return accepted;
}

async function statusOf(receiptId: string): Promise<number> {
  return (await own(`receipts/${receiptId}`)).status;
}

describe("a power cut that takes the table back to its last copy", () => {
  it("loses no receipt that the portal has accepted", { timeout: 300_000 }, async () => {
    await portal.deployment.restart();
    let cut: Promise<void> | undefined;
    const accepted = await sendAll((count) => {
      if (count === acceptedBeforeTheCut) cut = portal.deployment.emulator.kill();
    });
    await present(cut);
    expect(accepted.length).toBeGreaterThanOrEqual(acceptedBeforeTheCut);
    expect(accepted.length).toBeLessThan(debts);
    await portal.deployment.deploy();
    const statuses = await Promise.all(accepted.map(({ receiptId }) => statusOf(receiptId)));
    expect(statuses.every((status) => status === 404)).toBe(true);

    const environment = { ...process.env, ...clientEnvironment(portal) };
    const recovered = await runOps(environment, "receipt", "recover");
    expect(recovered.code).toBe(0);
    for (const { receiptId } of accepted) expect(await statusOf(receiptId)).toBe(200);

    for (const receipt of receipts) expect(await send(receipt)).toBe(true);
    const { receipts: listed } = JSON.parse(await (await own("receipts?limit=100")).text());
    expect(listed.map(({ receiptId }: { receiptId: string }) => receiptId).toSorted()).toEqual(
      receipts.map(({ receiptId }) => receiptId).toSorted(),
    );
    expect(listed.every(({ closes }: { closes: boolean }) => closes)).toBe(true);
    expect((await runOps(environment, "invariants", "check")).json.violations).toBe(0);
  });
});
