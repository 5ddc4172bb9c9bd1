import { parseCalendarDate } from "./calendar-date.ts";
import { romeFormat } from "./rome-format.ts";

const DATE_TIME = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.(\d+))?(Z|[+-]\d\d:[0-5]\d)?$/;
const MILLISECOND_DIGITS = 3;
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const ZONE_MINUTES_MAX = 14 * 60;

const romeOffset = romeFormat("en-GB", { timeZoneName: "longOffset" });

/** True when clocks in Italy are two hours ahead of UTC at that instant: summer time. */
function isRomeSummer(instantMs: number): boolean {
  const parts = romeOffset().formatToParts(instantMs);
  return parts.some(({ type, value }) => type === "timeZoneName" && value === "GMT+02:00");
}

/**
 * The instant at which clocks in Italy show a time, given as if it were UTC. The hour that they
 * show twice, in October, is the first of the two; a time that they skip, in March, is as long
 * after the last one before the skip as it says.
 */
function instantOfRomeClock(clockMs: number): number {
  const inSummer = clockMs - 2 * HOUR_MS;
  return isRomeSummer(inSummer) ? inSummer : clockMs - HOUR_MS;
}

function zoneMinutesOf(zone: string): number {
  if (zone === "Z") return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4));
  return zone.startsWith("-") ? -minutes : minutes;
}

/**
 * Reads a date and time (ISO 8601; `xsd:dateTime` of the years 1 to 9999) as an instant, ISO 8601
 * in UTC with milliseconds: with its zone or, where it has none, as shown by clocks in Italy
 * (Europe/Rome). `undefined` when it is no date and time.
 */
export function parseRomeInstant(text: string): string | undefined {
  const [, date = "", time = "", fraction = "", zone] = DATE_TIME.exec(text) ?? [];
  if (parseCalendarDate(date) === undefined) return undefined;
  const milliseconds = fraction.slice(0, MILLISECOND_DIGITS).padEnd(MILLISECOND_DIGITS, "0");
  const clockMs = Date.parse(`${date}T${time}.${milliseconds}Z`);
  const zoneMinutes = zone === undefined ? 0 : zoneMinutesOf(zone);
  if (Number.isNaN(clockMs) || Math.abs(zoneMinutes) > ZONE_MINUTES_MAX) return undefined;
  const instantMs =
    zone === undefined ? instantOfRomeClock(clockMs) : clockMs - zoneMinutes * MINUTE_MS;
  return new Date(instantMs).toISOString();
}
