/** Tells whether a schedule is due at a whole minute (UTC), given the minutes since the start. */
export type Schedule = (instant: Date, minutesSinceStart: number) => boolean;

const minutesPerUnit: Readonly<Record<string, number>> = { minute: 1, hour: 60, day: 1_440 };

const weekDays = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];
const months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];

/**
 * Reads `rate(…)` and `cron(…)` expressions of EventBridge.
 *
 * Source: Amazon EventBridge User Guide, "Rate expressions" and "Cron expressions"; the special
 * characters L, W and # are not supported.
 * @throws Error on an expression outside that.
 */
export function parseSchedule(expression: string): Schedule {
  const rate = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression);
  if (rate !== null) {
    const period = Number(rate[1]) * (minutesPerUnit[rate[2] ?? ""] ?? 1);
    return (_instant, minutesSinceStart) => minutesSinceStart % period === 0;
  }
  const fields = /^cron\(([^)]+)\)$/.exec(expression)?.[1]?.split(" ");
  const [minute, hour, day, month, weekDay, year] = fields ?? [];
  if (year === undefined) {
    throw new Error(`Il cloud locale non conosce la pianificazione "${expression}"`);
  }
  const matchers = [
    cronField(minute, (at) => at.getUTCMinutes(), []),
    cronField(hour, (at) => at.getUTCHours(), []),
    cronField(day, (at) => at.getUTCDate(), []),
    cronField(month, (at) => at.getUTCMonth() + 1, ["", ...months]),
    cronField(weekDay, (at) => at.getUTCDay() + 1, ["", ...weekDays]),
    cronField(year, (at) => at.getUTCFullYear(), []),
  ];
  return (instant) => matchers.every((matches) => matches(instant));
}

function cronField(
  field: string | undefined,
  partOf: (instant: Date) => number,
  names: readonly string[],
): (instant: Date) => boolean {
  if (field === undefined || field === "*" || field === "?") {
    return () => true;
  }
  const numberOf = (text: string) => {
    const position = names.indexOf(text.toUpperCase());
    const value = position > 0 ? position : Number(text);
    if (!Number.isInteger(value)) {
      throw new Error(`Il cloud locale non conosce il campo "${field}" di una pianificazione`);
    }
    return value;
  };
  const ranges = field.split(",").map((part) => {
    const [span = "", step = ""] = part.split("/");
    const [first = "", last] = span.split("-");
    const from = first === "*" ? 0 : numberOf(first);
    const to = last === undefined ? (step === "" ? from : Number.MAX_SAFE_INTEGER) : numberOf(last);
    return { from, to, step: step === "" ? 1 : numberOf(step) };
  });
  return (instant) => {
    const value = partOf(instant);
    return ranges.some(
      ({ from, to, step }) => value >= from && value <= to && (value - from) % step === 0,
    );
  };
}
