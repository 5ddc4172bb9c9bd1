import {
  hasGreenReport,
  isDone,
  type Onboarding,
  onboardingSteps,
  stepNames,
} from "./onboarding.ts";
import type { Organization, OrganizationRegistry, OrganizationStatus } from "./organization.ts";
import { hasAccounts } from "./type-accounts.ts";

/** Something that an ente lacks for a state: where it is told, and the sentence about it. */
export type MissingGuard = { readonly pointer: string; readonly detail: string };

export type StatusChangeFacts = {
  readonly organization: Organization;
  readonly onboarding: Onboarding | undefined;
  readonly to: OrganizationStatus;
  /** Why, in the words of who asks for it. */
  readonly reason: string | undefined;
};

type StatusChange =
  | { readonly registry: OrganizationRegistry }
  | { readonly refused: readonly MissingGuard[] };

/** Where an ente may go from a state; a suspended one only goes back, or ends. */
const waysFrom: Readonly<Record<OrganizationStatus, readonly OrganizationStatus[]>> = {
  INSERITO: ["PRE-ESERCIZIO", "CESSATO"],
  "PRE-ESERCIZIO": ["ESERCIZIO", "SOSPESO", "CESSATO"],
  ESERCIZIO: ["SOSPESO", "CESSATO"],
  SOSPESO: ["CESSATO"],
  CESSATO: [],
};

/**
 * Whether an ente may change its state, and what it lacks where it may not: all of it at once. A
 * change that no way leads to is told alone, for no guard would open it.
 */
export function decideStatusChange(facts: StatusChangeFacts): StatusChange {
  const { organization, to } = facts;
  const { status, previousStatus, ...registry } = organization;
  const ways = [...waysFrom[status], ...wayBack(organization)];
  if (!ways.includes(to)) return { refused: [{ pointer: "/status", detail: noWay(facts) }] };
  const missing = guardsOf(facts);
  if (missing.length > 0) return { refused: missing };
  const leaves = to === "SOSPESO" || to === "CESSATO";
  return { registry: { ...registry, status: to, ...(leaves && { previousStatus: status }) } };
}

/** A suspended ente was in its tests or in production. */
function wayBack({ status, previousStatus }: Organization): readonly OrganizationStatus[] {
  if (status !== "SOSPESO") return [];
  return previousStatus === "PRE-ESERCIZIO" || previousStatus === "ESERCIZIO"
    ? [previousStatus]
    : [];
}

function noWay({ organization: { status, previousStatus }, to }: StatusChangeFacts): string {
  if (status === to) return `L'ente è già nello stato ${to}.`;
  if (status === "CESSATO") return "Un ente CESSATO non cambia più stato.";
  if (status === "SOSPESO" && previousStatus !== undefined) {
    return `Un ente SOSPESO torna dov'era (${previousStatus}) oppure diventa CESSATO.`;
  }
  return `Dallo stato ${status} si passa solo a ${waysFrom[status].join(", ")}.`;
}

function guardsOf(facts: StatusChangeFacts): MissingGuard[] {
  switch (facts.to) {
    case "PRE-ESERCIZIO":
      return [...openSteps(facts, 3), ...preProductionGuards(facts)];
    case "ESERCIZIO":
      return [...openSteps(facts, 4), ...productionGuards(facts)];
    case "SOSPESO":
    case "CESSATO":
      return facts.reason === undefined
        ? [{ pointer: "/reason", detail: `Indicare il motivo per cui l'ente diventa ${facts.to}.` }]
        : [];
    case "INSERITO":
      return [];
  }
}

function openSteps({ onboarding }: StatusChangeFacts, count: number): MissingGuard[] {
  return onboardingSteps.slice(0, count).flatMap((step, place) => {
    if (isDone(onboarding, step)) return [];
    const detail = `Passo ${place + 1} non concluso: ${stepNames[step]}.`;
    return [{ pointer: `/onboarding/${step}`, detail }];
  });
}

function preProductionGuards({ organization }: StatusChangeFacts): MissingGuard[] {
  const { bankIban, postalIban, debtPositionTypes } = organization;
  return [
    ...(bankIban !== undefined || postalIban !== undefined
      ? []
      : [{ pointer: "/bankIban", detail: "L'ente non ha nessun conto di accredito." }]),
    ...(debtPositionTypes.length > 0
      ? []
      : [{ pointer: "/debtPositionTypes", detail: "L'ente non ha nessun tipo dovuto." }]),
  ];
}

function productionGuards({ organization, onboarding }: StatusChangeFacts): MissingGuard[] {
  const { activeIbans = [] } = organization;
  const isActive = (iban: string | undefined) => activeIbans.some((active) => active === iban);
  const hasActive = isActive(organization.bankIban) || isActive(organization.postalIban);
  return [
    ...(hasActive
      ? []
      : [
          {
            pointer: "/activeIbans",
            detail: "Nessun IBAN dell'ente risulta attivo sul portale delle adesioni di pagoPA.",
          },
        ]),
    ...(organization.debtPositionTypes.some((type) => isReady(organization, type))
      ? []
      : [
          {
            pointer: "/debtPositionTypes",
            detail: "Nessun tipo dovuto attivo ha codice tassonomico e conto di accredito.",
          },
        ]),
    ...(hasGreenReport(onboarding)
      ? []
      : [
          {
            pointer: "/onboarding/preProduction/report",
            detail: "Il test di pre-esercizio non è superato.",
          },
        ]),
  ];
}

/** An active type that can be collected: its taxonomy was complete, or it would not be active. */
function isReady(
  organization: Organization,
  type: Organization["debtPositionTypes"][number],
): boolean {
  return type.active && hasAccounts(organization, type);
}
