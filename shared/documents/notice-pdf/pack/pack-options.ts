import type {
  envelopeWindows,
  packOrders,
} from "../../../domain/organizations/notice-print-settings.ts";
import type { CalendarDate } from "../../../domain/values/calendar-date.ts";

/** Where a notice is delivered, as far as who sorts the post needs to know. */
export type Destination = {
  readonly postalCode?: string;
  /** Sigla of the province, two letters. */
  readonly province?: string;
};

/** What the cover says beyond the notices themselves. */
export type CoverFacts = {
  readonly flowFileName: string;
  /** Pack `pack` of `packs`, from 1. */
  readonly pack: number;
  readonly packs: number;
  readonly order: (typeof packOrders)[number];
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
  readonly envelopeWindow: (typeof envelopeWindows)[number];
  /** Progressive of the first notice among all packs made together; 1 when it is absent. */
  readonly firstProgressive?: number;
};

/** One notice after the other, nothing before, between or behind them. */
export const plainPack: PackOptions = { duplex: false, envelopeWindow: "none" };
