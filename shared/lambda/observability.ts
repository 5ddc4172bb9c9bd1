import type { Context } from "aws-lambda";
import * as z from "zod/mini";
import { areMetricsWanted } from "./environment.ts";
import { createLogger, writeToOutput } from "./logger.ts";
import { createMetrics } from "./metrics.ts";
import { createStackReader } from "./readable-stack.ts";

export const logger = createLogger();

const metrics = createMetrics((line) => {
  if (areMetricsWanted()) writeToOutput(line);
});

/** Counts one more, or as many more, of what the metric's name says. */
export function count(metric: string, more = 1): void {
  metrics.add(metric, "Count", more);
}

/** Notes how long what the metric's name says has taken. */
export function measure(metric: string, milliseconds: number): void {
  metrics.add(metric, "Milliseconds", milliseconds);
}

/** Notes how much of a whole is used up by now. */
export function noteShare(metric: string, percent: number): void {
  metrics.add(metric, "Percent", percent);
}

/** Around every invocation: its lines say which it was, its counts are published at its end. */
export const observed = {
  before: ({ context }: { readonly context: Context }) => logger.begin(context),
  after: () => metrics.publish(),
  onError: () => metrics.publish(),
};

const readStack = createStackReader(import.meta.url);

/** What may be said of an error in a log: its name and where it arose, never the data in it. */
export type ErrorDescription = {
  readonly name: string;
  readonly message: string;
  readonly stack?: string;
  readonly cause?: ErrorDescription;
};

export function describeError(error: unknown): ErrorDescription {
  if (!(error instanceof Error)) return { name: "unknown", message: "a value was thrown" };
  const { name, message, stack, cause } = error;
  return {
    name,
    message,
    ...(stack !== undefined && { stack: readStack(stack) }),
    ...(cause instanceof Error && { cause: describeError(cause) }),
  };
}

/** A notice came out, but not all of it: single characters or a logo, never a person's data. */
export function logPrintingProblem(problem: { readonly kind: string }): void {
  logger.warn("a notice was printed with a problem", { problem });
}

/** What came as a receipt was not taken as one: somebody has to look at it. */
export function countRefusedReceipt(): void {
  count("receiptRefused");
}

/** Types of enti whose taxonomy code ends soon, or has ended: as many as there are today. */
export function countTaxonomyWarnings(types: {
  readonly typesExpiring: number;
  readonly typesEnded: number;
}): void {
  count("taxonomyTypesExpiring", types.typesExpiring);
  count("taxonomyTypesEnded", types.typesEnded);
}

/** A program of an ente was told of something, is to be told later, or is given up. */
export function countWebhookTry(status: "PENDING" | "DELIVERED" | "GIVEN_UP"): void {
  if (status === "PENDING") count("webhookPostponed");
  else if (status === "DELIVERED") count("webhookDelivered");
  else count("webhookGivenUp");
}

const referencesShape = z.lazy(() =>
  z.object({
    organizationFiscalCode: z.optional(z.string()),
    flowId: z.optional(z.string()),
    block: z.optional(z.number()),
  }),
);

/** What a log line may say of a message or a request: ente, flow and block, nobody's data. */
export function referencesOf(message: unknown): z.infer<typeof referencesShape> {
  return referencesShape.safeParse(message).data ?? {};
}
