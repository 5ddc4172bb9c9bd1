import type { DebtPositionType } from "../../shared/domain/organizations/debt-position-type.ts";
import { type CalendarDate, parseCalendarDate } from "../../shared/domain/values/calendar-date.ts";
import { parseTaxonomyCode } from "../../shared/domain/values/taxonomy-code.ts";
import type { TracciatoVersion } from "../../shared/mypay/tracciato/flow-file-name.ts";
import { type RowReading, rowReadingOf } from "../../shared/mypay/tracciato/parse-row.ts";

export function day(text: string): CalendarDate {
  const date = parseCalendarDate(text);
  if (date === undefined) throw new Error(`bad test date ${text}`);
  return date;
}

/** A debt position type like TARI: due date required and printed. */
export function debtPositionType(changes: Partial<DebtPositionType> = {}): DebtPositionType {
  const taxonomyCode = parseTaxonomyCode("9/0101101IM/");
  if (taxonomyCode === undefined) throw new Error("bad test taxonomy code");
  return {
    code: "TARI",
    description: "Tassa sui rifiuti",
    active: true,
    taxonomyCode,
    account: "bank",
    dueDateMandatory: true,
    printDueDate: true,
    spontaneous: false,
    notifyIo: true,
    anonymousDebtorAllowed: false,
    ...changes,
  };
}

/** Reads rows as for an ente of segregation code 12 on 23 November 2026. */
export function demoRowReading(
  version: TracciatoVersion,
  types: readonly DebtPositionType[] = [debtPositionType()],
): RowReading {
  return rowReadingOf(version, {
    organization: { segregationCode: "12", debtPositionTypes: types },
    today: day("2026-11-23"),
    oldIuvAcceptedUntil: day("2024-04-30"),
  });
}
