import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Onboarding,
  type OnboardingStep,
  onboardingSteps,
} from "../../../../../shared/domain/organizations/onboarding.ts";
import { preProductionChecks } from "../../../../../shared/domain/organizations/onboarding-report.ts";
import {
  type Organization,
  type OrganizationStatus,
  organizationStatuses,
} from "../../../../../shared/domain/organizations/organization.ts";
import { decideStatusChange } from "../../../../../shared/domain/organizations/organization-status-change.ts";
import { demoOrganization } from "../../../../support/demo-organization.ts";
import { present } from "../../../../support/notifications/debts.ts";

const at = "2026-06-01T10:00:00.000Z";
const by = { kind: "client", id: "regione" } as const;
const green = preProductionChecks.map((check) => ({ check, green: true, sentence: "Sì." }));

/** A checklist with these steps closed; the test's own report is green or not. */
function checklist(done: readonly OnboardingStep[], isGreen = true): Onboarding {
  const checks = isGreen ? green : green.map((check) => ({ ...check, green: false }));
  const record = { state: "DONE", by, at, evidence: "Prot. 1" } as const;
  return {
    organizationFiscalCode: demoOrganization().fiscalCode,
    version: 1,
    steps: Object.fromEntries(
      done.map((step) => [
        step,
        { ...record, ...(step === "preProduction" && { report: { at, checks } }) },
      ]),
    ),
  };
}

const { status: _, ...ready } = demoOrganization();
const whole = { ...ready, activeIbans: [present(ready.bankIban)] };

type Facts = {
  readonly from: OrganizationStatus;
  readonly previous?: OrganizationStatus;
  readonly to: OrganizationStatus;
  readonly reason?: string | undefined;
  readonly onboarding?: Onboarding | undefined;
  readonly changes?: Partial<Organization>;
};

const decide = ({ from, previous, to, reason, onboarding, changes = {} }: Facts) =>
  decideStatusChange({
    organization: {
      ...whole,
      ...changes,
      status: from,
      ...(previous !== undefined && { previousStatus: previous }),
    },
    onboarding,
    to,
    reason,
  });

const missingOf = (facts: Facts) => {
  const decided = decide(facts);
  return "refused" in decided ? decided.refused.map(({ pointer }) => pointer) : [];
};

const allDone = checklist(onboardingSteps);
const everything = { reason: "Richiesta dell'ente.", onboarding: allDone };

/** The ways that there are, where nothing is missing. */
const ways: ReadonlySet<string> = new Set([
  "INSERITO>PRE-ESERCIZIO",
  "INSERITO>CESSATO",
  "PRE-ESERCIZIO>ESERCIZIO",
  "PRE-ESERCIZIO>SOSPESO",
  "PRE-ESERCIZIO>CESSATO",
  "ESERCIZIO>SOSPESO",
  "ESERCIZIO>CESSATO",
  "SOSPESO>CESSATO",
]);

describe("a change of an ente's state", () => {
  const pairs = organizationStatuses.flatMap((from) =>
    organizationStatuses.map((to) => [from, to] as const),
  );

  it.each(pairs)("from %s to %s is open, or says that there is no such way", (from, to) => {
    const decided = decide({ from, to, ...everything });
    if (ways.has(`${from}>${to}`)) {
      const previousStatus = to === "SOSPESO" || to === "CESSATO" ? from : undefined;
      expect("registry" in decided && decided.registry).toMatchObject({ status: to });
      expect("registry" in decided && decided.registry.previousStatus).toBe(previousStatus);
    } else {
      expect(missingOf({ from, to, ...everything })).toEqual(["/status"]);
    }
  });

  it.each(["PRE-ESERCIZIO", "ESERCIZIO"] as const)(
    "leads a suspended ente back to %s only if it was there, under the same guards",
    (previous) => {
      const other = previous === "ESERCIZIO" ? "PRE-ESERCIZIO" : "ESERCIZIO";
      const back = { from: "SOSPESO", previous } as const;
      const returned = decide({ ...back, to: previous, ...everything });
      expect("registry" in returned && returned.registry.status).toBe(previous);
      expect("registry" in returned && returned.registry.previousStatus).toBeUndefined();
      expect(missingOf({ ...back, to: other, ...everything })).toEqual(["/status"]);
      expect(missingOf({ ...back, to: previous })).toContain("/onboarding/agreement");
    },
  );

  it("to PRE-ESERCIZIO tells all that is missing at once", () => {
    const { bankIban, postalIban, ...poor } = whole;
    const decided = decideStatusChange({
      organization: { ...poor, status: "INSERITO", debtPositionTypes: [] },
      onboarding: checklist(["agreement"]),
      to: "PRE-ESERCIZIO",
      reason: undefined,
    });
    expect("refused" in decided && decided.refused.map(({ pointer }) => pointer)).toEqual([
      "/onboarding/pagoPaAdhesion",
      "/onboarding/configuration",
      "/bankIban",
      "/debtPositionTypes",
    ]);
  });

  it("to ESERCIZIO wants four steps, an active IBAN, a ready type and a green report", () => {
    const inactive = whole.debtPositionTypes.map((type) => ({ ...type, active: false }));
    const missing = missingOf({
      from: "PRE-ESERCIZIO",
      to: "ESERCIZIO",
      onboarding: checklist(["agreement", "pagoPaAdhesion", "configuration"]),
      changes: { activeIbans: [], debtPositionTypes: inactive },
    });
    expect(missing).toEqual([
      "/onboarding/preProduction",
      "/activeIbans",
      "/debtPositionTypes",
      "/onboarding/preProduction/report",
    ]);
    const red = checklist(onboardingSteps, false);
    expect(missingOf({ from: "PRE-ESERCIZIO", to: "ESERCIZIO", onboarding: red })).toEqual([
      "/onboarding/preProduction/report",
    ]);
  });

  it("to SOSPESO and CESSATO wants a reason", () => {
    for (const to of ["SOSPESO", "CESSATO"] as const) {
      expect(missingOf({ from: "ESERCIZIO", to, onboarding: allDone })).toEqual(["/reason"]);
    }
  });

  it("changes nothing but the state, whatever the ente and whatever is asked", () => {
    const status = fc.constantFrom(...organizationStatuses);
    const done = fc.subarray([...onboardingSteps]);
    const facts = fc.record({ from: status, previous: status, to: status, done, ok: fc.boolean() });
    fc.assert(
      fc.property(facts, ({ done: steps, ok, ...asked }) => {
        const decided = decide({ ...asked, reason: "x", onboarding: checklist(steps, ok) });
        if ("refused" in decided) {
          expect(decided.refused.length).toBeGreaterThan(0);
          return;
        }
        const { status: now, previousStatus: __, ...rest } = decided.registry;
        expect(rest).toEqual(whole);
        expect(now).toBe(asked.to);
        expect(asked.from).not.toBe("CESSATO");
        if (now === "ESERCIZIO") expect(ok && steps.includes("preProduction")).toBe(true);
      }),
    );
  });
});
