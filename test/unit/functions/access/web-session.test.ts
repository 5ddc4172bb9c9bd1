import { beforeEach, describe, expect, it } from "vitest";
import { beginLogin } from "../../../../functions/access/web-session/begin-login.ts";
import { chooseOrganization } from "../../../../functions/access/web-session/choose-organization.ts";
import { documentation } from "../../../../functions/access/web-session/documentation.ts";
import { endSession } from "../../../../functions/access/web-session/end-session.ts";
import { finishLogin } from "../../../../functions/access/web-session/finish-login.ts";
import { renewSession } from "../../../../functions/access/web-session/renew-session.ts";
import {
  respondChoice,
  respondEnd,
  respondLogin,
  respondLoginReturn,
  respondRenewal,
  respondSession,
} from "../../../../functions/access/web-session/responses.ts";
import type { WebSessionDependencies } from "../../../../functions/access/web-session/routes.ts";
import { showSession } from "../../../../functions/access/web-session/show-session.ts";
import type { Assignment } from "../../../../shared/domain/access/operator.ts";
import { parseFiscalCode } from "../../../../shared/domain/values/fiscal-code.ts";
import { parseOrganizationFiscalCode } from "../../../../shared/domain/values/organization-fiscal-code.ts";
import { digestOfSecret, newBrowserSecret } from "../../../../shared/lambda/browser-secret.ts";
import { createPersonSecrets } from "../../../../shared/lambda/person-secrets.ts";
import { expectDocumented } from "../../../support/documented-answer.ts";
import { inMemorySessions } from "../../../support/people/in-memory-sessions.ts";
import { somePersonId } from "../../../support/people/sample-people.ts";

const comune = parseOrganizationFiscalCode("02336340159") ?? expect.fail();
const provincia = parseOrganizationFiscalCode("80012340156") ?? expect.fail();
const unknown = parseOrganizationFiscalCode("80001230566") ?? expect.fail();
const portalUrl = "https://portale.example";
const fiscalCode = parseFiscalCode("RSSMRA80A01F205X") ?? expect.fail();
const person = { personId: somePersonId("p"), displayName: "Carla Tributi", fiscalCode };
const operator: Assignment = { organization: comune, role: "operator", typeCodes: ["TARI"] };
const names = new Map([
  [comune, "Comune di Prova"],
  [provincia, "Provincia di Prova"],
]);

let assignments: Assignment[];
let nowMs: number;
let sessions: ReturnType<typeof inMemorySessions>;
let debtors: unknown[][];
let world: WebSessionDependencies;

beforeEach(() => {
  assignments = [operator];
  nowMs = Date.parse("2027-01-15T08:00:00.000Z");
  sessions = inMemorySessions();
  debtors = [];
  world = {
    sessions,
    assignments: { listOf: async (id) => (id === person.personId ? assignments : []) },
    organizationNames: async () => names,
    personDebtors: {
      keep: async (...kept) => {
        debtors.push(kept);
      },
    },
    provider: {
      loginAddress: async ({ state }) => `https://accesso.example/?state=${state}`,
      redeem: async (code) => (code === "buono" ? person : undefined),
      logoutAddress: async () => "https://accesso.example/esci",
    },
    tickets: createPersonSecrets({ PERSON_SEED: "un-seme-di-prova-lungo-abbastanza" }),
    newSecret: newBrowserSecret,
    digest: digestOfSecret,
    sign: async (_subject, grant) => JSON.stringify(grant),
    portalUrl,
    now: () => new Date(nowMs),
  };
});

const minutes = 60_000;

async function begun() {
  const { address, sealed } = await beginLogin("/enti?vista=1", world);
  return { sealed, state: new URL(address).searchParams.get("state") ?? "" };
}

const finish = (given: {
  state: string;
  sealed: string | undefined;
  code?: string;
  error?: string;
}) => finishLogin({ code: undefined, error: undefined, ...given }, world);

async function loggedIn(): Promise<{ sessionId: string; token: string }> {
  const result = await finish({ ...(await begun()), code: "buono" });
  return result.outcome === "loggedIn" ? result : expect.fail(result.outcome);
}

