import type { AuditDraft } from "../audit/audit-entry.ts";
import type { CatalogueType } from "./catalogue-type.ts";

export type CatalogueReader = {
  find(code: string): Promise<CatalogueType | undefined>;
  /** All entries, in the order of their codes. */
  list(): Promise<CatalogueType[]>;
};

export type CatalogueStore = CatalogueReader & {
  /** `refused` when the entry is not, or no longer, as it was read; with the audit's line. */
  save(
    type: CatalogueType,
    replaced: CatalogueType | undefined,
    audit: AuditDraft,
  ): Promise<"written" | "refused">;
  remove(type: CatalogueType, audit: AuditDraft): Promise<"written" | "refused">;
};
