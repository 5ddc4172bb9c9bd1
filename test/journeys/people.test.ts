import { beforeAll, describe, expect, it } from "vitest";
import { registerTestPeople } from "../../infra/local/oidc/register-test-people.ts";
import { testPeople } from "../../infra/local/oidc/test-people.ts";
import { demoDebt } from "../support/demo-debt.ts";
import { logIn, openTestBrowser, type TestBrowser } from "../support/people/test-browser.ts";
import { portalUrl } from "../support/portal-under-test.ts";
import { registerDemoOrganizations, tokenFor } from "../support/running-portal.ts";

const url = portalUrl();
const ente = "02336340159";
/** Tells this run from others on the same portal. */
const run = Math.random().toString(36).slice(2, 10);
const newcomer = testPeople.find(({ accountId }) => accountId === "cittadina-giulia");
const administrator = openTestBrowser(url);
const operator = openTestBrowser(url);

beforeAll(async () => {
  await registerDemoOrganizations(url);
  const portal = { url, tokenFor: (clientId: string) => tokenFor(url, clientId) };
  expect(await registerTestPeople(portal)).toBe(0);
  await withdrawNewcomer();
}, 120_000);

const jsonOf = async (answer: Promise<Response>) => JSON.parse(await (await answer).text());

/** An earlier run on the same portal may have left her. */
async function withdrawNewcomer(): Promise<void> {
  const authorization = await tokenFor(url, "comune-di-prova");
  const address = `${url}/v1/organizations/${ente}/operators`;
  const { operators } = await jsonOf(fetch(address, { headers: { authorization } }));
  for (const { operatorId, email } of operators) {
    if (email !== newcomer?.email) continue;
    const headers = { authorization, "if-match": "*" };
    await fetch(`${address}/${operatorId}`, { method: "DELETE", headers });
  }
}

async function createDebt(iud: string, debtPositionType: string, more = {}): Promise<void> {
  const headers = {
    authorization: await tokenFor(url, "comune-di-prova"),
    "content-type": "application/json",
  };
  const body = JSON.stringify({ ...demoDebt(iud), debtPositionType, ...more });
  const address = `${url}/v1/organizations/${ente}/debt-positions`;
  expect((await fetch(address, { method: "POST", headers, body })).status).toBe(201);
}

const debtOf = (browser: TestBrowser, iud: string) =>
  browser.call(`/v1/organizations/${ente}/debt-positions/${iud}`);

