import type { AuditDraft } from "../audit/audit-entry.ts";
import type { CalendarDate } from "../values/calendar-date.ts";
import type { OrganizationFiscalCode } from "../values/organization-fiscal-code.ts";
import type { TaxonomyCode } from "../values/taxonomy-code.ts";
import type { TaxonomyChoice, TaxonomyPlace } from "./taxonomy-choices.ts";
import type { TaxonomyEntry } from "./taxonomy-entry.ts";

/** An active type of an ente whose code ends soon, has ended or was never in the list. */
export type TaxonomyWarning = {
  readonly organization: OrganizationFiscalCode;
  readonly typeCode: string;
  readonly taxonomyCode: TaxonomyCode;
  readonly state: "expiring" | "ended" | "unknown" | "notYetValid";
  readonly validTo?: CalendarDate;
};

/** How the list was downloaded last, and what it meant for the enti. */
export type TaxonomySync = {
  /** Instant in ISO 8601, UTC. */
  readonly syncedAt: string;
  readonly codes: number;
  readonly added: readonly TaxonomyCode[];
  readonly changed: readonly TaxonomyCode[];
  readonly missing: readonly TaxonomyCode[];
  /** The first step of the choice, which would otherwise need the whole list. */
  readonly organizationTypes: readonly TaxonomyChoice[];
  readonly warnings: readonly TaxonomyWarning[];
  /** More than `warnings` where those are too many to be kept. */
  readonly warningsCount: number;
};

export type TaxonomyReader = {
  find(code: TaxonomyCode): Promise<TaxonomyEntry | undefined>;
  /** The entries of a place, ended ones included. */
  list(place: TaxonomyPlace): Promise<TaxonomyEntry[]>;
  /** Undefined while the list has never been downloaded. */
  findSync(): Promise<TaxonomySync | undefined>;
};

export type TaxonomyStore = TaxonomyReader & {
  /** Writes entries over those with the same codes. */
  keep(entries: readonly TaxonomyEntry[]): Promise<void>;
  /** With a line of the audit where the list has changed. */
  recordSync(sync: TaxonomySync, audit: AuditDraft | undefined): Promise<void>;
};
