import * as z from "zod/mini";
import { checkoutVariables, visitorVariables } from "../../../shared/lambda/guard-variables.ts";

export const environmentSchema = z.object({
  TABLE_NAME: z.string().check(z.minLength(1)),
  /** How long the journal keeps an event in the table. */
  JOURNAL_DAYS: z.pipe(z.string().check(z.regex(/^[1-9]\d{0,4}$/)), z.transform(Number)),
  /** The local cloud's own services may be asked. */
  OUTBOUND_LOOPBACK: z.optional(z.literal("true")),
  ...checkoutVariables,
  ...visitorVariables,
});
