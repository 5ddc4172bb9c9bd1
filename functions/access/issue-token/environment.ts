import * as z from "zod/mini";

export const environmentSchema = z.object({
  TABLE_NAME: z.string().check(z.minLength(1)),
  PORTAL_ISSUER: z.url(),
  JWT_AUDIENCE: z.string().check(z.minLength(1)),
  /** The secret from which the keys of tokens are derived. */
  TOKEN_SEED_SECRET_ARN: z.optional(z.string().check(z.minLength(1))),
  /** What it would hold, of a portal that protects nothing. */
  TOKEN_SEED: z.optional(z.string().check(z.minLength(32))),
});
