import type { FlowPacking } from "../debt-positions/flow-packing.ts";
import type { CalendarDate } from "../values/calendar-date.ts";
import type { NoticeToPrint } from "./notices-to-print.ts";

/** Where a notice is delivered, as far as who sorts the post needs to know. */
export type Destination = {
  readonly postalCode?: string;
  /** Sigla of the province, two letters; abroad, of the country. */
  readonly province?: string;
};

/** What the cover of a pack says beyond the notices themselves. */
export type CoverFacts = {
  readonly flowFileName: string;
  /** Pack `pack` of `packs`, from 1. */
  readonly pack: number;
  readonly packs: number;
  readonly order: FlowPacking["order"];
  readonly madeOn: CalendarDate;
  /** One for each notice, in the order of the notices. */
  readonly destinations: readonly Destination[];
};

/** How a pack of notices is put together. */
export type PackOptions = {
  /** With pages that list the notices, before them. */
  readonly cover?: CoverFacts;
  /** Printed on both sides: the cover and every notice begin on a sheet of their own. */
  readonly duplex: boolean;
  /** Side of the envelope on which the addressee shows through; no carrier page for `none`. */
  readonly envelopeWindow: FlowPacking["envelopeWindow"];
  /** Progressive of the first notice among all packs made together; 1 when it is absent. */
  readonly firstProgressive?: number;
};

/** Notices in one pack at most. */
export const noticesPerPackMax = 1_000;

/** The progressive that the first notice of a pack (from 1) has among all of them. */
export function firstProgressiveOf(pack: number): number {
  return (pack - 1) * noticesPerPackMax + 1;
}

/** Where the notice of a position goes. */
export function destinationOf({ position: { debtor } }: NoticeToPrint): Destination {
  const { postalCode, province, country = "IT" } = debtor.address ?? {};
  const place = country === "IT" ? province : country;
  return {
    ...(postalCode === undefined ? {} : { postalCode }),
    ...(place === undefined ? {} : { province: place }),
  };
}
