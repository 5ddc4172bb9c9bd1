import * as z from "zod/mini";

export const environmentSchema = z.object({
  TABLE_NAME: z.string().check(z.minLength(1)),
  PORTAL_ISSUER: z.url(),
  JWT_ISSUER: z.url(),
  JWT_JWKS_URI: z.url(),
  JWT_AUDIENCE: z.string().check(z.minLength(1)),
  JWT_ORGANIZATION_CLAIM: z.string().check(z.minLength(1)),
  CLIENT_CALLS_PER_MINUTE: z.coerce.number().check(z.int(), z.positive()),
});
