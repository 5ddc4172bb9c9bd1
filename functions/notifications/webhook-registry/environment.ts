import * as z from "zod/mini";
import { guardVariables } from "../../../shared/lambda/guard-variables.ts";

export const environmentSchema = z.object({
  TABLE_NAME: z.string().check(z.minLength(1)),
  /** Addresses of the machine itself will do: of the local cloud alone. */
  OUTBOUND_LOOPBACK: z.optional(z.literal("true")),
  ...guardVariables,
});
