import type { Operation } from "../../../shared/domain/access/operation.ts";

/** Searches that a debtor's fiscal code may be part of: it stands in no address. */
export const searchDebtPositions = {
  method: "POST",
  path: "/v1/organizations/{fiscalCode}/debt-position-searches",
  access: { kind: "organization", permission: "debt-positions:read" },
} as const satisfies Operation;

/** Who searches by person has to be entitled to. */
export const searchDebtor = {
  method: "POST",
  path: "/v1/organizations/{fiscalCode}/debtor-searches",
  access: { kind: "organization", permission: "debtors:read" },
} as const satisfies Operation;
