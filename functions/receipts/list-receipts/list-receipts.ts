import type { Caller } from "../../../shared/domain/access/caller.ts";
import type { DebtTypeReader } from "../../../shared/domain/debt-positions/debt-type-reader.ts";
import type { ReceiptRecord } from "../../../shared/domain/receipts/receipt-record.ts";
import type { ReceiptStore } from "../../../shared/domain/receipts/receipt-store.ts";
import { receiptsOfCaller } from "../../../shared/domain/receipts/receipts-of-caller.ts";
import {
  type CalendarDate,
  parseCalendarDate,
  romeDateOf,
} from "../../../shared/domain/values/calendar-date.ts";
import { countDays, daysFrom } from "../../../shared/domain/values/day-span.ts";
import type { OrganizationFiscalCode } from "../../../shared/domain/values/organization-fiscal-code.ts";

/** One query a day is made: so many are still one quick answer. */
export const daysMax = 31;

export type ListReceiptsInput = {
  readonly organizationFiscalCode: OrganizationFiscalCode;
  readonly caller: Pick<Caller, "typeCodes">;
  /** Days in Italy, both included. Without `to` until today; without `from` that day alone. */
  readonly from?: CalendarDate | undefined;
  readonly to?: CalendarDate | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
};

export type ListReceiptsDependencies = {
  readonly receipts: Pick<ReceiptStore, "listOfDay">;
  readonly types: DebtTypeReader;
  readonly now: () => Date;
};

export type ListReceiptsOutcome =
  | {
      readonly outcome: "page";
      readonly from: CalendarDate;
      readonly to: CalendarDate;
      readonly receipts: readonly ReceiptRecord[];
      /** Where the next page begins; absent on the last one. */
      readonly cursor?: string;
    }
  | { readonly outcome: "daysReversed" }
  | { readonly outcome: "tooManyDays" }
  /** The cursor's day is not one of those asked for. */
  | { readonly outcome: "cursorElsewhere" };

/**
 * The receipts that came on some days, in the order they came, page by page across the days. To a
 * caller that is held to some types a page may end short of its limit: the cursor tells.
 */
export async function listReceipts(
  input: ListReceiptsInput,
  { receipts, types, now }: ListReceiptsDependencies,
): Promise<ListReceiptsOutcome> {
  const { organizationFiscalCode, limit } = input;
  const to = input.to ?? romeDateOf(now());
  const from = input.from ?? to;
  const days = countDays(from, to);
  if (days < 1) return { outcome: "daysReversed" };
  if (days > daysMax) return { outcome: "tooManyDays" };
  const start = input.cursor === undefined ? { day: from } : parsePlace(input.cursor);
  if (start === undefined || start.day < from || start.day > to) {
    return { outcome: "cursorElsewhere" };
  }
  const whose = { caller: input.caller, organization: organizationFiscalCode, types };
  const found: ReceiptRecord[] = [];
  let read = 0;
  let cursor = start.cursor;
  for (const day of daysFrom(start.day, to)) {
    const page = await receipts.listOfDay(organizationFiscalCode, day, {
      limit: limit - read,
      ...(cursor === undefined ? {} : { cursor }),
    });
    read += page.entries.length;
    found.push(...(await receiptsOfCaller(page.entries, (each) => each, whose)));
    if (page.cursor !== undefined) {
      return { outcome: "page", from, to, receipts: found, cursor: placeOf(day, page.cursor) };
    }
    cursor = undefined;
  }
  return { outcome: "page", from, to, receipts: found };
}

const dayLength = "2027-06-30".length;
const separator = "#";

function placeOf(day: CalendarDate, cursor: string): string {
  return day + separator + cursor;
}

function parsePlace(text: string): { day: CalendarDate; cursor?: string } | undefined {
  const day = parseCalendarDate(text.slice(0, dayLength));
  const cursor = text.slice(dayLength + separator.length);
  const isPlace = day !== undefined && text.charAt(dayLength) === separator && cursor !== "";
  return isPlace ? { day, cursor } : undefined;
}
