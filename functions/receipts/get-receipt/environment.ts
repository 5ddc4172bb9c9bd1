import * as z from "zod/mini";
import { guardVariables } from "../../../shared/lambda/guard-variables.ts";

export const environmentSchema = z.object({
  TABLE_NAME: z.string().check(z.minLength(1)),
  BUCKET_NAME: z.string().check(z.minLength(1)),
  /** Where the API answers, without the final slash: printed on the receipt. */
  PUBLIC_URL: z.url().check(z.regex(/[^/]$/)),
  ...guardVariables,
});
