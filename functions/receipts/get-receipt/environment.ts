import * as z from "zod";

export const environmentSchema = z.object({
  TABLE_NAME: z.string().min(1),
  BUCKET_NAME: z.string().min(1),
  /** Where the API answers, without the final slash: printed on the receipt. */
  PUBLIC_URL: z.url().regex(/[^/]$/),
  JWT_ISSUER: z.url(),
  JWT_JWKS_URI: z.url(),
  JWT_AUDIENCE: z.string().min(1),
  JWT_ORGANIZATION_CLAIM: z.string().min(1),
});
