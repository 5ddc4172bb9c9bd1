import { describe, expect, it } from "vitest";
import {
  decideOnboarding,
  hasGreenReport,
  type Onboarding,
  type OnboardingStep,
  type SentStep,
} from "../../../../../shared/domain/organizations/onboarding.ts";
import {
  isGreen,
  judgePreProduction,
} from "../../../../../shared/domain/organizations/onboarding-report.ts";
import type { OrganizationStatus } from "../../../../../shared/domain/organizations/organization.ts";
import { demoOrganization } from "../../../../support/demo-organization.ts";

const ente = demoOrganization();
const now = new Date("2026-06-01T10:00:00Z");
const actor = { kind: "person", id: "p-1", role: "regionAdministrator" } as const;
const payment = { receiptId: "R1", noticeNumber: "312000000000000123", hasPrintableNotice: true };
const greenReport = judgePreProduction(ente, payment, now);
const redReport = judgePreProduction(ente, undefined, now);

const done = (step: OnboardingStep): SentStep => ({ step, state: "DONE", evidence: "Prot. 12" });

function decide(
  sent: readonly SentStep[],
  {
    current,
    status = "INSERITO",
    report = redReport,
  }: { current?: Onboarding; status?: OrganizationStatus; report?: typeof redReport } = {},
) {
  const facts = { organizationFiscalCode: ente.fiscalCode, status, report, actor, now };
  return decideOnboarding(current, sent, facts);
}

function written(decided: ReturnType<typeof decide>): Onboarding {
  if ("refused" in decided) return expect.fail(JSON.stringify(decided.refused));
  return decided.onboarding;
}

const refusedAt = (decided: ReturnType<typeof decide>) =>
  "refused" in decided ? decided.refused.map(({ pointer }) => pointer) : [];

describe("the checklist of an ente's adhesion", () => {
  it("keeps who closed a step, when and with which evidence", () => {
    const { steps, version } = written(decide([done("agreement")]));
    expect(version).toBe(1);
    expect(steps).toEqual({
      agreement: { state: "DONE", by: actor, at: now.toISOString(), evidence: "Prot. 12" },
    });
  });

  it("keeps the other steps as they are, and lets one be done again", () => {
    const current = written(decide([done("agreement"), done("pagoPaAdhesion")]));
    const next = written(decide([{ step: "pagoPaAdhesion", state: "TO_DO" }], { current }));
    expect([next.version, Object.keys(next.steps)]).toEqual([2, ["agreement"]]);
  });

  it("closes steps in their order only", () => {
    expect(refusedAt(decide([done("configuration")]))).toEqual(["/steps"]);
    const current = written(decide([done("agreement"), done("pagoPaAdhesion")]));
    const undone = decide([{ step: "agreement", state: "IN_PROGRESS" }], { current });
    expect(refusedAt(undone)).toEqual(["/steps"]);
  });

  it("wants evidence of what is closed", () => {
    expect(refusedAt(decide([{ step: "agreement", state: "DONE" }]))).toEqual([
      "/steps/0/evidence",
    ]);
  });

  it("judges the test by itself, and keeps what it saw", () => {
    const first = [done("agreement"), done("pagoPaAdhesion"), done("configuration")];
    const current = written(decide(first));
    const test = [{ step: "preProduction", state: "DONE" }] as const;
    const refused = decide(test, { current });
    expect("refused" in refused && refused.refused.map(({ detail }) => detail)).toEqual([
      "Nessun avviso pagato negli ultimi 31 giorni si può stampare.",
      expect.stringContaining("nessun pagamento di prova"),
    ]);
    expect(hasGreenReport(current)).toBe(false);
    expect(hasGreenReport(written(decide(test, { current, report: greenReport })))).toBe(true);
  });

  it("ends with the ente in ESERCIZIO", () => {
    const first = [done("agreement"), done("pagoPaAdhesion"), done("configuration")];
    const tested = written(decide([...first, done("preProduction")], { report: greenReport }));
    const last = [done("production")];
    expect(refusedAt(decide(last, { current: tested, status: "PRE-ESERCIZIO" }))).toEqual([
      "/steps/0",
    ]);
    const ended = written(decide(last, { current: tested, status: "ESERCIZIO" }));
    expect(ended.steps.production?.state).toBe("DONE");
  });
});

describe("the report of the test in pre-production", () => {
  it("is green with an active type, a notice that prints and a payment that was received", () => {
    expect(isGreen(greenReport)).toBe(true);
    expect(isGreen(judgePreProduction(ente, { ...payment, hasPrintableNotice: false }, now))).toBe(
      false,
    );
    expect(isGreen(judgePreProduction({ ...ente, debtPositionTypes: [] }, payment, now))).toBe(
      false,
    );
    expect(isGreen(redReport)).toBe(false);
    expect(isGreen({ at: now.toISOString(), checks: [] })).toBe(false);
  });
});
