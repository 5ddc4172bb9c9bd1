import * as z from "zod/mini";

export const environmentSchema = z.object({
  TABLE_NAME: z.string().check(z.minLength(1)),
  /** The Region's fiscal code as intermediary of its enti. */
  BROKER_FISCAL_CODE: z.string().check(z.regex(/^\d{11}$/)),
  PORTAL_ISSUER: z.url(),
  JWT_ISSUER: z.url(),
  JWT_JWKS_URI: z.url(),
  JWT_AUDIENCE: z.string().check(z.minLength(1)),
  JWT_ORGANIZATION_CLAIM: z.string().check(z.minLength(1)),
  CLIENT_CALLS_PER_MINUTE: z.coerce.number().check(z.int(), z.positive()),
  /** Secret with the seed of people's pseudonyms. */
  PERSON_SEED_SECRET_ARN: z.optional(z.string().check(z.minLength(1))),
  /** The seed itself, locally. */
  PERSON_SEED: z.optional(z.string().check(z.minLength(32))),
});
