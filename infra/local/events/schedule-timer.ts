import type { InvokeFunction } from "../lambda/invocation.ts";
import type { SchedulePlan } from "../template/cloud-plan.ts";
import { localAccount, localRegion } from "../template/resource-identity.ts";
import { parseSchedule } from "./schedule-expression.ts";

/**
 * Starts a function at the times of its rule until the signal aborts. Every minute is looked at
 * once, as EventBridge does: a start missed while the local cloud was down is not made up.
 */
export function runSchedule(
  settings: {
    readonly schedule: SchedulePlan;
    readonly invoke: InvokeFunction;
    /** Once at the start too, as if its time had just come. */
    readonly atStart?: boolean;
  },
  signal: AbortSignal,
): void {
  const { schedule, invoke, atStart = false } = settings;
  const isDue = parseSchedule(schedule.expression);
  const startFunction = (instant: Date) => {
    const payload = schedule.input ?? JSON.stringify(scheduledEvent(schedule, instant));
    // The outcome is in the figures and in the log of the function.
    void invoke(schedule.functionName, { payload, whenBusy: "wait" });
  };
  if (atStart) startFunction(new Date());
  const startedAtMinute = Math.floor(Date.now() / 60_000);
  let lastMinute = startedAtMinute;
  const timer = setInterval(() => {
    const minute = Math.floor(Date.now() / 60_000);
    if (minute === lastMinute) {
      return;
    }
    lastMinute = minute;
    const instant = new Date(minute * 60_000);
    if (isDue(instant, minute - startedAtMinute)) startFunction(instant);
  }, 1_000);
  signal.addEventListener("abort", () => clearInterval(timer));
}

function scheduledEvent(schedule: SchedulePlan, instant: Date): object {
  return {
    version: "0",
    id: `${schedule.scheduleId}-${instant.getTime()}`,
    "detail-type": "Scheduled Event",
    source: "aws.events",
    account: localAccount,
    time: instant.toISOString(),
    region: localRegion,
    resources: [`arn:aws:events:${localRegion}:${localAccount}:rule/${schedule.scheduleId}`],
    detail: {},
  };
}
