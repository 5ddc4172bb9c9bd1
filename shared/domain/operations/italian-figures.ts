import { formatItalianDate, romeDateOf } from "../values/calendar-date.ts";
import { type EuroCents, formatEuroItalian } from "../values/euro-cents.ts";
import { romeFormat } from "../values/rome-format.ts";

const romeClock = romeFormat("en-GB", { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });

/** "1.234,50 €". */
export function euros(cents: EuroCents): string {
  return `${formatEuroItalian(cents)} €`;
}

/** "28/11/2026 alle 11:30", as clocks in Italy show it. */
export function moment(instant: string): string {
  const date = new Date(instant);
  return `${formatItalianDate(romeDateOf(date))} alle ${romeClock().format(date)}`;
}
