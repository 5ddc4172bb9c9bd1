import middy from "@middy/core";
import type { Context, ScheduledEvent } from "aws-lambda";
import type * as z from "zod/mini";
import { readEnvironment } from "./environment.ts";
import { lazy } from "./lazy.ts";
import { count, describeError, logger, observed } from "./observability.ts";

/** What a use case may want to know of the run that it is. */
type Invocation = { readonly remainingMs: () => number };

type ScheduledTask<Environment, Dependencies> = {
  readonly environment: z.core.$ZodType<Environment>;
  readonly dependencies: (environment: Environment) => Dependencies;
  readonly run: (dependencies: Dependencies, invocation: Invocation) => Promise<unknown>;
};

/** Work that comes at its times as a Lambda. What is thrown is counted, and tried again by AWS. */
export function scheduleHandler<Environment, Dependencies>(
  task: ScheduledTask<Environment, Dependencies>,
) {
  const wiring = lazy(() => task.dependencies(readEnvironment(task.environment)));
  const handler = async (_event: ScheduledEvent, context: Context): Promise<void> => {
    try {
      await task.run(wiring(), { remainingMs: () => context.getRemainingTimeInMillis() });
      count("taskDone");
    } catch (error) {
      count("taskFailed");
      logger.error("scheduled work failed", { failure: describeError(error) });
      throw error;
    }
  };
  return middy(handler).use(observed);
}
