import * as z from "zod";

export const environmentSchema = z.object({
  TABLE_NAME: z.string().min(1),
  WEBHOOK_DELIVERIES_QUEUE_URL: z.url(),
  /** Where the API answers, without the final slash. */
  PUBLIC_URL: z.url().regex(/[^/]$/),
  /** The secret from which the keys are derived that sign what is told. */
  TOKEN_SEED_SECRET_ARN: z.string().min(1).optional(),
  /** What it would hold, of a portal that protects nothing. */
  TOKEN_SEED: z.string().min(32).optional(),
  /** Addresses of the machine itself will do: of the local cloud alone. */
  OUTBOUND_LOOPBACK: z.literal("true").optional(),
});
