import middy from "@middy/core";
import type { ScheduledEvent } from "aws-lambda";
import type * as z from "zod/mini";
import { readEnvironment } from "./environment.ts";
import { lazy } from "./lazy.ts";
import { count, describeError, logger, observed } from "./observability.ts";

type ScheduledTask<Environment, Dependencies> = {
  readonly environment: z.core.$ZodType<Environment>;
  readonly dependencies: (environment: Environment) => Dependencies;
  readonly run: (dependencies: Dependencies) => Promise<unknown>;
};

/** Work that comes at its times as a Lambda. What is thrown is counted, and tried again by AWS. */
export function scheduleHandler<Environment, Dependencies>(
  task: ScheduledTask<Environment, Dependencies>,
) {
  const wiring = lazy(() => task.dependencies(readEnvironment(task.environment)));
  const handler = async (_event: ScheduledEvent): Promise<void> => {
    try {
      await task.run(wiring());
      count("taskDone");
    } catch (error) {
      count("taskFailed");
      logger.error("scheduled work failed", { failure: describeError(error) });
      throw error;
    }
  };
  return middy(handler).use(observed);
}
