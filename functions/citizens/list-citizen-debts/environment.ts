import * as z from "zod/mini";
import { guardVariables } from "../../../shared/lambda/guard-variables.ts";

export const environmentSchema = z.object({
  TABLE_NAME: z.string().check(z.minLength(1)),
  /** Where people reach the portal. */
  PUBLIC_URL: z.url().check(z.regex(/[^/]$/)),
  ...guardVariables,
});
