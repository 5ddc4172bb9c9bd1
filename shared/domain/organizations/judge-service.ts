import { type Organization, stationsOf } from "./organization.ts";
import { takesReceipts, whatIsOpen } from "./organization-status.ts";

/** Why a call of pagoPA's node is not for us. */
export type ServiceRefusal = "unknownOrganization" | "unknownBroker" | "unknownStation";

/** What the node calls for: to have a notice paid, or to hand in the receipt of one that was. */
export type CallPurpose = "payment" | "receipt";

/**
 * The ente that a call is for, or why the call is not for us: ente, then intermediary, then station
 * (SANP 3.12.0, paForNode). An ente has as many stations as points that generate its IUVs.
 */
export function judgeService(facts: {
  readonly organization: Organization | undefined;
  readonly purpose: CallPurpose;
  /** Intermediary and station that were called, and the intermediary that we are. */
  readonly called: { readonly brokerFiscalCode: string; readonly station: string };
  readonly brokerFiscalCode: string;
}): Organization | ServiceRefusal {
  const { organization, purpose, called, brokerFiscalCode } = facts;
  if (organization === undefined || !isServed(organization, purpose)) return "unknownOrganization";
  if (called.brokerFiscalCode !== brokerFiscalCode) return "unknownBroker";
  return stationsOf(organization).includes(called.station) ? organization : "unknownStation";
}

/** Whether the node finds the ente at all. */
export function isServed(organization: Organization, purpose: CallPurpose): boolean {
  return purpose === "receipt" ? takesReceipts(organization) : whatIsOpen(organization.status).pay;
}
