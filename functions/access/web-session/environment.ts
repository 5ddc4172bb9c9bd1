import * as z from "zod/mini";

const text = () => z.string().check(z.minLength(1));

export const environmentSchema = z.object({
  TABLE_NAME: text(),
  /** Where the pages are, and where the API is. */
  PORTAL_URL: z.url(),
  PORTAL_ISSUER: z.url(),
  JWT_AUDIENCE: text(),
  TOKEN_SEED_SECRET_ARN: z.optional(text()),
  TOKEN_SEED: z.optional(z.string().check(z.minLength(32))),
  PERSON_SEED_SECRET_ARN: z.optional(text()),
  PERSON_SEED: z.optional(z.string().check(z.minLength(32))),
  /** The OpenID provider and how it knows the portal. */
  LOGIN_ISSUER: z.url(),
  LOGIN_CLIENT_ID: text(),
  LOGIN_CLIENT_SECRET_ARN: z.optional(text()),
  LOGIN_CLIENT_SECRET: z.optional(text()),
  LOGIN_SCOPE: text(),
  LOGIN_ACR_VALUES: z.optional(text()),
  LOGIN_FISCAL_CODE_CLAIM: text(),
  LOGIN_NAME_CLAIMS: text(),
});
