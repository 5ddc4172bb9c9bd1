import { mayLoadDebts, type Organization } from "./organization.ts";

/** Why a call of pagoPA's node is not for us. */
export type ServiceRefusal = "unknownOrganization" | "unknownBroker" | "unknownStation";

/**
 * The ente that a call is for, or why the call is not for us: ente, then intermediary, then station
 * (SANP 3.12.0, paForNode).
 */
export function judgeService(facts: {
  readonly organization: Organization | undefined;
  /** Intermediary and station that were called, and the intermediary that we are. */
  readonly called: { readonly brokerFiscalCode: string; readonly station: string };
  readonly brokerFiscalCode: string;
}): Organization | ServiceRefusal {
  const { organization, called, brokerFiscalCode } = facts;
  if (organization === undefined || !isServed(organization)) return "unknownOrganization";
  if (called.brokerFiscalCode !== brokerFiscalCode) return "unknownBroker";
  return called.station === organization.station ? organization : "unknownStation";
}

/** An ente that is only registered is not served yet. */
export function isServed(organization: Organization): boolean {
  return mayLoadDebts(organization);
}
