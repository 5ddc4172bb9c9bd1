import * as z from "zod/mini";
import {
  checkoutVariables,
  guardVariables,
  visitorVariables,
} from "../../../shared/lambda/guard-variables.ts";

export const environmentSchema = z.object({
  TABLE_NAME: z.string().check(z.minLength(1)),
  /** The local cloud's own services may be asked. */
  OUTBOUND_LOOPBACK: z.optional(z.literal("true")),
  ...checkoutVariables,
  ...guardVariables,
  ...visitorVariables,
});
