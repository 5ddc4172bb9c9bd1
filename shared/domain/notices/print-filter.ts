import { type DebtPosition, totalAmountCents } from "../debt-positions/debt-position.ts";
import type { CalendarDate } from "../values/calendar-date.ts";
import type { Iud } from "../values/iud.ts";

/** Rows of the flow's file, from 1, both ends included. */
export type RowRange = { readonly from: number; readonly to: number };

/** Which notices of a flow are wanted: all that is given must hold; nothing given, all of them. */
export type PrintFilter = {
  readonly types?: readonly string[];
  /** Days included; a debt without a due date lies in no span. */
  readonly dueFrom?: CalendarDate;
  readonly dueTo?: CalendarDate;
  readonly amountFromCents?: number;
  readonly amountToCents?: number;
  /** Beginnings of the debtor's postal code, in Italy. */
  readonly postalCodes?: readonly string[];
  /** Debtors whom the portal cannot reach by e-mail. */
  readonly withoutEmail?: boolean;
  readonly rows?: readonly RowRange[];
  readonly iuds?: readonly Iud[];
};

/** The filter as a test of one position of the flow, prepared once. */
export function printFilterTest(
  filter: PrintFilter,
  flowId: string,
): (position: DebtPosition) => boolean {
  const { types, dueFrom, dueTo, postalCodes, rows } = filter;
  const { amountFromCents = 0, amountToCents = Number.MAX_SAFE_INTEGER } = filter;
  const iuds = filter.iuds === undefined ? undefined : new Set(filter.iuds);
  return (position) => {
    const { dueDate, debtor, typeCode } = position;
    const amountCents = totalAmountCents(position);
    const postalCode = italianPostalCode(debtor.address);
    const row = rows === undefined ? undefined : rowOf(position, flowId);
    return (
      (types === undefined || types.includes(typeCode)) &&
      (dueFrom === undefined || (dueDate !== undefined && dueDate >= dueFrom)) &&
      (dueTo === undefined || (dueDate !== undefined && dueDate <= dueTo)) &&
      amountCents >= amountFromCents &&
      amountCents <= amountToCents &&
      (postalCodes === undefined ||
        postalCodes.some((prefix) => postalCode?.startsWith(prefix) === true)) &&
      (filter.withoutEmail !== true || debtor.email === undefined) &&
      (rows === undefined || rows.some((span) => isWithin(row, span))) &&
      (iuds === undefined || iuds.has(position.iud))
    );
  };
}

/** A CAP, five digits; undefined abroad and where there is none. */
export function italianPostalCode(address: DebtPosition["debtor"]["address"]): string | undefined {
  const { postalCode, country = "IT" } = address ?? {};
  const isCap = country === "IT" && postalCode !== undefined && /^\d{5}$/.test(postalCode);
  return isCap ? postalCode : undefined;
}

/** The flow's row that made the position what it is. */
function rowOf({ origin, appliedRows = [] }: DebtPosition, flowId: string): number | undefined {
  return appliedRows.findLast((mark) => mark.flowId === flowId)?.row ?? ownRow(origin, flowId);
}

function ownRow(origin: DebtPosition["origin"], flowId: string): number | undefined {
  return origin?.flowId === flowId ? origin.row : undefined;
}

function isWithin(row: number | undefined, { from, to }: RowRange): boolean {
  return row !== undefined && row >= from && row <= to;
}
