import { type CalendarDate, romeDateOf } from "../values/calendar-date.ts";
import { romeFormat } from "../values/rome-format.ts";

export type RomeDateTime = {
  readonly date: CalendarDate;
  /** "09:05:00". */
  readonly time: string;
};

const romeClock = romeFormat("en-GB", {
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  hourCycle: "h23",
});

/**
 * Day and time that clocks in Italy show at an instant (ISO 8601): receipts are read by people and
 * by portals that know no other zone.
 * @throws RangeError when the text is not an instant.
 */
export function romeDateTimeOf(instant: string): RomeDateTime {
  const date = new Date(instant);
  return { date: romeDateOf(date), time: romeClock().format(date) };
}
