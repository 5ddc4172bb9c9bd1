import * as z from "zod";

/**
 * Where people log in: any OpenID provider will do (a gateway to SPID and CIE, Cognito), as long as
 * its ID tokens say the fiscal code.
 */
export const loginSchema = z.strictObject({
  issuer: z.url(),
  clientId: z.string().min(1),
  /**
   * Of the local provider. Where it is left out, the secret that the provider has given is in
   * Secrets Manager.
   */
  clientSecret: z.string().min(1).optional(),
  /** The provider asks the portal for no secret: PKCE alone protects the code. */
  publicClient: z.literal(true).optional(),
  scope: z
    .string()
    .regex(/^openid( |$)/)
    .default("openid profile"),
  /** Levels of assurance that will do, e.g. SPID's second; any where it is left out. */
  acrValues: z.array(z.string().regex(/^\S+$/)).min(1).optional(),
  claims: z.strictObject({
    /** With or without `TINIT-` before it. */
    fiscalCode: z.string().regex(/^\S+$/),
    /** What the displayed name is made of, in this order. */
    names: z.array(z.string().regex(/^\S+$/)).min(1),
  }),
  /**
   * From which people's pseudonyms are derived. Where it is left out, the deployment makes one and
   * keeps it in a secret, which never changes.
   */
  personSeed: z.string().min(32).optional(),
});