describe("a login", () => {
  it("becomes a session that only the browser can name, and leads back", async () => {
    const result = await finish({ ...(await begun()), code: "buono" });
    const { status, headers, cookies = [] } = respondLoginReturn(portalUrl, result);
    expect({ status, headers }).toEqual({
      status: 303,
      headers: { location: `${portalUrl}/enti?vista=1` },
    });
    if (result.outcome !== "loggedIn") expect.fail();
    const strict = "HttpOnly; Secure; SameSite=Strict";
    expect(cookies).toEqual([
      `__Host-portale-login=; Path=/; Max-Age=0; ${strict}`,
      `__Host-portale-sessione=${result.sessionId}; Path=/; Max-Age=28800; ${strict}`,
      `__Host-portale-accesso=${result.token}; Path=/; Max-Age=600; ${strict}`,
    ]);
    const [[digest, kept] = expect.fail()] = sessions.kept;
    expect(digest).toBe(digestOfSecret(result.sessionId));
    expect(JSON.stringify(kept)).not.toContain(result.sessionId);
    expect(JSON.stringify(kept)).not.toContain(fiscalCode);
  });

  it("tells which debtor the person is for as long as the session may last", async () => {
    await loggedIn();
    const end = new Date("2027-01-15T16:00:00.000Z");
    expect(debtors).toEqual([[person.personId, fiscalCode, end]]);
    await finish({ ...(await begun()), code: "cattivo" });
    expect(debtors).toHaveLength(1);
  });

  it("is held in a cookie that comes back from another site, for ten minutes", async () => {
    const begin = respondLogin(await beginLogin("/", world));
    expect(begin.status).toBe(303);
    expect(begin.cookies?.[0]).toMatch(
      /^__Host-portale-login=[\w.-]+; Path=\/; Max-Age=600; HttpOnly; Secure; SameSite=Lax$/u,
    );
  });

  it("is nobody's with another state, without what was sealed, or with what another browser has", async () => {
    const [mine, others] = [await begun(), await begun()];
    const forged = [
      { ...mine, state: others.state },
      { ...mine, state: "" },
      { ...mine, sealed: undefined },
      { ...mine, sealed: others.sealed },
      { ...mine, sealed: `${mine.sealed}x` },
      { ...mine, sealed: mine.sealed.replace(".", "x.") },
    ];
    for (const each of forged) {
      expect(await finish({ ...each, code: "buono" })).toEqual({ outcome: "expired" });
    }
    expect(sessions.kept.size).toBe(0);
  });

  it("is over after ten minutes", async () => {
    const late = await begun();
    nowMs += 10 * minutes;
    expect(await finish({ ...late, code: "buono" })).toEqual({ outcome: "expired" });
  });

  it.each([
    ["annullato", { error: "access_denied" }],
    ["annullato", {}],
    ["rifiutato", { code: "cattivo" }],
  ])("leads back without a session when it is %s", async (word, given) => {
    const result = await finish({ ...(await begun()), ...given });
    const { headers, cookies } = respondLoginReturn(portalUrl, result);
    expect(headers).toEqual({ location: `${portalUrl}/?accesso=${word}` });
    expect(cookies).toHaveLength(1);
    expect(sessions.kept.size).toBe(0);
  });
});

