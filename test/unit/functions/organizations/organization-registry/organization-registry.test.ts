import { beforeEach, describe, expect, it } from "vitest";
import { changeStatus } from "../../../../../functions/organizations/organization-registry/change-status.ts";
import { documentation } from "../../../../../functions/organizations/organization-registry/documentation.ts";
import { findOnboarding } from "../../../../../functions/organizations/organization-registry/find-onboarding.ts";
import { findOrganization } from "../../../../../functions/organizations/organization-registry/find-organization.ts";
import { listOrganizations } from "../../../../../functions/organizations/organization-registry/list-organizations.ts";
import { recordOnboarding } from "../../../../../functions/organizations/organization-registry/record-onboarding.ts";
import {
  onboardingBody,
  statusChangeBody,
} from "../../../../../functions/organizations/organization-registry/registry-body.ts";
import {
  respondList,
  respondOnboarding,
  respondOrganization,
  respondRecorded,
  respondStatus,
} from "../../../../../functions/organizations/organization-registry/responses.ts";
import type { AuditDraft } from "../../../../../shared/domain/audit/audit-entry.ts";
import { directoryEntryOf } from "../../../../../shared/domain/organizations/directory-entry.ts";
import type { SentStep } from "../../../../../shared/domain/organizations/onboarding.ts";
import {
  type OrganizationStatus,
  organizationStatuses,
} from "../../../../../shared/domain/organizations/organization.ts";
import type { ReceiptRecord } from "../../../../../shared/domain/receipts/receipt-record.ts";
import { parseIfMatch, type SeenVersion } from "../../../../../shared/domain/values/entity-tag.ts";
import type { HttpResult } from "../../../../../shared/lambda/http-result.ts";
import { demoOrganization, registrationOf } from "../../../../support/demo-organization.ts";
import { expectDocumented } from "../../../../support/documented-answer.ts";
import { inMemoryOnboardings } from "../../../../support/in-memory-onboardings.ts";
import { inMemoryOrganizations } from "../../../../support/in-memory-organizations.ts";
import { present } from "../../../../support/notifications/debts.ts";
import { openDebt } from "../../../../support/pagopa-node/node-world.ts";
import { sampleRecord } from "../../../../support/receipts/sample-record.ts";

const ente = { ...demoOrganization(), status: "INSERITO" } as const;
const { fiscalCode } = ente;
const stranger = demoOrganization("p_demo2").fiscalCode;
const caller = { kind: "client", id: "regione" } as const;
const now = () => new Date("2026-11-28T10:00:00Z");
const unseen: SeenVersion = { kind: "none" };

const debt = openDebt(1);
const clean = sampleRecord("pagamento-1", { iud: debt.iud, closes: true });

/** The Region's calls about its enti, everything in memory; what was written down is kept. */
async function world() {
  const notes: AuditDraft[] = [];
  const written: AuditDraft[] = [];
  const received: ReceiptRecord[] = [];
  const organizations = {
    ...inMemoryOrganizations(),
    note: async (audit: AuditDraft) => {
      notes.push(audit);
    },
  };
  await organizations.save(ente, undefined, registrationOf(ente));
  const dependencies = {
    organizations,
    onboardings: inMemoryOnboardings(written),
    receipts: {
      listOfDay: async (_: string, day: string) => ({
        entries: day === "2026-11-20" ? received : [],
      }),
    },
    positions: { findMany: async () => [debt] },
    now,
  };
  const record = async (steps: readonly SentStep[], seen = unseen) =>
    documented(
      "patchOnboarding",
      respondRecorded(await recordOnboarding({ fiscalCode, steps, seen, caller }, dependencies)),
    );
  const change = async (to: OrganizationStatus, reason?: string, seen = unseen) =>
    documented(
      "changeOrganizationStatus",
      respondStatus(await changeStatus({ fiscalCode, to, reason, seen, caller }, dependencies)),
    );
  return { organizations, dependencies, notes, written, received, record, change };
}

