import * as z from "zod/mini";
import { guardVariables } from "../../../shared/lambda/guard-variables.ts";

export const environmentSchema = z.object({
  TABLE_NAME: z.string().check(z.minLength(1)),
  ...guardVariables,
  /** Secret with the seed of people's pseudonyms. */
  PERSON_SEED_SECRET_ARN: z.optional(z.string().check(z.minLength(1))),
  /** The seed itself, locally. */
  PERSON_SEED: z.optional(z.string().check(z.minLength(32))),
});
