import type { Caller } from "../access/caller.ts";
import { mayTouchType } from "../access/caller.ts";
import type { Actor } from "../audit/audit-entry.ts";
import type { Iban } from "../values/iban.ts";
import type { Iud } from "../values/iud.ts";
import type { OrganizationFiscalCode } from "../values/organization-fiscal-code.ts";

/** Parts of the table that are walked at the same time, each by itself. */
export const ibanChangeSegments = 4;
/** How often, and how long apart, positions that are being paid are tried again at the end. */
export const payingTriesMax = 4;
export const payingRetrySeconds = 900;
/** Of one part of the table, as many as one step writes; more of them are told as left. */
export const payingKeptMax = 90;

/** Positions of the ente that were looked at, and what became of those that hold the old IBAN. */
export type IbanChangeCounters = {
  readonly checked: number;
  readonly changed: number;
  /** Left as they are: nobody may change them. */
  readonly paid: number;
  readonly partiallyPaid: number;
  readonly paying: number;
};

export const nothingCounted: IbanChangeCounters = {
  checked: 0,
  changed: 0,
  paid: 0,
  partiallyPaid: 0,
  paying: 0,
};

export type IbanChangeReference = {
  readonly organizationFiscalCode: OrganizationFiscalCode;
  readonly id: string;
};

/**
 * The change of an IBAN on all open positions of an ente:
 * - `RUNNING`: asked for; every part of the table is being walked;
 * - `DONE`: all parts are done, and what is being paid was tried again.
 */
export type IbanChange = IbanChangeReference & {
  readonly from: Iban;
  readonly to: Iban;
  /** Only positions of these types; of all where it is left out. */
  readonly typeCodes?: readonly string[];
  readonly reason: string;
  readonly requestedBy: Actor;
  /** Instants in ISO 8601, UTC. */
  readonly requestedAt: string;
  readonly segments: number;
  readonly segmentsDone: number;
  /** Of the parts that are done. */
  readonly counters: IbanChangeCounters;
  /** Grows by one at every change. */
  readonly version: number;
} & ({ readonly status: "RUNNING" } | { readonly status: "DONE"; readonly doneAt: string });

/**
 * How far one part of the table is walked:
 * - `WALKING`: from the cursor on it is still to be walked;
 * - `RETRYING`: it is walked, some positions are being paid and are tried again;
 * - `DONE`: nothing is left to do.
 */
export type SegmentProgress = {
  /** From 1. */
  readonly segment: number;
  /** Grows with every step; 0 before the first. */
  readonly revision: number;
  readonly counters: IbanChangeCounters;
  /** Positions that were being paid. */
  readonly paying: readonly Iud[];
} & (
  | { readonly stage: "WALKING"; readonly cursor?: string }
  | { readonly stage: "RETRYING"; readonly tries: number; readonly notBefore: string }
  | { readonly stage: "DONE" }
);

/** A part of the table of which nothing has been walked. */
export function untouchedSegment(segment: number): SegmentProgress {
  return { segment, revision: 0, counters: nothingCounted, paying: [], stage: "WALKING" };
}

export function addCounters(
  counted: IbanChangeCounters,
  more: Partial<IbanChangeCounters>,
): IbanChangeCounters {
  return {
    checked: counted.checked + (more.checked ?? 0),
    changed: counted.changed + (more.changed ?? 0),
    paid: counted.paid + (more.paid ?? 0),
    partiallyPaid: counted.partiallyPaid + (more.partiallyPaid ?? 0),
    paying: counted.paying + (more.paying ?? 0),
  };
}

/** The change once one more of its parts is done. */
export function withSegmentDone(
  change: IbanChange,
  counters: IbanChangeCounters,
  now: Date,
): IbanChange {
  const segmentsDone = change.segmentsDone + 1;
  const next = {
    ...change,
    segmentsDone,
    counters: addCounters(change.counters, counters),
    version: change.version + 1,
  };
  return segmentsDone < change.segments
    ? { ...next, status: "RUNNING" }
    : { ...next, status: "DONE", doneAt: now.toISOString() };
}

/** A change of types that a caller may not see is none of its business. */
export function maySeeIbanChange(caller: Caller, change: Pick<IbanChange, "typeCodes">): boolean {
  if (change.typeCodes === undefined) return caller.typeCodes === undefined;
  return change.typeCodes.every((code) => mayTouchType(caller, code));
}