describe("people", () => {
  it("log in at the provider and work for the one ente that is theirs", async () => {
    expect(await logIn(administrator, "amministratore-comune", "/enti?vista=1")).toBe(
      `${url}/enti?vista=1`,
    );
    expect([...administrator.cookies.keys()].filter((name) => /^__Host-/u.test(name))).toEqual([
      "__Host-portale-sessione",
      "__Host-portale-accesso",
    ]);
    expect(await jsonOf(administrator.call("/v1/session"))).toMatchObject({
      displayName: "Bruno Comunali",
      role: "organizationAdministrator",
      organization: { fiscalCode: ente, name: "Comune di Prova" },
      typeCodes: null,
      anyOrganization: false,
    });
    const own = { method: "PUT", body: JSON.stringify({ fiscalCode: ente }) };
    expect((await administrator.call("/v1/session/organization", own)).status).toBe(200);
    const other = { method: "PUT", body: JSON.stringify({ fiscalCode: "80012340156" }) };
    expect((await administrator.call("/v1/session/organization", other)).status).toBe(404);
  });

  it("are invited for one type, and see its debts only", async () => {
    const [taxes, meals] = [`PERSONE-TARI-${run}`, `PERSONE-MENSA-${run}`];
    await Promise.all([createDebt(taxes, "TARI"), createDebt(meals, "MENSA")]);
    const invitation = {
      fiscalCode: newcomer?.fiscalCode,
      name: "Giulia Verdi",
      email: newcomer?.email,
      role: "operator",
      typeCodes: ["TARI"],
    };
    const invited = await administrator.call(`/v1/organizations/${ente}/operators`, {
      method: "POST",
      body: JSON.stringify(invitation),
    });
    expect(invited.status).toBe(201);
    expect(await invited.json()).toMatchObject({ fiscalCode: "VRD***…***W" });
    expect(await logIn(operator, "cittadina-giulia")).toBe(`${url}/prova`);
    expect(await jsonOf(operator.call("/v1/session"))).toMatchObject({
      role: "operator",
      typeCodes: ["TARI"],
    });
    expect((await debtOf(operator, taxes)).status).toBe(200);
    expect((await debtOf(operator, meals)).status).toBe(404);
    expect((await operator.call(`/v1/organizations/${ente}/operators`)).status).toBe(403);
    expect((await operator.call("/v1/operators")).status).toBe(404);
  });

  it("lose what is withdrawn at the next renewal", async () => {
    expect((await operator.call("/v1/session/renewals", { method: "POST" })).status).toBe(200);
    const { personId } = await jsonOf(operator.call("/v1/session"));
    const address = `/v1/organizations/${ente}/operators/${personId}`;
    const found = await administrator.call(address);
    const version = found.headers.get("etag") ?? "";
    const withdraw = (headers: Readonly<Record<string, string>>) =>
      administrator.call(address, { method: "DELETE", headers });
    expect((await withdraw({})).status).toBe(428);
    expect((await withdraw({ "if-match": '"99"' })).status).toBe(412);
    expect((await withdraw({ "if-match": version })).status).toBe(204);
    expect((await operator.call("/v1/session/renewals", { method: "POST" })).status).toBe(403);
    expect(operator.cookies.has("__Host-portale-accesso")).toBe(false);
    expect(await jsonOf(operator.call("/v1/session"))).toMatchObject({ role: null, choices: [] });
    const self = { method: "PUT", body: JSON.stringify({ role: "citizen" }) };
    expect(await jsonOf(operator.call("/v1/session/organization", self))).toMatchObject({
      role: "citizen",
      permissions: [],
    });
  });

  it("find what they owe to all enti once they work for themselves, and nothing of others", async () => {
    const [own, others] = [`PERSONE-PROPRIO-${run}`, `PERSONE-ALTRUI-${run}`];
    const debtor = { kind: "F", code: newcomer?.fiscalCode, fullName: "Verdi Giulia" };
    const dues = { description: `Debito di Giulia ${run}`, debtor };
    await Promise.all([createDebt(own, "TARI", dues), createDebt(others, "TARI")]);
    const list = () => operator.call("/v1/citizen/debt-positions");
    const mine = async () => {
      const { debtPositions } = await jsonOf(list());
      return debtPositions.filter((each: typeof dues) => each.description === dues.description);
    };
    await expect.poll(mine, { timeout: 20_000 }).toMatchObject([
      {
        organization: { fiscalCode: ente, name: "Comune di Prova" },
        residualCents: 10_000,
        notices: [{ status: "UNPAID", links: { pay: expect.stringContaining(`ente=${ente}`) } }],
      },
    ]);
    expect(await (await list()).text()).not.toMatch(/RSSMRA80A01F205X|Rossi/u);
    expect((await administrator.call("/v1/citizen/debt-positions")).status).toBe(403);
    const found = await administrator.call(`/v1/organizations/${ente}/debtor-searches`, {
      method: "POST",
      body: JSON.stringify({ fiscalCode: newcomer?.fiscalCode, state: "open" }),
    });
    const { debtPositions } = await jsonOf(Promise.resolve(found));
    expect(debtPositions.map(({ iud }: { iud: string }) => iud)).toContain(own);
  });

  it("are nobody without the header, with made-up cookies, or once logged out", async () => {
    expect((await administrator.send("/v1/session")).status).toBe(401);
    expect((await administrator.send(`/v1/organizations/${ente}/operators`)).status).toBe(401);
    const stranger = openTestBrowser(url);
    stranger.cookies.set("__Host-portale-sessione", { value: "x".repeat(43), path: "/" });
    expect((await stranger.call("/v1/session")).status).toBe(401);
    const callback = "/v1/session/callback?code=abc&state=abc";
    const forged = await stranger.send(callback);
    expect(forged.headers.get("location")).toBe(`${url}/?accesso=scaduto`);
    expect((await stranger.send("/v1/session/login?returnTo=//altrove.example")).status).toBe(400);
    const ended = await administrator.call("/v1/session", { method: "DELETE" });
    expect(await ended.json()).toMatchObject({
      logoutUrl: expect.stringContaining("/_local/oidc/"),
    });
    expect((await administrator.call("/v1/session")).status).toBe(401);
  });
});
