import type { Organization, OrganizationStatus } from "./organization.ts";

/** What can be done with an ente and its debts. */
export type Doors = {
  /** New debts: one by one, or a flow that is handed in. */
  readonly load: boolean;
  /** Flows that were handed in already go on to their end. */
  readonly finishFlows: boolean;
  /** pagoPA's node verifies and activates its notices. */
  readonly pay: boolean;
  /** The ente, and whoever acts for it, read and print what there is. */
  readonly read: boolean;
  readonly print: boolean;
  /** Debtors are told of their debts. */
  readonly notify: boolean;
  /** Citizens find it. */
  readonly bePublic: boolean;
};

const shut: Doors = {
  load: false,
  finishFlows: false,
  pay: false,
  read: true,
  print: true,
  notify: false,
  bePublic: false,
};
const working: Doors = { ...shut, load: true, finishFlows: true, pay: true, notify: true };

const doorsByStatus: Readonly<Record<OrganizationStatus, Doors>> = {
  INSERITO: { ...shut, print: false },
  "PRE-ESERCIZIO": working,
  ESERCIZIO: { ...working, bePublic: true },
  SOSPESO: { ...shut, finishFlows: true, notify: true },
  CESSATO: shut,
};

/**
 * What is open of an ente in a state: the one table of it (MyPay4: PAA_STATO_ENTE_NON_VALIDO for
 * what is loaded, PAA_ID_DOMINIO_ERRATO for what the node asks).
 */
export function whatIsOpen(status: OrganizationStatus): Doors {
  return doorsByStatus[status];
}

/**
 * Receipts are taken of every ente that people could ever pay to: a payment that was begun before a
 * suspension, or before the end, is never lost.
 */
export function takesReceipts(
  organization: Pick<Organization, "status" | "previousStatus">,
): boolean {
  const { status, previousStatus } = organization;
  return (status === "CESSATO" ? (previousStatus ?? "ESERCIZIO") : status) !== "INSERITO";
}
