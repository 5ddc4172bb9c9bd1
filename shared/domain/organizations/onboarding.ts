import type { Actor } from "../audit/audit-entry.ts";
import type { OrganizationFiscalCode } from "../values/organization-fiscal-code.ts";
import { isGreen, type PreProductionReport } from "./onboarding-report.ts";
import type { OrganizationStatus } from "./organization.ts";

/** How an ente comes onto the platform, step by step (Regione, percorso di adesione). */
export const onboardingSteps = [
  "agreement",
  "pagoPaAdhesion",
  "configuration",
  "preProduction",
  "production",
] as const;
export type OnboardingStep = (typeof onboardingSteps)[number];

export const stepNames: Readonly<Record<OnboardingStep, string>> = {
  agreement: "Atto di adesione",
  pagoPaAdhesion: "Adesione formale a pagoPA",
  configuration: "Configurazione e IBAN",
  preProduction: "Test di pre-esercizio",
  production: "Esercizio",
};

export const stepStates = ["TO_DO", "IN_PROGRESS", "DONE"] as const;
export type StepState = (typeof stepStates)[number];

/** What is known of a step that has been begun. */
export type StepRecord = {
  readonly state: Exclude<StepState, "TO_DO">;
  readonly by: Actor;
  /** Instant in ISO 8601, UTC. */
  readonly at: string;
  readonly evidence?: string;
  /** Where the document is kept, e.g. the number of the protocollo. */
  readonly documentReference?: string;
  readonly notes?: string;
  /** The test in pre-production as it was judged when the step was closed. */
  readonly report?: PreProductionReport;
};

/** The checklist of an ente; a step that is not there is to be done. */
export type Onboarding = {
  readonly organizationFiscalCode: OrganizationFiscalCode;
  readonly version: number;
  readonly steps: Readonly<Partial<Record<OnboardingStep, StepRecord>>>;
};

/** A step as the Region's back office sends it. */
export type SentStep = {
  readonly step: OnboardingStep;
  readonly state: StepState;
  readonly evidence?: string;
  readonly documentReference?: string;
  readonly notes?: string;
};

/** Why a step is not as it was sent: where, and the sentence about it. */
export type StepProblem = { readonly pointer: string; readonly detail: string };

type OnboardingFacts = {
  readonly organizationFiscalCode: OrganizationFiscalCode;
  readonly status: OrganizationStatus;
  /** The test in pre-production as it is now. */
  readonly report: PreProductionReport;
  readonly actor: Actor;
  readonly now: Date;
};

/** True when the ente's step is closed. */
export function isDone(onboarding: Onboarding | undefined, step: OnboardingStep): boolean {
  return onboarding?.steps[step]?.state === "DONE";
}

/**
 * The checklist with the steps that were sent; the others stay as they are. Steps are closed in
 * their order and with evidence; the test in pre-production is judged by the portal itself, and the
 * last step is closed when the ente is in ESERCIZIO.
 */
export function decideOnboarding(
  current: Onboarding | undefined,
  sent: readonly SentStep[],
  facts: OnboardingFacts,
): { readonly onboarding: Onboarding } | { readonly refused: readonly StepProblem[] } {
  const { organizationFiscalCode } = facts;
  const steps = new Map(onboardingSteps.map((step) => [step, current?.steps[step]]));
  for (const each of sent) steps.set(each.step, recordOf(each, facts));
  const kept = onboardingSteps.flatMap((step) => {
    const record = steps.get(step);
    return record === undefined ? [] : [[step, record] as const];
  });
  const onboarding = {
    organizationFiscalCode,
    version: (current?.version ?? 0) + 1,
    steps: Object.fromEntries(kept),
  };
  const problems = [
    ...sent.flatMap((each, place) => problemsOf(each, `/steps/${place}`, facts)),
    ...orderProblems(onboarding),
  ];
  return problems.length > 0 ? { refused: problems } : { onboarding };
}

function recordOf(
  { step, state, evidence, documentReference, notes }: SentStep,
  { actor, now, report }: OnboardingFacts,
): StepRecord | undefined {
  if (state === "TO_DO") return undefined;
  return {
    state,
    by: actor,
    at: now.toISOString(),
    ...(evidence !== undefined && { evidence }),
    ...(documentReference !== undefined && { documentReference }),
    ...(notes !== undefined && { notes }),
    ...(step === "preProduction" && state === "DONE" && { report }),
  };
}

function problemsOf(
  { step, state, evidence }: SentStep,
  pointer: string,
  { report, status }: OnboardingFacts,
): StepProblem[] {
  if (state !== "DONE") return [];
  switch (step) {
    case "preProduction":
      return report.checks
        .filter(({ green }) => !green)
        .map(({ sentence }) => ({ pointer, detail: sentence }));
    case "production":
      return status === "ESERCIZIO"
        ? []
        : [{ pointer, detail: "L'ente non è in ESERCIZIO: prima va cambiato il suo stato." }];
    default:
      return evidence === undefined
        ? [{ pointer: `${pointer}/evidence`, detail: "Un passo concluso ha la sua evidenza." }]
        : [];
  }
}

function orderProblems({ steps }: Onboarding): StepProblem[] {
  return onboardingSteps.flatMap((step, place) => {
    const before = onboardingSteps[place - 1];
    if (before === undefined || steps[step]?.state !== "DONE") return [];
    if (steps[before]?.state === "DONE") return [];
    const detail = `«${stepNames[step]}» si conclude dopo «${stepNames[before]}».`;
    return [{ pointer: "/steps", detail }];
  });
}

/** True when the test in pre-production was green when its step was closed. */
export function hasGreenReport(onboarding: Onboarding | undefined): boolean {
  const report = onboarding?.steps.preProduction?.report;
  return report !== undefined && isGreen(report);
}
