import type { Brand } from "../values/brand.ts";
import type { OrganizationFiscalCode } from "../values/organization-fiscal-code.ts";
import type { DebtPosition } from "./debt-position.ts";

/** What stands for a debtor where the code itself must not stand. */
export type DebtorDigest = Brand<string, "DebtorDigest">;

/** As much of a debt as can be found and chosen by without reading it; some instants old. */
export type IndexedDebt = Pick<
  DebtPosition,
  "organizationFiscalCode" | "iud" | "status" | "typeCode" | "amountCents" | "dueDate" | "createdAt"
>;

/** An ente's debts by debtor. Debts of nobody known are no debtor's. */
export type DebtorIndex = {
  readonly digestOf: (debtorCode: string) => DebtorDigest;
  /** The latest first. */
  readonly listOfDebtor: (
    organization: OrganizationFiscalCode,
    debtor: DebtorDigest,
  ) => Promise<readonly IndexedDebt[]>;
};
