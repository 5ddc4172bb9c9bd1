import * as z from "zod";

export const environmentSchema = z.object({
  TABLE_NAME: z.string().min(1),
  JWT_ISSUER: z.url(),
  JWT_JWKS_URI: z.url(),
  JWT_AUDIENCE: z.string().min(1),
  JWT_ORGANIZATION_CLAIM: z.string().min(1),
});
