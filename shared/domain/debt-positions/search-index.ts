import type { Brand } from "../values/brand.ts";
import type { CalendarDate } from "../values/calendar-date.ts";
import type { OrganizationFiscalCode } from "../values/organization-fiscal-code.ts";
import type { DebtPosition, DebtPositionStatus } from "./debt-position.ts";

/** What stands for a debtor where the code itself must not stand. */
export type DebtorDigest = Brand<string, "DebtorDigest">;

/** As much of a debt as can be found and chosen by without reading it; some instants old. */
export type IndexedDebt = Pick<
  DebtPosition,
  "organizationFiscalCode" | "iud" | "status" | "typeCode" | "amountCents" | "dueDate" | "createdAt"
>;

/** Both ends included; open where one is absent. */
export type Span<Value> = {
  readonly from?: Value | undefined;
  readonly to?: Value | undefined;
};

/** What a debt has to be like to be found; whatever is absent does not count. */
export type DebtFilter = {
  readonly statuses?: readonly DebtPositionStatus[] | undefined;
  readonly typeCodes?: readonly string[] | undefined;
  /** Of the ente's own amount: a secondary beneficiary's is not in it. */
  readonly amountCents?: Span<number> | undefined;
  /** Instants in ISO 8601, UTC, with milliseconds. */
  readonly createdAt?: Span<string> | undefined;
  /** A debt without a due date is due on no day. */
  readonly dueDate?: Span<CalendarDate> | undefined;
};

/** True for a debt that is as wanted. */
export function fitsFilter(debt: IndexedDebt, filter: DebtFilter): boolean {
  const { statuses, typeCodes } = filter;
  return (
    (statuses === undefined || statuses.includes(debt.status)) &&
    (typeCodes === undefined || typeCodes.includes(debt.typeCode)) &&
    isWithin(debt.amountCents, filter.amountCents) &&
    isWithin(debt.createdAt, filter.createdAt) &&
    isWithin(debt.dueDate, filter.dueDate)
  );
}

function isWithin<Value extends string | number>(
  value: Value | undefined,
  span: Span<Value> | undefined,
): boolean {
  const { from, to } = span ?? {};
  if (from === undefined && to === undefined) return true;
  if (value === undefined) return false;
  return (from === undefined || value >= from) && (to === undefined || value <= to);
}

export type FoundDebts = {
  /** In no order. */
  readonly debts: readonly IndexedDebt[];
  /** No debt of the ente's was left out of the search. */
  readonly isWhole: boolean;
};

/** An ente's debts by debtor. Debts of nobody known are no debtor's. */
export type DebtorIndex = {
  readonly digestOf: (debtorCode: string) => DebtorDigest;
  /** The latest first. */
  readonly listOfDebtor: (
    organization: OrganizationFiscalCode,
    debtor: DebtorDigest,
  ) => Promise<readonly IndexedDebt[]>;
  /** Debts that are as wanted, whoever owes them, among about as many as may be looked at. */
  readonly search: (
    organization: OrganizationFiscalCode,
    wanted: { readonly filter: DebtFilter; readonly examinedMax: number },
  ) => Promise<FoundDebts>;
};