describe("a session", () => {
  it("shows who it is and for whom", async () => {
    const { sessionId } = await loggedIn();
    const answer = respondSession(await showSession(sessionId, world));
    expectDocumented(documentation, answer, "showSession");
    expect(JSON.parse(String(answer.body))).toMatchObject({
      displayName: "Carla Tributi",
      role: "operator",
      organization: { fiscalCode: comune, name: "Comune di Prova" },
      typeCodes: ["TARI"],
      anyOrganization: false,
    });
  });

  it("is nobody's under another id, and over in time", async () => {
    const { sessionId } = await loggedIn();
    for (const id of [undefined, "", "x", newBrowserSecret(), digestOfSecret(sessionId)]) {
      expect(await showSession(id, world)).toBeUndefined();
      expect((await renewSession(id, world)).outcome).toBe("nobody");
      expect((await chooseOrganization(id, { role: "citizen" }, world)).outcome).toBe("nobody");
      expect(await endSession(id, world)).toBeUndefined();
    }
    expectDocumented(
      documentation,
      respondSession(await showSession(sessionId, world)),
      "showSession",
    );
    nowMs += 30 * minutes;
    expect(await showSession(sessionId, world)).toBeUndefined();
    expect((await renewSession(sessionId, world)).outcome).toBe("nobody");
    expect(respondSession(undefined).status).toBe(401);
  });

  it("goes on while it is renewed, with what the person may do by then", async () => {
    const { sessionId } = await loggedIn();
    for (let renewals = 0; renewals < 20; renewals += 1) {
      nowMs += 20 * minutes;
      assignments = [{ ...operator, typeCodes: ["MENSA"] }];
      const result = await renewSession(sessionId, world);
      expectDocumented(documentation, withHeader(respondRenewal(result)), "renewSession");
      if (result.outcome !== "renewed") expect.fail();
      expect(JSON.parse(result.token)).toMatchObject({ typeCodes: ["MENSA"] });
    }
    nowMs += 20 * minutes * 4;
    expect((await renewSession(sessionId, world)).outcome).toBe("nobody");
  });

  it("has no token any more once the role is withdrawn", async () => {
    const { sessionId } = await loggedIn();
    assignments = [];
    const answer = respondRenewal(await renewSession(sessionId, world));
    expect(answer.status).toBe(403);
    expect(answer.cookies?.[0]).toMatch(/^__Host-portale-accesso=; Path=\/; Max-Age=0;/u);
    const shown = respondSession(await showSession(sessionId, world));
    expect(JSON.parse(String(shown.body))).toMatchObject({ role: null, permissions: [] });
  });

  it("is another's business only for the Region's administrator, and for enti that exist", async () => {
    const { sessionId } = await loggedIn();
    const choose = (choice: Parameters<typeof chooseOrganization>[1]) =>
      chooseOrganization(sessionId, choice, world);
    expect((await choose({ fiscalCode: provincia })).outcome).toBe("notOwn");
    expect((await choose({ role: "regionAdministrator" })).outcome).toBe("notOwn");
    expect((await choose({ fiscalCode: comune, role: "reader" })).outcome).toBe("notOwn");
    assignments = [operator, { role: "regionAdministrator" }];
    const chosen = await choose({ fiscalCode: provincia });
    expectDocumented(documentation, withHeader(respondChoice(chosen)), "chooseOrganization");
    if (chosen.outcome !== "chosen") expect.fail();
    expect(JSON.parse(chosen.token)).toMatchObject({
      role: "regionAdministrator",
      organization: provincia,
    });
    expect((await choose({ fiscalCode: unknown })).outcome).toBe("notOwn");
    expect(respondChoice({ outcome: "notOwn" }).status).toBe(404);
  });

  it("is forgotten at the end, even when the provider cannot be asked", async () => {
    const { sessionId } = await loggedIn();
    const fails = async () => {
      throw new Error("no answer");
    };
    world = { ...world, provider: { ...world.provider, logoutAddress: fails } };
    const answer = respondEnd(await endSession(sessionId, world));
    expectDocumented(documentation, answer, "endSession");
    expect(JSON.parse(String(answer.body))).toEqual({ logoutUrl: null });
    expect(answer.cookies).toHaveLength(2);
    expect(sessions.kept.size).toBe(0);
  });

  it("does not come back by a renewal that was under way when it ended", async () => {
    const { sessionId } = await loggedIn();
    const listOf = async () => {
      await endSession(sessionId, world);
      return assignments;
    };
    const late = { ...world, assignments: { listOf } };
    expect((await renewSession(sessionId, late)).outcome).toBe("nobody");
    expect(sessions.kept.size).toBe(0);
  });
});

/** API Gateway makes headers of the cookies. */
function withHeader<
  Result extends { readonly headers?: object; readonly cookies?: readonly string[] },
>(result: Result) {
  return { ...result, headers: { ...result.headers, "set-cookie": String(result.cookies) } };
}