/** An answer, which the call's documentation tells of where it is a good one. */
function documented(operationId: string, result: HttpResult) {
  if (result.status === 200) expectDocumented(documentation, result, operationId);
  return { status: result.status, body: JSON.parse(String(result.body)), headers: result.headers };
}

const done = (step: SentStep["step"]): SentStep => ({ step, state: "DONE", evidence: "Prot. 1" });
const beforeTests = [done("agreement"), done("pagoPaAdhesion"), done("configuration")];

let region: Awaited<ReturnType<typeof world>>;
beforeEach(async () => {
  region = await world();
});

describe("the list of the Region's enti", () => {
  const enti = ["c_demo1", "p_demo2", "r_demo3"].map((code) => demoOrganization(code));
  const directory = { list: async () => enti.map(directoryEntryOf) };
  const list = async (wanted: { status?: OrganizationStatus; q?: string; cursor?: string }) => {
    const page = await listOrganizations({ limit: 2, ...wanted }, { directory });
    documented("listOrganizations", respondList(page));
    return page;
  };
  const codesOf = ({ entries }: Awaited<ReturnType<typeof list>>) =>
    entries.map(({ ipaCode }) => ipaCode);

  it("goes page by page to its end", async () => {
    const first = await list({});
    const last = await list({ cursor: present(first.cursor) });
    expect([codesOf(first), codesOf(last)]).toEqual([["c_demo1", "r_demo3"], ["p_demo2"]]);
    expect(last.cursor).toBeUndefined();
  });

  it("is narrowed by state and by words, whichever way they are written", async () => {
    expect(codesOf(await list({ status: "PRE-ESERCIZIO" }))).toEqual(["r_demo3"]);
    expect(codesOf(await list({ q: "PROVÌNCIA prov" }))).toEqual(["p_demo2"]);
    expect(codesOf(await list({ q: "02336" }))).toEqual(["c_demo1"]);
    expect(codesOf(await list({ q: "Roma" }))).toEqual([]);
  });
});

describe("an ente's registry, for the Region", () => {
  it("comes with what is open and the version to change it", async () => {
    const found = respondOrganization(await findOrganization(fiscalCode, region.dependencies));
    const { body, headers } = documented("getOrganization", found);
    expect(body).toMatchObject({ fiscalCode, status: "INSERITO", open: { load: false } });
    expect(headers).toMatchObject({ etag: '"1"' });
    const none = respondOrganization(await findOrganization(stranger, region.dependencies));
    expect(none.status).toBe(404);
  });
});

describe("the onboarding of an ente", () => {
  const view = async (code = fiscalCode) =>
    respondOnboarding(await findOnboarding(code, region.dependencies));

  it("begins with all to be done, and without a version", async () => {
    const { body, headers } = documented("getOnboarding", await view());
    expect(body.steps.map(({ state }: { state: string }) => state)).toEqual(
      Array.from({ length: 5 }, () => "TO_DO"),
    );
    expect(body.preProductionReport.green).toBe(false);
    expect(headers).not.toHaveProperty("etag");
    expect((await view(stranger)).status).toBe(404);
  });

  it("is written once seen, and leaves a line of the audit each time", async () => {
    expect((await region.record(beforeTests, parseIfMatch('"1"'))).status).toBe(412);
    const first = await region.record(beforeTests);
    expect(first).toMatchObject({ status: 200, headers: { etag: '"1"' } });
    const next = [{ step: "preProduction", state: "IN_PROGRESS" }] as const;
    expect(await region.record(next)).toMatchObject({ status: 428, headers: { etag: '"1"' } });
    expect((await region.record(next, parseIfMatch('"7"'))).status).toBe(412);
    expect((await region.record(next, parseIfMatch('"1"'))).status).toBe(200);
    expect(region.written.map(({ action, target, outcome }) => [action, target, outcome])).toEqual([
      ["OnboardingRecorded", "onboarding", "done"],
      ["OnboardingRecorded", "onboarding", "done"],
    ]);
  });

  it("closes the test only with a payment that was received and closed its position", async () => {
    await region.record(beforeTests);
    const test = [{ step: "preProduction", state: "DONE" }] as const;
    const early = await region.record(test, parseIfMatch('"1"'));
    expect(early.status).toBe(409);
    expect(early.body.errors).toHaveLength(2);
    expect(region.notes).toMatchObject([{ action: "OnboardingRecorded", outcome: "refused" }]);
    region.received.push({ ...clean, closes: false }, { ...clean, anomalies: ["amountDiffers"] });
    expect((await region.record(test, parseIfMatch('"1"'))).status).toBe(409);
    region.received.push({ ...clean, anomalies: ["receivedAfterDueDate"] });
    const { status, body } = await region.record(test, parseIfMatch('"1"'));
    expect(status).toBe(200);
    expect(body.steps[3].report.checks).toHaveLength(3);
    expect(body.preProductionReport.green).toBe(true);
  });

  it.each([
    [{ steps: [] }, "almeno un passo"],
    [{ steps: [done("agreement"), done("agreement")] }, "una volta sola"],
    [{ steps: [{ step: "festa", state: "DONE" }] }, "Passo sconosciuto"],
    [{ steps: [{ step: "agreement", state: "FATTO" }] }, "Stato del passo"],
    [{ steps: [{ ...done("agreement"), evidence: "x".repeat(1_001) }] }, "1000"],
    [{ steps: [{ ...done("agreement"), notes: "\u0000!" }] }, "controllo"],
  ])("is not %j, and says why", (body, says) => {
    expect(JSON.stringify(onboardingBody.safeParse(body).error?.issues)).toContain(says);
  });
});

describe("a change of an ente's state, by call", () => {
  it("tells all that is missing, and leaves a line about who tried", async () => {
    const { status, body } = await region.change("PRE-ESERCIZIO");
    expect(status).toBe(409);
    expect(body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      "/onboarding/agreement",
      "/onboarding/pagoPaAdhesion",
      "/onboarding/configuration",
    ]);
    expect(region.notes).toMatchObject([
      { action: "StatusChanged:PRE-ESERCIZIO", actor: caller, outcome: "refused" },
    ]);
    expect((await region.organizations.find(fiscalCode))?.status).toBe("INSERITO");
  });

  it("goes from registration to suspension and back", async () => {
    await region.record(beforeTests);
    const opened = await region.change("PRE-ESERCIZIO");
    expect(opened).toMatchObject({ status: 200, body: { open: { load: true } } });
    expect((await region.change("SOSPESO")).body.errors[0].pointer).toBe("/reason");
    const suspended = await region.change("SOSPESO", "Verifica.");
    expect(suspended.body).toMatchObject({ status: "SOSPESO", previousStatus: "PRE-ESERCIZIO" });
    const back = await region.change("PRE-ESERCIZIO");
    expect(back.body).toMatchObject({ status: "PRE-ESERCIZIO", previousStatus: null });
  });

  it("heeds the version that was seen, where one is said, and knows who there is", async () => {
    const stale = await region.change("CESSATO", "Fusione.", parseIfMatch('"9"'));
    expect(stale).toMatchObject({ status: 412, headers: { etag: '"1"' } });
    const ask = { to: "CESSATO", reason: "Fusione.", seen: unseen, caller } as const;
    const none = await changeStatus({ ...ask, fiscalCode: stranger }, region.dependencies);
    expect(respondStatus(none).status).toBe(404);
  });

  it("wants one of the states, and a reason without control characters", () => {
    for (const status of organizationStatuses) {
      expect(statusChangeBody.safeParse({ status }).success).toBe(true);
    }
    expect(statusChangeBody.safeParse({ status: "CHIUSO" }).success).toBe(false);
    expect(statusChangeBody.safeParse({ status: "SOSPESO", reason: "a\u0007" }).success).toBe(
      false,
    );
  });
});
